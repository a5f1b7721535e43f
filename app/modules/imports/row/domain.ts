import type { TableRow } from '#app/lib/cell';
import { fieldColumns, RowReader } from '#app/modules/imports/cell/domain';
import { readDelivery } from '#app/modules/imports/delivery/domain';
import type { DeliveryValue } from '#app/modules/imports/delivery/schema';
import { readHome } from '#app/modules/imports/home/domain';
import type { HomeValue } from '#app/modules/imports/home/schema';
import type { Mapping } from '#app/modules/imports/mapping/schema';
import type { BirthdayValue } from '#app/modules/imports/person/domain';
import { readRepair } from '#app/modules/imports/repair/domain';
import type { RepairValue } from '#app/modules/imports/repair/schema';
import type { ImportKind } from '#app/modules/imports/schema';
import type { RowReject, RowWarning } from './schema';

export interface ValueOfKind {
  deliveries: DeliveryValue;
  repairs: RepairValue;
  homes: HomeValue;
}
export type RowValue<K extends ImportKind = ImportKind> = ValueOfKind[K];

export type RowResult<V> = { ok: true; rowNumber: number; value: V; warnings: RowWarning[] } | { ok: false; rowNumber: number; reject: RowReject };

const READERS: { [K in ImportKind]: (row: RowReader) => ValueOfKind[K] | null } = {
  deliveries: readDelivery,
  repairs: readRepair,
  homes: readHome,
};

/** A reader for all rows of one file: the mapping is turned round once. */
export function rowNormaliser<K extends ImportKind>(kind: K, mapping: Mapping): (row: TableRow) => RowResult<ValueOfKind[K]> {
  const columns = fieldColumns(mapping);
  const read = READERS[kind];
  return (row) => {
    const reader = RowReader.of(columns, row);
    const value = reader.reject === null ? read(reader) : null;
    if (reader.reject !== null) return { ok: false, rowNumber: row.rowNumber, reject: reader.reject };
    if (value === null) throw new Error(`row reader of ${kind} gave neither a value nor a reject`);
    return { ok: true, rowNumber: row.rowNumber, value, warnings: reader.warnings };
  };
}

/** Reads one row by itself: previews and tests. */
export function normaliseRow<K extends ImportKind>(kind: K, mapping: Mapping, row: TableRow): RowResult<ValueOfKind[K]> {
  return rowNormaliser(kind, mapping)(row);
}

/**
 * Joins two rows of one file that have the same natural key: the later one wins, but a blank in it erases
 * nothing. So an identical line changes nothing, a corrected line corrects, and a poorer copy does no harm.
 */
export function joinRows<V extends RowValue>(earlier: V, later: V): V {
  return joined(earlier, later) as V;
}

function joined(earlier: unknown, later: unknown): unknown {
  if (later === null || later === undefined || later === '') return earlier;
  if (Array.isArray(later)) return later.length === 0 ? earlier : later;
  if (typeof later !== 'object' || typeof earlier !== 'object' || earlier === null) return later;
  const base: Record<string, unknown> = { ...earlier };
  for (const [key, value] of Object.entries(later)) {
    base[key] = key === 'birthday' ? joinedBirthday(base[key] as Birthday, value as Birthday) : joined(base[key], value);
  }
  return base;
}

type Birthday = BirthdayValue | null;

/** A calendar belongs to its day: it is kept only where the later row repeats the same day without one. */
function joinedBirthday(earlier: Birthday, later: Birthday): Birthday {
  if (earlier === null || later === null) return later ?? earlier;
  const isSameDay = earlier.month === later.month && earlier.day === later.day && earlier.year === later.year;
  return isSameDay && later.calendar === null ? earlier : later;
}
