import type { RecordDraft } from './schema';

/** A record's columns as bulk work reads and writes them. Dates are civil dates. */
export interface StoredRecord {
  id: string;
  naturalKey: string;
  externalNumber: string | null;
  customerId: string | null;
  vehicleId: string | null;
  homeId: string | null;
  orgUnitId: string | null;
  occurredOn: string | null;
  invoicedOn: string | null;
  receivedOn: string | null;
  staffName: string | null;
  amountMinor: number | null;
  currency: string | null;
  details: Record<string, string | number | boolean>;
}

/** A draft whose customer and vehicle are found. */
export type ResolvedDraft = Pick<RecordDraft, 'naturalKey' | 'externalNumber' | 'homeId' | 'orgUnitId' | 'occurredOn' | 'invoicedOn' | 'receivedOn' | 'staffName' | 'amountMinor'> & {
  customerId: string | null;
  vehicleId: string | null;
  details: Record<string, string | number | boolean>;
};

const COLUMNS = ['externalNumber', 'customerId', 'vehicleId', 'homeId', 'orgUnitId', 'occurredOn', 'invoicedOn', 'receivedOn', 'staffName', 'amountMinor'] as const;

export function newRecord(id: string, draft: ResolvedDraft, currency: string): StoredRecord {
  return { ...draft, id, currency: draft.amountMinor === null ? null : currency };
}

/** Puts what the draft says over the record; true when that changed anything. What it doesn't say stays. */
export function applyDraft(record: StoredRecord, draft: ResolvedDraft, currency: string): boolean {
  let isChanged = false;
  for (const column of COLUMNS) {
    const value = draft[column];
    if (value === null || record[column] === value) continue;
    Object.assign(record, { [column]: value });
    isChanged = true;
  }
  if (record.amountMinor !== null && record.currency === null) record.currency = currency;
  for (const [key, value] of Object.entries(draft.details)) {
    if (record.details[key] === value) continue;
    record.details = { ...record.details, [key]: value };
    isChanged = true;
  }
  return isChanged;
}
