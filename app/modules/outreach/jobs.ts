import { z } from 'zod';
import { defineEvent, defineJob } from '#app/lib/job-contract';
import { defineTurn } from '#app/lib/turn-contract';

/** A rule was saved, switched or moved in time: untouched contacts are planned anew, in turns (DESIGN 6). */
export const ruleChanged = defineEvent('outreach.rule-changed', z.strictObject({ ruleId: z.uuid(), after: z.uuid().optional() }));

/** Somebody finished a contact, whatever came out of it. */
export const contactFinished = defineEvent('outreach.contact-finished', z.strictObject({ contactId: z.uuid() }));

/** A low score or a complaint was heard; cases and findings will listen. */
export const signalRaised = defineEvent('outreach.signal-raised', z.strictObject({ contactId: z.uuid(), signalId: z.uuid() }));

/** The agreed time of a promised call has come. */
export const promiseDue = defineJob({
  name: 'outreach.promise-due',
  queue: 'interactive',
  payload: z.strictObject({ contactId: z.uuid(), promisedAt: z.iso.datetime() }),
});

/** Once a day, soon after the tenant's midnight: what the events missed is planned, what ran out is closed. */
export const planTurn = defineTurn({ kind: 'outreach.plan-turn', localHour: 0, localMinute: 5, maxRows: 4_000, maxMs: 3_000 });
