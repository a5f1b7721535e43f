import { z } from 'zod';
import { defineEvent } from '#app/lib/job-contract';

/** Ids that one event may carry; larger batches give several events. */
export const RECORDS_PER_EVENT = 1000;

/** Records were created or changed: contacts that hang on them are to be planned again (D-04). */
export const recordSaved = defineEvent(
  'service-records.record-saved',
  z.strictObject({ serviceRecordIds: z.array(z.uuid()).min(1).max(RECORDS_PER_EVENT) }),
);
