import type { Ledger, Trial } from '../twin-ledger';
import type { World } from '../twin-world';

const ATTEMPT = '018f0000-0000-7000-8000-00000000000';
const good = { overall: 5 };
const contact = (purpose: string) => (_own: World, theirs: World) => ({ id: theirs.contact(purpose) });

const filters: [name: string, filter: (theirs: World) => object][] = [
  ['customer', (theirs) => ({ customerId: theirs.customer('desk') })],
  ['record', (theirs) => ({ serviceRecordId: theirs.recordOfContact })],
  ['assignee', (theirs) => ({ assigneeId: theirs.agent.membershipId })],
  ['unit', (theirs) => ({ orgUnitId: theirs.outlet })],
  ['caller', (theirs) => ({ attemptedBy: theirs.owner.membershipId })],
];
const filtered = filters.map(([name, filter]): Trial => ({ name, stranger: 'same', input: (_own, theirs) => filter(theirs) }));

/** Planned calls: the list, the queue, the call screen, reminders and signals. */
export const deskLedger: Ledger = {
  'contacts.list': [{ stranger: 'own', input: () => ({ limit: 200 }) }, { name: 'rule', stranger: 'own', input: () => ({ rule: '3DC' }) }, ...filtered],
  'contacts.export': [{ stranger: 'own', input: () => ({}) }, ...filtered],
  'contacts.get': [{ stranger: 'not-found', input: (_own, theirs) => ({ id: theirs.doneContact }) }],
  'contacts.forCustomer': [{ stranger: 'same', input: (_own, theirs) => ({ customerId: theirs.customer('desk') }) }],
  'contacts.forRecord': [{ stranger: 'same', input: (_own, theirs) => ({ serviceRecordId: theirs.recordOfContact }) }],
  'contacts.sheet': [{ stranger: 'own', input: () => ({ limit: 200 }) }],
  'contacts.queue': (['mine', 'team', 'overdue', 'promised'] as const).map((view): Trial => ({ name: view, stranger: 'own', ...(view === 'overdue' ? { plain: true } : {}), input: () => ({ view, limit: 200 }) })),
  'contacts.undo': [{ stranger: 'not-found', input: (_own, theirs) => ({ attemptId: theirs.attempt('undo') }) }],
  'contacts.forWork': [
    { name: 'look', stranger: 'not-found', plain: true, input: (_own, theirs) => ({ id: theirs.contact('look'), mode: 'look' }) },
    { name: 'open', stranger: 'not-found', input: (_own, theirs) => ({ id: theirs.contact('open'), mode: 'open' }) },
  ],
  'contacts.claim': [{ stranger: 'not-found', input: contact('claim') }],
  'contacts.release': [{ stranger: 'same', input: contact('claim') }],
  'contacts.claimNext': [
    { stranger: 'own', input: () => ({}) },
    { name: 'except', stranger: 'own', input: (_own, theirs) => ({ except: theirs.contact('except') }) },
  ],
  'contacts.saveAnswers': [{ stranger: 'not-found', input: (_own, theirs) => ({ id: theirs.contact('answers'), fields: { overall: ['4'] }, note: '记下' }) }],
  'contacts.recordAttempt': [
    { stranger: 'not-found', input: (_own, theirs) => ({ id: theirs.contact('attempt'), attemptId: `${ATTEMPT}1`, outcome: 'refused', note: '不要再打' }) },
    { name: 'later', stranger: 'not-found', input: (_own, theirs) => ({ id: theirs.contact('later'), outcome: 'call-later', at: '2026-11-24T02:00:00Z' }) },
    { name: 'wrong number', stranger: 'not-found', input: (_own, theirs) => ({ id: theirs.contact('wrong'), outcome: 'wrong-number' }) },
  ],
  'contacts.complete': [{ stranger: 'not-found', input: (_own, theirs) => ({ id: theirs.contact('complete'), answers: good }) }],
  'contacts.finishCall': [{ stranger: 'not-found', input: (_own, theirs) => ({ id: theirs.contact('finish'), attemptId: `${ATTEMPT}2`, outcome: 'reached', fields: { overall: ['5'] } }) }],
  'contacts.assign': [
    { stranger: 'same', input: (own, theirs) => ({ ids: [theirs.contact('assign')], membershipId: own.agent.membershipId }) },
    { name: 'nobody', stranger: 'same', input: (_own, theirs) => ({ ids: [theirs.contact('assign')], membershipId: null }) },
    { name: 'member', stranger: 'invalid', input: (own, theirs) => ({ ids: [own.contact('assign-to')], membershipId: theirs.agent.membershipId }) },
  ],
  'contacts.cancel': [{ stranger: 'same', input: (_own, theirs) => ({ ids: [theirs.contact('cancel')], reason: '不是我的' }) }],
  'contacts.signals': [{ stranger: 'own', input: () => ({}) }],
  'contacts.markSignalsSeen': [{ stranger: 'same', input: (_own, theirs) => ({ ids: [theirs.signal('seen')] }) }],
  'contacts.dueReminders': [{ stranger: 'own', input: () => ({}) }],
  'contacts.dismissReminder': [{ stranger: 'same', input: (_own, theirs) => ({ id: theirs.reminder('dismiss') }) }],
};
