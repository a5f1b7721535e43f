import { z } from 'zod';
import { defineJob } from '#app/lib/job-contract';

/** At least once: a second copy of an invitation does less harm than none. Both copies have the same link. */
export const sendInvitation = defineJob({
  name: 'access.send-invitation',
  queue: 'interactive',
  payload: z.strictObject({ invitationId: z.uuid() }),
});

/** At least once: each copy has a link of its own, and using one ends the others. */
export const sendPasswordReset = defineJob({
  name: 'access.send-password-reset',
  queue: 'interactive',
  payload: z.strictObject({ userId: z.uuid() }),
});

/** Ended sessions, old counters, used links: nothing that anybody misses. */
export const sweepEnded = defineJob({
  name: 'access.sweep-ended',
  queue: 'scheduled',
  payload: z.strictObject({}),
  cron: '17 * * * *',
});
