import { z } from 'zod';
import { toMajorText, toMinorUnits } from '#app/lib/money';
import { DETAILS, type RecordKind } from '#app/modules/service-records/kind/schema';
import { createRecordInput, type CreateRecordInput, type RecordFile } from '#app/modules/service-records/record/schema';

const { kind: _kind, details: _details, amountMinor: _amountMinor, ...shared } = createRecordInput.shape;

/**
 * A record as the form of its kind posts it: the input of the procedure, but with the amount in major units as it
 * is typed, and with the details of one kind, so that ticks and numbers are read as such.
 */
export function recordFormSchema(kind: RecordKind, currency: string) {
  return z.strictObject({
    ...shared,
    amount: z.string().trim().max(20).refine((text) => toMinorUnits(text, currency) !== null, { error: 'records:problem.amount' }).nullish(),
    // The details of a kind are all optional: nothing filled in is an empty object.
    details: DETAILS[kind].optional() as z.ZodOptional<z.ZodObject>,
  });
}
type RecordForm = z.output<ReturnType<typeof recordFormSchema>>;

/** What the procedure takes; the form shows every field, so what came back empty is emptied. */
export function fromRecordForm({ amount, details, ...value }: RecordForm, currency: string): Omit<CreateRecordInput, 'kind'> {
  const named = <T extends object>(subject: T | null | undefined): T | null => (subject && Object.values(subject).some(Boolean) ? subject : null);
  return {
    customerId: value.customerId ?? null,
    customer: named(value.customer),
    vehicleId: value.vehicleId ?? null,
    vehicle: named(value.vehicle),
    homeId: value.homeId ?? null,
    home: named(value.home),
    externalNumber: value.externalNumber ?? null,
    orgUnitId: value.orgUnitId ?? null,
    occurredOn: value.occurredOn ?? null,
    invoicedOn: value.invoicedOn ?? null,
    receivedOn: value.receivedOn ?? null,
    staffName: value.staffName ?? null,
    amountMinor: amount ? toMinorUnits(amount, currency) : null,
    details: Object.fromEntries(Object.entries(details ?? {}).filter(([, detail]) => detail !== undefined)) as CreateRecordInput['details'],
  };
}

/** The form's start values for a record on file. Its customer, vehicle and home come by id. */
export function toRecordForm(record: RecordFile, currency: string) {
  const { externalNumber, occurredOn, invoicedOn, receivedOn, staffName, amountMinor } = record;
  // As a browser posts them: a tick is "on", or nothing.
  const details = Object.fromEntries(Object.entries(record.details).map(([key, value]) => [key, value === true ? 'on' : value === false ? undefined : String(value)]));
  return {
    externalNumber, occurredOn, invoicedOn, receivedOn, staffName, details,
    orgUnitId: record.orgUnit?.id,
    customerId: record.customer?.id,
    vehicleId: record.vehicle?.id,
    homeId: record.home?.id,
    amount: amountMinor === null ? null : toMajorText(amountMinor, record.currency ?? currency),
  };
}

export const recordFormDataInput = z.strictObject({ customerId: z.uuid().optional(), vehicleId: z.uuid().optional(), homeId: z.uuid().optional() });

/** What the form offers: kinds, units, sites, and the subjects that it was opened for. */
export interface RecordFormData {
  kinds: RecordKind[];
  currency: string;
  orgUnits: { id: string; name: string }[];
  sites: { id: string; name: string }[];
  customer: { id: string; label: string } | null;
  vehicle: { id: string; label: string } | null;
  home: { id: string; label: string } | null;
}
