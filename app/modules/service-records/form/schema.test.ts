import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import { createRecordInput, type RecordFile } from '#app/modules/service-records/record/schema';
import { fromRecordForm, recordFormSchema, toRecordForm } from './schema';

/** What a browser posts: every control, empty ones too, ticks only when set. */
function post(fields: Record<string, string>) {
  const formData = new FormData();
  for (const [name, value] of Object.entries(fields)) formData.set(name, value);
  return parseWithZod(formData, { schema: recordFormSchema('repair', 'CNY') });
}
const EMPTY = {
  'customer.name': '', 'customer.phone': '', 'vehicle.vin': '', 'vehicle.plate': '', externalNumber: '', orgUnitId: '', occurredOn: '', receivedOn: '',
  staffName: '', amount: '', 'details.repairType': '', 'details.mileage': '', 'details.technician': '', 'details.nextServiceOn': '', 'details.work': '', 'details.note': '',
};

describe('the form of a repair', () => {
  it('sent empty is a record that says nothing, and the procedure takes it', () => {
    const submission = post(EMPTY);
    expect(submission.status).toBe('success');
    if (submission.status !== 'success') return;
    const input = { kind: 'repair', ...fromRecordForm(submission.value, 'CNY') };
    expect(createRecordInput.safeParse(input).success).toBe(true);
    expect(input).toMatchObject({ customer: null, vehicle: null, amountMinor: null, details: {} });
  });

  it('reads amounts in yuan, ticks and kilometres', () => {
    const submission = post({ ...EMPTY, amount: '1,234.5', 'details.accident': 'on', 'details.mileage': '15000', 'customer.phone': '137 3333 4444' });
    if (submission.status !== 'success') throw new Error(JSON.stringify(submission.error));
    expect(fromRecordForm(submission.value, 'CNY')).toMatchObject({ amountMinor: 123_450, details: { accident: true, mileage: 15_000 }, customer: { phone: '+8613733334444' } });
  });

  it.each([['amount', '12.345'], ['details.mileage', 'abc'], ['vehicle.vin', 'LFV3A'], ['customer.phone', '12']])('refuses %s "%s" at its field', (field, value) => {
    const submission = post({ ...EMPTY, [field]: value });
    expect(Object.keys(submission.status === 'error' ? (submission.error ?? {}) : {})).toEqual([field]);
  });

  it('starts with what is on file, as a browser would post it', () => {
    const record = { amountMinor: 123_450, currency: 'CNY', details: { accident: true, mileage: 15_000, work: '换机油' }, customer: null, vehicle: null, home: null, orgUnit: null } as unknown as RecordFile;
    expect(toRecordForm(record, 'CNY')).toMatchObject({ amount: '1234.50', details: { accident: 'on', mileage: '15000', work: '换机油' } });
  });
});
