import { z } from 'zod';
import { router, tenantProcedure } from '#app/platform/trpc.server';
import { recordConsentInput } from './consent/schema';
import { recordConsent } from './consent/service.server';
import { createCustomerInput, customerFile, customerIdInput, customerPage, exportCustomersInput, listCustomersInput, updateCustomerInput } from './customer/schema';
import { createCustomer, getCustomer, getCustomerPage, listCustomers, listDuplicates, updateCustomer } from './customer/service.server';
import { liftDoNotContactInput, setDoNotContactInput } from './do-not-contact/schema';
import { liftDoNotContact, setDoNotContact } from './do-not-contact/service.server';
import { duplicateSchema } from './duplicate/schema';
import { exportCustomers } from './export/service.server';
import { mergeCustomersInput, mergePairInput } from './merge/schema';
import { getMergePair, mergeCustomers } from './merge/service.server';
import { markPhoneInput } from './phone/schema';
import { markPhone } from './phone/service.server';

const read = tenantProcedure('customers.customer.read');
const write = tenantProcedure('customers.customer.write');
const merge = tenantProcedure('customers.customer.merge');
const tags = ['customers'];
const duplicates = z.array(duplicateSchema);

export const customersRouter = router({
  list: read
    .meta({ openapi: { method: 'GET', path: '/customers', tags } })
    .input(listCustomersInput)
    .output(customerPage)
    .query(({ ctx, input }) => listCustomers(ctx, input)),
  get: read
    .meta({ openapi: { method: 'GET', path: '/customers/{customerId}', tags } })
    .input(customerIdInput)
    .output(customerFile)
    .query(({ ctx, input }) => getCustomer(ctx, input)),
  file: read.input(customerIdInput).query(({ ctx, input }) => getCustomerPage(ctx, input)),
  create: write
    .meta({ openapi: { method: 'POST', path: '/customers', tags } })
    .input(createCustomerInput)
    .output(z.object({ customerId: z.uuid(), number: z.string(), duplicates }))
    .mutation(({ ctx, input }) => createCustomer(ctx, input)),
  update: write
    .meta({ openapi: { method: 'PATCH', path: '/customers/{customerId}', tags } })
    .input(updateCustomerInput)
    .output(z.object({ customerId: z.uuid(), duplicates }))
    .mutation(({ ctx, input }) => updateCustomer(ctx, input)),
  duplicates: read
    .input(z.strictObject({ customer: createCustomerInput, exceptId: z.uuid().nullish() }))
    .query(({ ctx, input }) => listDuplicates(ctx, input.customer, input.exceptId ?? null)),
  export: read.input(exportCustomersInput).query(({ ctx, input }) => exportCustomers(ctx, input)),
  mergePair: merge.input(mergePairInput).query(({ ctx, input }) => getMergePair(ctx, input)),
  merge: merge.input(mergeCustomersInput).mutation(({ ctx, input }) => mergeCustomers(ctx, input)),
  recordConsent: write.input(recordConsentInput).mutation(({ ctx, input }) => recordConsent(ctx, input)),
  setDoNotContact: write.input(setDoNotContactInput).mutation(({ ctx, input }) => setDoNotContact(ctx, input)),
  liftDoNotContact: write.input(liftDoNotContactInput).mutation(({ ctx, input }) => liftDoNotContact(ctx, input)),
  markPhone: write.input(markPhoneInput).mutation(({ ctx, input }) => markPhone(ctx, input)),
});
