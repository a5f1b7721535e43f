import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { zodFieldProblems } from './zod-problems';

const schema = z.strictObject({
  name: z.string().min(1).max(5),
  email: z.email().optional(),
  opens: z.string().regex(/^\d\d:\d\d$/, { error: 'errors:field.time' }).optional(),
  score: z.number().int().gt(0).max(10).optional(),
  level: z.enum(['1', '2']).optional(),
  tags: z.array(z.string()).min(1).optional(),
});

describe('what the person is told about a field', () => {
  test.each([
    ['a name left out is missing, not of a wrong type', {}, 'name', 'errors:field.required', undefined],
    ['an empty name is missing too', { name: '' }, 'name', 'errors:field.required', undefined],
    ['a name of another kind is malformed', { name: 5 }, 'name', 'errors:field.form', undefined],
    ['a long name names its limit', { name: '123456' }, 'name', 'errors:field.too-big.text', { limit: 5 }],
    ['a bad e-mail address', { name: 'a', email: 'x' }, 'email', 'errors:field.email', undefined],
    ["the schema's own words win", { name: 'a', opens: '9' }, 'opens', 'errors:field.time', undefined],
    ['a fraction where whole numbers count', { name: 'a', score: 1.5 }, 'score', 'errors:field.whole-number', undefined],
    ['a bound that is itself not allowed', { name: 'a', score: 0 }, 'score', 'errors:field.too-small.number-exclusive', { limit: 0 }],
    ['a choice outside of the list', { name: 'a', level: '3' }, 'level', 'errors:field.choice', undefined],
    ['an empty list', { name: 'a', tags: [] }, 'tags', 'errors:field.too-small.list', { limit: 1 }],
    ['an unknown field is named', { name: 'a', tenantId: 'x' }, 'tenantId', 'errors:field.unknown', undefined],
  ])('%s', (_case, input, field, reason, params) => {
    const { error } = schema.safeParse(input);
    const problem = zodFieldProblems(error?.issues ?? []).find((found) => found.field === field);
    expect(problem).toEqual({ field, reason, ...(params === undefined ? {} : { params }) });
  });
});
