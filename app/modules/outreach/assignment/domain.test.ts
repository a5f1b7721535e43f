import { describe, expect, it } from 'vitest';
import type { RuleAssignee } from '../rule/schema';
import { chooseAssignee, isServingStaff } from './domain';

const candidates = [
  { membershipId: 'li', name: '李娜', openContacts: 4 },
  { membershipId: 'wang', name: '王 芳', openContacts: 2 },
  { membershipId: 'zhao', name: 'Zhao Min', openContacts: 2 },
];
const everybody = ['li', 'wang', 'zhao'];

function choose(assignee: RuleAssignee, turn = 0, servingStaffName: string | null = null, excludeServingStaff = true) {
  return chooseAssignee({ assignee, excludeServingStaff, servingStaffName, candidates, turn });
}

describe('who gets the call', () => {
  it('nobody in particular: the queue', () => expect(choose({ strategy: 'queue' })).toBeNull());
  it('always the same person', () => expect(choose({ strategy: 'fixed', membershipId: 'li' })).toBe('li'));
  it('in turn', () => {
    const turns = [0, 1, 2, 3].map((turn) => choose({ strategy: 'round-robin', membershipIds: everybody }, turn));
    expect(turns).toEqual(['li', 'wang', 'zhao', 'li']);
  });
  it('in turn among all, when nobody is named', () => {
    expect([1, 4].map((turn) => choose({ strategy: 'round-robin', membershipIds: [] }, turn))).toEqual(['wang', 'wang']);
  });
  it('whoever has the fewest open calls, the first of equals', () => {
    expect(choose({ strategy: 'least-open', membershipIds: everybody })).toBe('wang');
  });
  it('never whoever served the customer', () => {
    expect(choose({ strategy: 'least-open', membershipIds: everybody }, 0, '王芳')).toBe('zhao');
    expect(choose({ strategy: 'fixed', membershipId: 'li' }, 0, '李娜')).toBeNull();
    expect(choose({ strategy: 'fixed', membershipId: 'li' }, 0, '李娜', false)).toBe('li');
  });
  it('the queue, when the person named may not work any more', () => {
    expect(choose({ strategy: 'fixed', membershipId: 'gone' })).toBeNull();
    expect(choose({ strategy: 'round-robin', membershipIds: ['gone', 'li'] }, 1)).toBe('li');
  });
  it('names are compared as people read them', () => {
    expect(isServingStaff('Zhao Min', 'ZHAO  MIN')).toBe(true);
    expect(isServingStaff('Zhao Min', null)).toBe(false);
  });
});
