import { plainText } from '#app/lib/plain-text';
import { FIELD_CATALOGUE, findField } from '#app/modules/imports/catalogue/domain';
import type { FieldSpec } from '#app/modules/imports/field/domain';
import type { ImportKind } from '#app/modules/imports/schema';
import type { Mapping, RememberedMapping } from './schema';

export interface ColumnGuess {
  column: number;
  header: string;
  field: string | null;
  /** 1: remembered or the very name; 0.5 and more: part of the name; 0: no idea. */
  confidence: number;
  source: 'remembered' | 'name' | 'part' | 'none';
}

export interface MappingGuess {
  columns: ColumnGuess[];
  mapping: Mapping;
  /** Columns with a header that nobody knows and that nobody chose to leave out. */
  unresolved: number[];
}

/** A header as it is compared and remembered: plain letters and digits in lower case, no blanks, brackets or punctuation. */
export function headerKey(header: string): string {
  return plainText(header).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Names of staff and other firms: a phone or name column with one of them isn't the customer's. */
const FOREIGN = /顾问|销售员|业务员|技师|经办|操作|制单|送修人|保险公司|供应商|紧急|推荐|介绍人|adviser|advisor|consultant|technician|agent|staff|employee|insurer|referrer|emergency/;
/** Names that say enough alone, but stand in too many others (客户来源, 顾问电话, invoice status). */
const WEAK = new Set(['客户', '车主', '业主', '名称', '状态', '项目', '金额', '价格', '顾问', '说明', '单号', '票号', '联系人', 'customer', 'status', 'amount', 'invoice', 'delivered', 'project', 'branch', 'series', 'dealer', 'location', 'description', 'accident', 'resident', 'estate', 'community', 'brand', 'consultant', 'adviser', 'advisor']);
const CUSTOMER_KEYS = new Set(['name', 'phone', 'phoneSecond', 'address', 'idDocumentKind', 'idDocumentNumber', 'birthday']);

/** What our own reject file adds; a corrected one is uploaded again as it is. */
const OWN_HEADERS = new Set(['行号', '拒绝原因', '建议值', 'row', 'reason', 'suggestion']);

interface Candidate {
  column: number;
  field: string;
  confidence: number;
  source: ColumnGuess['source'];
}

/**
 * Guesses which column holds which field: what the tenant chose before goes first, then the very name, then
 * names that contain a known one. Each column and each field is used once, the surest pair first.
 */
export function guessMapping(kind: ImportKind, headers: readonly string[], remembered: RememberedMapping = {}): MappingGuess {
  const keys = uniqueKeys(headers);
  const candidates = keys.flatMap((key, column) => candidatesFor(kind, { key, column, header: headers[column] ?? '' }, remembered));
  candidates.sort((a, b) => b.confidence - a.confidence || rank(b.source) - rank(a.source) || a.column - b.column);
  const chosen = new Map<number, Candidate>();
  const usedFields = new Set<string>();
  for (const candidate of candidates) {
    if (chosen.has(candidate.column) || usedFields.has(candidate.field)) continue;
    chosen.set(candidate.column, candidate);
    usedFields.add(candidate.field);
  }
  const columns = headers.map((header, column): ColumnGuess => {
    const hit = chosen.get(column);
    const isLeftOut = remembered[keys[column] ?? ''] === '';
    if (hit) return { column, header, field: hit.field, confidence: hit.confidence, source: hit.source };
    return { column, header, field: null, confidence: isLeftOut ? 1 : 0, source: isLeftOut ? 'remembered' : 'none' };
  });
  return {
    columns,
    mapping: Object.fromEntries([...chosen].map(([column, { field }]) => [column, field])),
    unresolved: columns.filter(({ header, source }) => source === 'none' && header !== '' && !OWN_HEADERS.has(headerKey(header))).map(({ column }) => column),
  };
}

function rank(source: ColumnGuess['source']): number {
  return source === 'remembered' ? 1 : 0;
}

function candidatesFor(kind: ImportKind, { key, column, header }: { key: string; column: number; header: string }, remembered: RememberedMapping): Candidate[] {
  if (key === '') return [];
  const chosen = remembered[key];
  if (chosen === '') return [];
  if (chosen !== undefined && findField(kind, chosen)) return [{ column, field: chosen, confidence: 1, source: 'remembered' }];
  const plain = headerKey(header);
  const withoutNote = headerKey(header.normalize('NFKC').replace(/[([{【〔].*?[)\]}】〕]/g, ''));
  const rated = FIELD_CATALOGUE[kind].map((field) => ({ field: field.key, confidence: confidenceOf(field, plain, withoutNote) }));
  const best = Math.max(...rated.map(({ confidence }) => confidence));
  if (best === 0) return [];
  // Only what fits best: a second phone column must not become the name because the phone is taken.
  return rated
    .filter(({ confidence }) => confidence === best)
    .map(({ field, confidence }) => ({ column, field, confidence, source: confidence >= 0.95 ? 'name' : 'part' }));
}

function confidenceOf(field: FieldSpec, plain: string, withoutNote: string): number {
  const names = namesOf(field);
  if (names.has(plain)) return 1;
  if (withoutNote !== '' && names.has(withoutNote)) return 0.95;
  if (CUSTOMER_KEYS.has(field.key) && FOREIGN.test(plain)) return 0;
  let best = 0;
  for (const name of names) {
    // One Chinese character or a few letters stand in too many other words.
    const isTelling = !WEAK.has(name) && name.length >= (/[a-z]/.test(name) ? 6 : 2);
    if (isTelling && plain.includes(name)) best = Math.max(best, 0.5 + 0.4 * (name.length / plain.length));
  }
  return best;
}

const nameCache = new WeakMap<FieldSpec, Set<string>>();

function namesOf(field: FieldSpec): Set<string> {
  let names = nameCache.get(field);
  if (!names) {
    names = new Set(field.headers.map(headerKey));
    nameCache.set(field, names);
  }
  return names;
}

/** Header keys, a repeated one with its number, so that both are remembered apart. */
function uniqueKeys(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const key = headerKey(header);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 || key === '' ? key : `${key}#${String(times)}`;
  });
}

/** What to remember for the tenant once the person confirmed: every named column, '' for those left out. */
export function rememberMapping(headers: readonly string[], mapping: Mapping): Record<string, string> {
  const entries = uniqueKeys(headers).map((key, column): [string, string] => [key, mapping[column] ?? '']);
  return Object.fromEntries(entries.filter(([key]) => key !== ''));
}

/** How well a row of texts fits as the header of this kind: the sum of its columns' confidence, if at least two are known. */
export function headerScore(kind: ImportKind, texts: readonly string[], remembered: RememberedMapping = {}): number {
  const hits = guessMapping(kind, texts, remembered).columns.filter(({ field }) => field !== null);
  return hits.length < 2 ? 0 : hits.reduce((sum, { confidence }) => sum + confidence, 0);
}

export interface MappingProblem {
  /** Key of a text under `imports:mapping.*`. */
  code: 'requiredMissing' | 'vehicleMissing' | 'recommendedMissing' | 'fieldUnknown' | 'fieldTwice';
  field: string;
  /** A blocking problem must be solved before the import runs; the others are told. */
  isBlocking: boolean;
}

/** What is wrong with a mapping: required fields without a column, fields used twice or unknown. */
export function mappingProblems(kind: ImportKind, mapping: Mapping): MappingProblem[] {
  const used = Object.values(mapping);
  const specs = FIELD_CATALOGUE[kind];
  const problems: MappingProblem[] = [];
  for (const field of new Set(used)) {
    if (!findField(kind, field)) problems.push({ code: 'fieldUnknown', field, isBlocking: true });
    else if (used.filter((other) => other === field).length > 1) problems.push({ code: 'fieldTwice', field, isBlocking: true });
  }
  const missing = specs.filter(({ key }) => !used.includes(key));
  for (const { key, need } of missing) {
    if (need === 'required') problems.push({ code: 'requiredMissing', field: key, isBlocking: true });
    if (need === 'recommended') problems.push({ code: 'recommendedMissing', field: key, isBlocking: false });
  }
  const vehicle = specs.filter(({ need }) => need === 'vehicle');
  if (vehicle.length > 0 && vehicle.every((field) => missing.includes(field))) {
    problems.push({ code: 'vehicleMissing', field: vehicle[0]?.key ?? '', isBlocking: true });
  }
  return problems;
}
