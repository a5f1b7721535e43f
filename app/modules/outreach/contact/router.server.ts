import { z } from 'zod';
import { router, tenantProcedure } from '#app/platform/trpc.server';
import { attemptOutput, completeContactInput, recordAttemptInput, undoAttemptInput } from '../attempt/schema';
import { completeContact, recordAttempt, undoAttempt } from '../attempt/service.server';
import { exportContacts } from '../contact-sheet/service.server';
import { finishCallInput, openCallInput, saveAnswersInput } from '../call/schema';
import { finishCall, openCall, saveAnswers } from '../call/service.server';
import { claimContact, claimNextContact, releaseContact } from '../claim/service.server';
import { queueInput } from '../queue/schema';
import { readQueuePage } from '../queue/service.server';
import { dismissReminderInput } from '../reminder/schema';
import { dismissReminder, dueReminders } from '../reminder/service.server';
import { listSignalsInput, markSignalsInput } from '../signal/schema';
import { listSignals, markSignalsSeen } from '../signal/service.server';
import { assignContactsInput, cancelContactsInput, contactDetailSchema, contactIdInput, contactPage, exportContactsInput, listContactsInput } from './schema';
import { assignContacts, cancelContacts, contactsOfCustomer, contactsOfRecord, getContact, listContacts, readSheetPage } from './service.server';

const tags = ['contacts'];
const reading = tenantProcedure('outreach.contact.read');
const working = tenantProcedure('outreach.contact.work');
const managing = tenantProcedure('outreach.contact.manage');

/** Planned calls: the list, the agent's queue and call screen, and what a manager does with them (D-36). */
export const contactsRouter = router({
  list: reading
    .meta({ openapi: { method: 'GET', path: '/contacts', tags } })
    .input(listContactsInput)
    .output(contactPage)
    .query(({ ctx, input }) => listContacts(ctx, input)),
  get: reading
    .meta({ openapi: { method: 'GET', path: '/contacts/{id}', tags } })
    .input(contactIdInput)
    .output(contactDetailSchema)
    .query(({ ctx, input }) => getContact(ctx, input)),
  forCustomer: reading.input(z.strictObject({ customerId: z.uuid() })).query(({ ctx, input }) => contactsOfCustomer(ctx, input)),
  forRecord: reading.input(z.strictObject({ serviceRecordId: z.uuid() })).query(({ ctx, input }) => contactsOfRecord(ctx, input)),
  export: reading.input(exportContactsInput).query(({ ctx, input }) => exportContacts(ctx, input)),
  sheet: reading.input(listContactsInput).query(({ ctx, input }) => readSheetPage(ctx, input)),

  queue: working.input(queueInput).query(({ ctx, input }) => readQueuePage(ctx, input)),
  claim: working.input(contactIdInput).mutation(({ ctx, input }) => claimContact(ctx, input)),
  claimNext: working.input(z.strictObject({ except: z.uuid().optional() })).mutation(({ ctx, input }) => claimNextContact(ctx, input)),
  release: working.input(contactIdInput).mutation(({ ctx, input }) => releaseContact(ctx, input)),

  /** A mutation: opening takes the call in hand. */
  forWork: working.input(openCallInput).mutation(({ ctx, input }) => openCall(ctx, input)),
  saveAnswers: working.input(saveAnswersInput).mutation(({ ctx, input }) => saveAnswers(ctx, input)),
  finishCall: working.input(finishCallInput).mutation(({ ctx, input }) => finishCall(ctx, input)),
  undo: working.input(undoAttemptInput).mutation(({ ctx, input }) => undoAttempt(ctx, input)),
  recordAttempt: working
    .meta({ openapi: { method: 'POST', path: '/contacts/{id}/attempts', tags } })
    .input(recordAttemptInput)
    .output(attemptOutput)
    .mutation(({ ctx, input }) => recordAttempt(ctx, input)),
  complete: working
    .meta({ openapi: { method: 'POST', path: '/contacts/{id}/complete', tags } })
    .input(completeContactInput)
    .output(attemptOutput)
    .mutation(({ ctx, input }) => completeContact(ctx, input)),

  assign: managing.input(assignContactsInput).mutation(({ ctx, input }) => assignContacts(ctx, input)),
  cancel: managing.input(cancelContactsInput).mutation(({ ctx, input }) => cancelContacts(ctx, input)),
  signals: managing.input(listSignalsInput).query(({ ctx, input }) => listSignals(ctx, input)),
  markSignalsSeen: managing.input(markSignalsInput).mutation(({ ctx, input }) => markSignalsSeen(ctx, input)),

  dueReminders: working.input(z.strictObject({})).query(({ ctx }) => dueReminders(ctx)),
  dismissReminder: working.input(dismissReminderInput).mutation(({ ctx, input }) => dismissReminder(ctx, input)),
});
