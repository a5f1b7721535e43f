import { z } from 'zod';
import { civilFromParts } from '#app/lib/civil-date';
import { pageInput } from '#app/lib/paging';
import { plainText } from '#app/lib/plain-text';
import { consentPurposeSchema } from '#app/modules/customers/consent/schema';
import { customerPhonesSchema } from '#app/modules/customers/phone/schema';

export const CUSTOMER_KINDS = ['person', 'company'] as const;
export const ID_DOCUMENT_KINDS = ['id-card', 'business-licence', 'passport', 'military-id', 'residence-permit', 'driving-licence', 'other'] as const;
export const BIRTH_CALENDARS = ['solar', 'lunar'] as const;

/** Text of one line as it is stored: plain characters, no blanks around; empty text is no text. */
const line = (max: number) => z.string().overwrite(plainText).max(max);

/**
 * A birthday in its own calendar; the year may be unknown, and nothing at all means that the birthday is. Whether
 * a lunar month had 30 days, or a year that leap month, is decided by the service: the tables are too big for a
 * browser.
 */
export const birthdaySchema = z
  .strictObject({
    calendar: z.enum(BIRTH_CALENDARS).nullish(),
    year: z.int().min(1900).max(2099).nullish(),
    month: z.int().min(1).max(12).nullish(),
    day: z.int().min(1).max(31).nullish(),
    leap: z.boolean().nullish(),
  })
  .superRefine((birthday, context) => {
    const { calendar, year, month, day, leap } = birthday;
    if (!calendar && !year && !month && !day && !leap) return;
    for (const field of ['calendar', 'month', 'day'] as const) {
      if (!birthday[field]) context.addIssue({ code: 'custom', path: [field], message: 'errors:field.required' });
    }
    if (!calendar || !month || !day) return;
    const exists = calendar === 'lunar' ? day <= 30 : civilFromParts({ year: year ?? 2000, month, day }) !== null;
    if (!exists) context.addIssue({ code: 'custom', path: ['day'], message: 'customers:problem.no-such-day' });
    if (leap === true && calendar !== 'lunar') context.addIssue({ code: 'custom', path: ['leap'], message: 'customers:problem.leap-is-lunar' });
  });
export type BirthdayInput = z.output<typeof birthdaySchema>;

/** Without defaults: a PATCH must leave alone what it doesn't name. */
const fields = {
  kind: z.enum(CUSTOMER_KINDS),
  name: line(120).min(1),
  phones: customerPhonesSchema,
  email: z.email().max(200).nullish(),
  address: line(300).nullish(),
  idDocumentKind: z.enum(ID_DOCUMENT_KINDS).nullish(),
  idDocumentNumber: z.string().overwrite((text) => plainText(text).replaceAll(' ', '').toUpperCase()).max(40).nullish(),
  birthday: birthdaySchema.nullish(),
  vip: z.boolean(),
  note: z.string().trim().max(2000).nullish(),
};

export const createCustomerInput = z.strictObject({
  ...fields,
  kind: fields.kind.default('person'),
  phones: fields.phones.default([]),
  vip: fields.vip.default(false),
});
export type CreateCustomerInput = z.output<typeof createCustomerInput>;

export const updateCustomerInput = z.strictObject({
  customerId: z.uuid(),
  ...z.strictObject(fields).partial().shape,
});
export type UpdateCustomerInput = z.output<typeof updateCustomerInput>;

export const customerIdInput = z.strictObject({ customerId: z.uuid() });

const choice = z.enum(['yes', 'no']).optional();

export const customerFilter = {
  /** Name, sound of the name, phone, plate, VIN or number; see `readSearch`. */
  q: z.string().max(100).optional(),
  kind: z.enum(CUSTOMER_KINDS).optional(),
  vip: choice,
  doNotContact: choice,
};
export const listCustomersInput = z.strictObject({ ...customerFilter, ...pageInput });
export type ListCustomersInput = z.output<typeof listCustomersInput>;
export const exportCustomersInput = z.strictObject(customerFilter);

export const customerListItem = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(CUSTOMER_KINDS),
  name: z.string(),
  vip: z.boolean(),
  doNotContact: z.boolean(),
  phones: z.array(z.object({ phone: z.string(), label: z.string().nullable(), invalid: z.boolean() })),
  vehicles: z.array(z.object({ id: z.uuid(), vin: z.string().nullable(), plate: z.string().nullable(), model: z.string().nullable() })),
  homes: z.array(z.object({ id: z.uuid(), address: z.string() })),
});
export type CustomerListItem = z.output<typeof customerListItem>;

export const customerPage = z.object({ items: z.array(customerListItem), nextCursor: z.string().nullable() });

const civilText = z.string().nullable();
const reference = z.object({ id: z.uuid(), number: z.string(), name: z.string() });

/** Everything about one customer on one screen. Dates are civil dates, instants ISO in UTC, amounts minor units. */
export const customerFile = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(CUSTOMER_KINDS),
  name: z.string(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  idDocumentKind: z.string().nullable(),
  idDocumentNumber: z.string().nullable(),
  birthday: z
    .object({ calendar: z.enum(BIRTH_CALENDARS), year: z.int().nullable(), month: z.int(), day: z.int(), leap: z.boolean() })
    .nullable(),
  nextBirthday: civilText,
  vip: z.boolean(),
  doNotContact: z.object({ reason: z.string(), at: z.string() }).nullable(),
  note: z.string().nullable(),
  source: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  mergedInto: reference.nullable(),
  merged: z.array(reference),
  phones: z.array(z.object({ phone: z.string(), label: z.string().nullable(), invalidAt: z.string().nullable() })),
  consents: z.array(
    z.object({
      purpose: consentPurposeSchema,
      granted: z.boolean(),
      given: z.object({ source: z.string(), at: z.string() }).nullable(),
    }),
  ),
  consentHistory: z.array(z.object({ purpose: z.string(), granted: z.boolean(), source: z.string(), at: z.string() })),
  vehicles: z.array(
    z.object({
      id: z.uuid(), vin: z.string().nullable(), plate: z.string().nullable(), brand: z.string().nullable(), model: z.string().nullable(),
      color: z.string().nullable(), warrantyEndsOn: civilText, fromOn: civilText, toOn: civilText,
    }),
  ),
  homes: z.array(z.object({ id: z.uuid(), address: z.string(), zone: z.string().nullable(), relation: z.string(), fromOn: civilText, toOn: civilText })),
  records: z.array(
    z.object({
      id: z.uuid(), kind: z.string(), externalNumber: z.string().nullable(), occurredOn: civilText, invoicedOn: civilText, receivedOn: civilText,
      orgUnitName: z.string().nullable(), staffName: z.string().nullable(), amountMinor: z.number().nullable(), currency: z.string().nullable(),
      vehicle: z.object({ id: z.uuid(), vin: z.string().nullable(), plate: z.string().nullable(), model: z.string().nullable() }).nullable(),
    }),
  ),
});
export type CustomerFile = z.output<typeof customerFile>;
