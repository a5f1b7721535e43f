import { describe, expect, it } from 'vitest';
import { differences } from './domain';

describe('what the audit log shows of a change', () => {
  it('names only the values that differ', () => {
    expect(differences({ name: '客服部', active: true }, { name: '市场客服部', active: true })).toEqual([
      { path: 'name', before: '客服部', after: '市场客服部' },
    ]);
  });
  it('follows nested settings by their path', () => {
    expect(differences({ callingHours: { from: '09:00', to: '20:00' } }, { callingHours: { from: '08:30', to: '20:00' } })).toEqual([
      { path: 'callingHours.from', before: '09:00', after: '08:30' },
    ]);
  });
  it('shows a creation and a removal as one-sided', () => {
    expect(differences(undefined, { role: 'agent' })).toEqual([{ path: 'role', before: null, after: 'agent' }]);
    expect(differences({ role: 'agent' }, null)).toEqual([{ path: 'role', before: 'agent', after: null }]);
  });
  it('reads a list of words as one value and knows false from nothing', () => {
    expect(differences({ aliases: ['客服中心'], on: false }, { aliases: ['客服中心', '客服部'], on: true })).toEqual([
      { path: 'aliases', before: '客服中心', after: '客服中心, 客服部' },
      { path: 'on', before: 'false', after: 'true' },
    ]);
  });
  it('is empty when nothing changed', () => {
    expect(differences({ a: 1, b: null }, { a: 1 })).toEqual([]);
  });
});
