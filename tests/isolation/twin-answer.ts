import { randomBytes, randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { toAppError } from '#app/platform/trpc.server';
import type { Caller } from '#app/server/root-router.server';
import { idsIn } from './twin-state';

/** What a call came to, as the caller could tell it apart from another: the answer's text or the whole refusal. */
export interface Outcome {
  code: string;
  /** Of a refusal: code, reason, parameters and fields as JSON; of an answer: JSON, sheets unpacked. */
  text: string;
}

export type Procedure = (input?: unknown) => Promise<unknown>;

export function procedureOf(caller: Caller, path: string): Procedure {
  return path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], caller) as Procedure;
}

export async function outcomeOf(caller: Caller, path: string, input: unknown): Promise<Outcome> {
  try {
    return { code: 'ok', text: await answerText(await procedureOf(caller, path)(input)) };
  } catch (error) {
    const { code, reason, params, fields, cause } = toAppError(error);
    // What a person never sees helps whoever reads the test's report.
    return { code, text: JSON.stringify({ code, reason, params, fields, ...(code === 'internal' ? { cause: String(cause) } : {}) }) };
  }
}

/** JSON of an answer with the cells of every workbook in it: a leak in a zipped sheet shows as well. */
export async function answerText(answer: unknown): Promise<string> {
  const sheets: string[] = [];
  const json = JSON.stringify(answer, (_key, value: unknown) => {
    if (typeof value !== 'string' || !value.startsWith('UEsDB')) return value;
    sheets.push(value);
    return '<workbook>';
  });
  const cells = await Promise.all(sheets.map(cellsOf));
  return [json ?? 'undefined', ...cells].join('\n');
}

async function cellsOf(base64: string): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(base64, 'base64') as unknown as ArrayBuffer);
  const lines: string[] = [];
  workbook.eachSheet((sheet) => sheet.eachRow((row) => lines.push(JSON.stringify(row.values))));
  return lines.join('\n');
}

/** The input with every secret of the other tenant replaced by one of the same shape that nobody has. */
export function withUnknown(input: unknown, secrets: ReadonlySet<string>): { input: unknown; used: Map<string, string> } {
  const used = new Map<string, string>();
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') {
      if (!secrets.has(value)) return value;
      const unknown = used.get(value) ?? unknownLike(value);
      used.set(value, unknown);
      return unknown;
    }
    if (Array.isArray(value)) return value.map(walk);
    if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part)]));
    return value;
  };
  return { input: walk(input), used };
}

function unknownLike(secret: string): string {
  if (/^[0-9a-f]{64}$/.test(secret)) return randomBytes(32).toString('hex');
  return /^[0-9a-f-]{36}$/.test(secret) ? randomUUID() : 'ONLY-NOBODY';
}

/** Both texts without the ids that were asked for: what is left must be the same. */
export function blinded(text: string, ids: Iterable<string>): string {
  let blind = text;
  for (const id of ids) blind = blind.replaceAll(id, '<asked>');
  return blind;
}

/** What of the other tenant stands in a text although nobody asked with it: its canary, its ids, its own codes. */
export function leaksIn(text: string, { canary, secrets, asked = new Set() }: { canary: string; secrets: ReadonlySet<string>; asked?: ReadonlySet<string> }): string[] {
  const words = [...idsIn(text), ...(text.match(/ONLY-\w+-OWN/g) ?? [])];
  return [...(text.includes(canary) ? [canary] : []), ...words.filter((word) => secrets.has(word) && !asked.has(word))];
}
