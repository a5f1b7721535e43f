import { addDays, civilToInstant, timeOfDay } from '#app/lib/civil-date';
import { applyOutcome, type ContactDates, type Moment } from '../contact/domain';
import type { ContactState } from '../contact/schema';
import type { CallingHours, RetryPolicy } from '../rule/schema';
import type { CallView, OutcomePreview, PromiseChoice } from './schema';

const MINUTE_MS = 60_000;
const EVENING = '18:00';

/** What the outcomes that do not end the conversation would bring about now; nothing is changed. */
export function previewOutcomes(input: {
  contact: ContactState & Pick<ContactDates, 'expireOn'>;
  policy: { retry: RetryPolicy; callingHours: CallingHours };
  otherPhones: number;
  moment: Moment;
}): CallView['outcomes'] {
  const preview = (kind: keyof CallView['outcomes']): OutcomePreview => {
    const result = applyOutcome({ ...input, outcome: { kind }, survey: 'none' });
    const state = result.ok ? result.next : input.contact;
    return {
      status: state.status,
      reason: state.reason,
      nextAttemptAt: state.nextAttemptAt?.toISOString() ?? null,
      nextPhone: result.ok && result.effects.includes('try-next-phone'),
    };
  };
  return { 'no-answer': preview('no-answer'), busy: preview('busy'), 'wrong-number': preview('wrong-number') };
}

/**
 * Times that customers name most: in an hour (to the next five minutes), this evening, tomorrow morning when the
 * calling hours begin, tomorrow evening. Times outside of the calling hours are left out; own ones may be typed.
 */
export function promiseChoices(hours: CallingHours, { now, today, timeZone }: Moment): PromiseChoice[] {
  const inAnHour = new Date(Math.ceil((now.getTime() + 60 * MINUTE_MS) / (5 * MINUTE_MS)) * 5 * MINUTE_MS);
  const choices: { key: PromiseChoice['key']; at: Date }[] = [
    { key: 'in-an-hour', at: inAnHour },
    { key: 'this-evening', at: civilToInstant(today, EVENING, timeZone) },
    { key: 'tomorrow-morning', at: civilToInstant(addDays(today, 1), hours.from, timeZone) },
    { key: 'tomorrow-evening', at: civilToInstant(addDays(today, 1), EVENING, timeZone) },
  ];
  return choices
    .filter(({ key, at }) => {
      const time = timeOfDay(at, timeZone);
      const isOpen = time >= hours.from && time < hours.to;
      // Closer than the choice before it, it would be the same promise twice.
      return isOpen && (key !== 'this-evening' || at.getTime() - inAnHour.getTime() > 30 * MINUTE_MS);
    })
    .map(({ key, at }) => ({ key, at: at.toISOString() }));
}
