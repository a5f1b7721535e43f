import { describe, expect, it } from 'vitest';
import { weaknessOf } from './domain';

const person = { email: 'li.ming@jincheng.example', names: ['李明', '锦城汽车'] };

describe('a new password is refused when it is easy to guess', () => {
  it.each([
    ['Password123', 'access:error.password-common'],
    ['１２３４５６７８９０', 'access:error.password-common'],
    ['aaaaaaaaaaab', 'access:error.password-pattern'],
    ['23456789:;', 'access:error.password-pattern'],
    ['li.ming@jincheng.example', 'access:error.password-personal'],
    ['LiMing20261123', 'access:error.password-personal'],
    ['锦城汽车2026!!!!', 'access:error.password-personal'],
  ])('%s', (password, reason) => expect(weaknessOf(password, person)).toBe(reason));

  it.each(['correct horse battery', '每天回访三位车主', 'tk7-Lq2-vw9-Xp4'])('but not %s', (password) => {
    expect(weaknessOf(password, person)).toBeNull();
  });
});
