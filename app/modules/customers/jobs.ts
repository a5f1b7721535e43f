import { z } from 'zod';
import { defineEvent } from '#app/lib/job-contract';

/** `mergedId` became a pointer to `survivorId`; whoever keeps customer ids of its own re-points them (C-19). */
export const customerMerged = defineEvent(
  'customers.customer-merged',
  z.strictObject({ survivorId: z.uuid(), mergedId: z.uuid() }),
);

/** Whether the customer may or can be contacted changed (word, consent, phone): planned contacts are to be looked at. */
export const doNotContactChanged = defineEvent('customers.do-not-contact-changed', z.strictObject({ customerId: z.uuid() }));
