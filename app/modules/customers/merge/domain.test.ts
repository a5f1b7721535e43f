import { expect, it } from 'vitest';
import { defaultSide, differingFields, mergedValues } from './domain';
import type { MergeValues } from './schema';

const values = (more: Partial<MergeValues>): MergeValues => ({ kind: 'person', name: '王伟', email: null, address: null, idDocument: null, birthday: null, note: null, ...more });

it('the survivor fills its gaps from the other and keeps the rest', () => {
  const [survivor, merged] = [values({ address: '望京' }), values({ name: '王 伟', address: '通州', email: 'w@example.com' })];
  expect(mergedValues(survivor, merged, {})).toEqual(values({ address: '望京', email: 'w@example.com' }));
  expect(defaultSide('email', survivor, merged)).toBe('merged');
});

it('a choice wins, also for an empty value', () => {
  expect(mergedValues(values({ note: '旧' }), values({ name: '王小伟' }), { name: 'merged', note: 'merged' })).toEqual(values({ name: '王小伟' }));
});

it('only what differs is to be looked at', () => {
  expect(differingFields(values({ note: 'a' }), values({ note: 'b', kind: 'company' }))).toEqual(['kind', 'note']);
});
