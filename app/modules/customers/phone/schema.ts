import { z } from 'zod';
import { readPhone } from '#app/lib/phone';

/**
 * A phone number as it is stored (E.164), or null when it can't be one. A number without country code is taken
 * as Chinese.
 */
export function normalizePhone(text: string): string | null {
  const reading = readPhone(text);
  return 'phone' in reading ? reading.phone : null;
}

/** Digits from the end, so that the last four find the row through an index. */
export function reversePhone(phone: string): string {
  return phone.replaceAll(/\D/g, '').split('').reverse().join('');
}

export const phoneSchema = z
  .string()
  .max(40)
  .overwrite((text) => normalizePhone(text) ?? text)
  .regex(/^\+[1-9]\d{4,14}$/, { error: 'errors:field.phone' });

export const customerPhoneInput = z.strictObject({
  phone: phoneSchema,
  label: z.string().trim().max(30).nullish(),
});
export type CustomerPhoneInput = z.output<typeof customerPhoneInput>;

/** In the order in which they are to be called; a number stands once. */
export const customerPhonesSchema = z
  .array(customerPhoneInput)
  .max(10)
  .superRefine((phones, context) => {
    phones.forEach(({ phone }, index) => {
      if (phones.findIndex((other) => other.phone === phone) < index) {
        context.addIssue({ code: 'custom', path: [index, 'phone'], message: 'customers:problem.phone-twice' });
      }
    });
  });

export const markPhoneInput = z.strictObject({ customerId: z.uuid(), phone: phoneSchema, invalid: z.boolean().default(false) });
export type MarkPhoneInput = z.output<typeof markPhoneInput>;
