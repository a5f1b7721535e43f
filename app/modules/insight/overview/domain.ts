import type { RuleFigures } from './schema';

export type FigureKey = keyof RuleFigures;

/**
 * The contact list behind the two numbers of a figure. Each address says the same as the SQL that counts
 * (overview/queries); a test compares them. Of the score both numbers open the scored calls.
 */
export function figureLinks(
  key: FigureKey,
  { rule, from, to }: { rule: string; from: string; to: string },
): { numerator: string; denominator: string } {
  const due = { rule, counted: 'yes', targetFrom: from, targetTo: to };
  const called = { rule, attemptedFrom: from, attemptedTo: to };
  switch (key) {
    case 'coverage':
      return { numerator: contacts({ ...due, status: 'done' }), denominator: contacts(due) };
    case 'onTime':
      return { numerator: contacts({ ...due, timeliness: 'on-time' }), denominator: contacts(due) };
    case 'onTarget':
      return { numerator: contacts({ ...due, timeliness: 'on-target' }), denominator: contacts(due) };
    case 'reach':
      return { numerator: contacts({ ...called, outcome: 'reached' }), denominator: contacts(called) };
    case 'score': {
      const scored = contacts({ ...called, scored: 'yes' });
      return { numerator: scored, denominator: scored };
    }
  }
}

/** An address of the contact list with filters. */
export function contacts(filters: Record<string, string>): string {
  return `/contacts?${new URLSearchParams(filters).toString()}`;
}
