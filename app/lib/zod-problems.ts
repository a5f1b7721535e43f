import type { z } from 'zod';
import type { FieldProblem } from './app-error';

/** A finished issue of a parse, or the raw one an error map gets (with input, without message). */
type Issue = z.core.$ZodIssue | z.core.$ZodRawIssue;
type Reason = Pick<FieldProblem, 'reason' | 'params'>;

/** An i18n key, as opposed to a sentence. */
export const MESSAGE_KEY = /^[a-z-]+:[\w.-]+$/;

/** Formats that have their own words; every other one is "not in the expected form". */
const FORMATS: Record<string, string> = {
  email: 'email',
  url: 'url',
  uuid: 'choice',
  guid: 'choice',
  date: 'date',
  datetime: 'date-time',
  time: 'time',
  e164: 'phone',
};
const NUMERIC = new Set(['number', 'int', 'bigint']);

/** zod's issues as field problems with i18n keys `errors:field.<what>`; unknown keys are named as fields. */
export function zodFieldProblems(issues: readonly z.core.$ZodIssue[]): FieldProblem[] {
  return issues.flatMap((issue): FieldProblem[] => {
    const field = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: field ? `${field}.${key}` : key, ...reasonOf(issue) }));
    }
    return [{ field, ...reasonOf(issue) }];
  });
}

/** What an issue means to the person who filled in the form. A schema's own `{ error: 'errors:…' }` wins. */
export function reasonOf(issue: Issue): Reason {
  if (typeof issue.message === 'string' && MESSAGE_KEY.test(issue.message)) {
    return { reason: issue.message, ...(issue.code === 'custom' ? { params: issue.params as Reason['params'] } : {}) };
  }
  switch (issue.code) {
    case 'invalid_type':
      return typeReason(issue);
    case 'too_small':
      return sizeReason('small', String(issue.origin), issue.minimum as Bound, issue.inclusive);
    case 'too_big':
      return sizeReason('big', String(issue.origin), issue.maximum as Bound, issue.inclusive);
    case 'invalid_format':
      return { reason: `errors:field.${FORMATS[String(issue.format)] ?? 'form'}` };
    case 'not_multiple_of':
      return { reason: 'errors:field.step', params: { step: Number(issue.divisor) } };
    case 'invalid_value':
    case 'invalid_union':
      return { reason: isMissing(issue) ? 'errors:field.required' : 'errors:field.choice' };
    case 'unrecognized_keys':
      return { reason: 'errors:field.unknown' };
    default:
      return { reason: 'errors:field.form' };
  }
}

/** An empty control arrives as undefined, null or ''. Finished issues keep no input, only zod's default sentence. */
function isMissing(issue: Issue): boolean {
  if ('input' in issue) return issue.input === undefined || issue.input === null || issue.input === '';
  return /received (undefined|null)$/.test(issue.message ?? '');
}

function typeReason(issue: Issue & { expected?: unknown }): Reason {
  if (isMissing(issue)) return { reason: 'errors:field.required' };
  const expected = String(issue.expected);
  if (expected === 'int') return { reason: 'errors:field.whole-number' };
  if (NUMERIC.has(expected)) return { reason: 'errors:field.number' };
  return { reason: expected === 'date' ? 'errors:field.date' : 'errors:field.form' };
}

type Bound = number | bigint | Date;

function sizeReason(side: 'small' | 'big', origin: string, bound: Bound, isInclusive: boolean | undefined): Reason {
  const limit = origin === 'date' ? new Date(Number(bound)).toISOString().slice(0, 10) : Number(bound);
  const kind = sizeKind(origin);
  if (kind === 'text' && side === 'small' && limit === 1) return { reason: 'errors:field.required' };
  const edge = kind === 'number' && isInclusive === false ? '-exclusive' : '';
  return { reason: `errors:field.too-${side}.${kind}${edge}`, params: { limit } };
}

function sizeKind(origin: string): 'text' | 'number' | 'date' | 'file' | 'list' {
  if (NUMERIC.has(origin)) return 'number';
  if (origin === 'string') return 'text';
  return origin === 'date' || origin === 'file' ? origin : 'list';
}
