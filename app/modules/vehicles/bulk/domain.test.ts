import { expect, it } from 'vitest';
import { isChanged, VehicleMatcher } from './domain';
import type { KnownVehicle } from './queries.server';
import type { VehicleDraft } from './schema';

const draft = (vin: string | null, plate: string | null, more: Partial<VehicleDraft> = {}): VehicleDraft => ({
  vin, plate, brand: null, model: null, color: null, engineNo: null, warrantyEndsOn: null, ...more,
});
const known = (id: string, vin: string | null, plate: string | null): KnownVehicle => ({ ...draft(vin, plate), id, ownerId: null });

it('the VIN decides, whatever the plate', () => {
  const matcher = new VehicleMatcher([known('old', 'VIN1', '京A1'), known('other', 'VIN2', '京A2')]);
  expect(matcher.match(draft('VIN1', '京A2')).known?.id).toBe('old');
});

it('a plate that went to a new car does not make it the old one', () => {
  const matcher = new VehicleMatcher([known('old', 'VIN1', '京A1')]);
  expect(matcher.match(draft('VIN9', '京A1')).known).toBeNull();
});

it('a car known by its plate alone gets its VIN, and is found by it in the next row', () => {
  const matcher = new VehicleMatcher([known('old', null, '京A1')]);
  const first = matcher.match(draft('VIN1', '京A1'));
  expect(first.known?.id).toBe('old');
  expect(isChanged(first)).toBe(true);
  expect(matcher.match(draft('VIN1', null))).toBe(first);
});

it('two rows of a new car are one car; what a row does not say stays', () => {
  const matcher = new VehicleMatcher([]);
  const first = matcher.match(draft('VIN1', null, { model: '帕萨特' }));
  expect(matcher.match(draft('VIN1', '京A1'))).toBe(first);
  expect(first.now).toMatchObject({ vin: 'VIN1', plate: '京A1', model: '帕萨特' });
});

it('of two cars that bore a plate the newer one bears it now', () => {
  const matcher = new VehicleMatcher([known('newer', null, '京A1'), known('older', null, '京A1')]);
  expect(matcher.match(draft(null, '京A1')).known?.id).toBe('newer');
});
