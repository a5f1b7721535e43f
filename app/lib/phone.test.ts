import { describe, expect, it } from 'vitest';
import { readPhone, readPhones } from './phone';

describe('a phone number as lists have it', () => {
  it.each([
    ['13821526517', '+8613821526517'],
    ['186-8593-5555', '+8618685935555'],
    ['+86 138 2152 6517', '+8613821526517'],
    ['0086-13821526517', '+8613821526517'],
    ['013821526517', '+8613821526517'],
    ['13821526517', '+8613821526517'],
    ['13821526517.0', '+8613821526517'],
    ['1.5912345678E+10', '+8615912345678'],
    ['010-62345678', '+861062345678'],
    ['(0571) 8765 4321', '+8657187654321'],
    ['400-800-1234', '+864008001234'],
    ['+852 2345 6789', '+85223456789'],
  ])('%s', (text, phone) => {
    expect(readPhone(text)).toEqual({ phone });
  });

  it.each([
    ['1.59E+10', 'phoneRounded'],
    ['62345678', 'phoneInvalid'],
    ['12345', 'phoneInvalid'],
    ['12821526517', 'phoneInvalid'],
    ['138215265170', 'phoneInvalid'],
    ['没有', 'phoneInvalid'],
  ])('%s is none', (text, problem) => {
    expect(readPhone(text)).toEqual({ problem });
  });

  it('several in one cell, each once, the bad ones named', () => {
    expect(readPhones('13821526517、010-62345678/13821526517;123\n18685935555')).toEqual({
      phones: ['+8613821526517', '+861062345678', '+8618685935555'],
      problems: [{ problem: 'phoneInvalid', text: '123' }],
    });
  });
});
