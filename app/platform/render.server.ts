import Handlebars from 'handlebars';
import { AppError, type FieldProblem } from '#app/lib/app-error';

/** Largest template that may be stored. */
export const TEMPLATE_MAX_BYTES = 20_000;
/** Largest text that a template may become. */
export const OUTPUT_MAX_BYTES = 262_144;
/** Nodes visited in one rendering; nested `each` over long lists ends here, not at the machine's end. */
const MAX_STEPS = 100_000;
const MAX_DEPTH = 12;
const MAX_EACH_ITEMS = 1_000;

const BLOCKS = ['if', 'unless', 'each'] as const;
type BlockName = (typeof BLOCKS)[number];

/** What a template may see: texts, numbers, truth values, lists and plain objects of them. */
export type TemplateValue = string | number | boolean | null | undefined | TemplateValue[] | { [key: string]: TemplateValue };
export type TemplateData = Record<string, TemplateValue>;

export interface TemplateRules {
  /** Placeholders that exist, in dots; anything else is refused with its name. Left out: every path is allowed. */
  placeholders?: readonly string[];
  maxBytes?: number;
}

/**
 * Tenant-written templates (DESIGN 8, D-08). The language is Handlebars and its parser is Handlebars' own, but
 * nothing is compiled: a compiled template is generated JavaScript, and partials, decorators, helpers and
 * prototype look-ups are its known holes. The tree is walked here instead, with an allow-list of nodes:
 * text, comments, `{{path.in.dots}}`, and if, unless, each. The same list is checked at save and at render.
 *
 * Returns what is wrong with a template as `field` problems (empty field: the caller names it), or an empty list.
 */
export function checkTemplate(template: string, rules: TemplateRules = {}): FieldProblem[] {
  return parseTemplate(template, rules).problems;
}

function parseTemplate(template: string, rules: TemplateRules): { program: hbs.AST.Program | undefined; problems: FieldProblem[] } {
  const refused = (problem: Omit<FieldProblem, 'field'>) => ({ program: undefined, problems: [{ field: '', ...problem }] });
  if (Buffer.byteLength(template) > (rules.maxBytes ?? TEMPLATE_MAX_BYTES)) {
    return refused({ reason: 'errors:template.too-large', params: { limit: rules.maxBytes ?? TEMPLATE_MAX_BYTES } });
  }
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parse(template);
  } catch (error) {
    return refused({ reason: 'errors:template.syntax', params: { line: lineOfParseError(error) } });
  }
  const problems: FieldProblem[] = [];
  checkProgram(program, { rules, problems, depth: 0, inEach: false });
  return { program, problems };
}

/**
 * Renders as plain text, nothing escaped: scripts, SMS, mail text. Placeholders without a value leave nothing.
 * Throws AppError `invalid-input` for a template that `checkTemplate` refuses and `too-large` when the output is.
 */
export function renderText(template: string, data: TemplateData, rules: TemplateRules = {}): string {
  return render(template, data, rules, (text) => text);
}

/** As `renderText`, with every value escaped for HTML; the template's own text stays as it is. */
export function renderHtml(template: string, data: TemplateData, rules: TemplateRules = {}): string {
  return render(template, data, rules, escapeHtml);
}

/** Placeholders that a sound template uses, each once, in the order of their first use. */
export function placeholdersOf(template: string): string[] {
  const names = new Set<string>();
  const visit = (program: hbs.AST.Program | undefined): void => {
    for (const node of program?.body ?? []) {
      if (isMustache(node)) names.add(node.path.type === 'PathExpression' ? (node.path as hbs.AST.PathExpression).original : '');
      if (isBlock(node)) {
        const [subject] = node.params;
        if (subject?.type === 'PathExpression') names.add((subject as hbs.AST.PathExpression).original);
        visit(node.program);
        visit(node.inverse);
      }
    }
  };
  visit(Handlebars.parse(template));
  names.delete('');
  return [...names];
}

interface CheckState {
  rules: TemplateRules;
  problems: FieldProblem[];
  depth: number;
  inEach: boolean;
}

function checkProgram(program: hbs.AST.Program, state: CheckState): void {
  if (state.depth > MAX_DEPTH) refuse(state, program, 'errors:template.too-deep');
  else for (const node of program.body) checkNode(node, state);
}

function checkNode(node: hbs.AST.Statement, state: CheckState): void {
  if (node.type === 'ContentStatement' || node.type === 'CommentStatement') return;
  if (isMustache(node)) {
    if (node.params.length > 0 || node.hash !== undefined || !node.escaped) return refuse(state, node, 'errors:template.not-allowed');
    return checkPath(node.path, state);
  }
  if (!isBlock(node)) return refuse(state, node, 'errors:template.not-allowed');
  const [subject] = node.params;
  const named = BLOCKS.some((name) => name === node.path.original);
  const plain = node.hash === undefined && !hasBlockParams(node.program) && !hasBlockParams(node.inverse);
  if (!named || !plain || node.params.length !== 1 || subject === undefined) return refuse(state, node, 'errors:template.not-allowed');
  checkPath(subject, state);
  const inner = { ...state, depth: state.depth + 1, inEach: state.inEach || node.path.original === 'each' };
  if (node.program) checkProgram(node.program, inner);
  if (node.inverse) checkProgram(node.inverse, inner);
}

function checkPath(node: hbs.AST.Expression, state: CheckState): void {
  if (!isPath(node)) return refuse(state, node, 'errors:template.not-allowed');
  if (node.data) {
    const known = state.inEach && node.parts.length === 1 && ['index', 'first', 'last'].includes(node.parts[0] ?? '');
    return known ? undefined : refuse(state, node, 'errors:template.not-allowed');
  }
  // Handlebars leaves a sub-expression among the parts as an object: only texts are names.
  if (!node.parts.every((part: unknown) => typeof part === 'string' && isSafeName(part)) || node.depth > (state.inEach ? 2 : 0)) {
    return refuse(state, node, 'errors:template.not-allowed');
  }
  const { placeholders } = state.rules;
  if (placeholders && !state.inEach && !placeholders.includes(node.parts.join('.'))) {
    state.problems.push({
      field: '',
      reason: 'errors:template.unknown-placeholder',
      params: { name: node.original, line: node.loc.start.line },
    });
  }
}

function refuse(state: CheckState, node: hbs.AST.Node, reason: string): void {
  state.problems.push({ field: '', reason, params: { line: node.loc.start.line } });
}

interface Scope {
  value: TemplateValue;
  parent: Scope | null;
  loop: { index: number; first: boolean; last: boolean } | null;
}

function render(template: string, data: TemplateData, rules: TemplateRules, escape: (text: string) => string): string {
  const { program, problems } = parseTemplate(template, rules);
  if (problems.length > 0) throw new AppError('invalid-input', { reason: problems[0]?.reason, params: problems[0]?.params, fields: problems });
  const parts: string[] = [];
  let bytes = 0;
  let steps = 0;

  const write = (text: string): void => {
    bytes += Buffer.byteLength(text);
    if (bytes > OUTPUT_MAX_BYTES) throw new AppError('too-large', { reason: 'errors:template.output-too-large' });
    parts.push(text);
  };
  const step = (): void => {
    if (++steps > MAX_STEPS) throw new AppError('too-large', { reason: 'errors:template.output-too-large' });
  };
  const walk = (program: hbs.AST.Program | undefined, scope: Scope): void => {
    step();
    for (const node of program?.body ?? []) {
      step();
      if (node.type === 'ContentStatement') write((node as hbs.AST.ContentStatement).value);
      else if (isMustache(node)) write(escape(textOf(lookUp(node.path, scope))));
      else if (isBlock(node)) block(node, scope);
    }
  };
  const block = (node: hbs.AST.BlockStatement, scope: Scope): void => {
    const name = node.path.original as BlockName;
    const value = lookUp(node.params[0] as hbs.AST.Expression, scope);
    if (name !== 'each') return walk(isFilled(value) === (name === 'if') ? node.program : node.inverse, scope);
    const items = Array.isArray(value) ? value.slice(0, MAX_EACH_ITEMS) : [];
    if (items.length === 0) return walk(node.inverse, scope);
    items.forEach((item, index) =>
      walk(node.program, { value: item, parent: scope, loop: { index, first: index === 0, last: index === items.length - 1 } }),
    );
  };
  walk(program, { value: data, parent: null, loop: null });
  return parts.join('');
}

function lookUp(node: hbs.AST.Expression, from: Scope): TemplateValue {
  if (!isPath(node)) return undefined;
  if (node.data) {
    for (let scope: Scope | null = from; scope; scope = scope.parent) {
      if (scope.loop) return scope.loop[node.parts[0] as 'index' | 'first' | 'last'];
    }
    return undefined;
  }
  let scope: Scope = from;
  for (let up = 0; up < node.depth && scope.parent; up += 1) scope = scope.parent;
  return node.parts.reduce<TemplateValue>(
    // Own properties only: nothing of a prototype is ever reached.
    (value, part) => (isPlainObject(value) && Object.hasOwn(value, part) ? value[part] : undefined),
    scope.value,
  );
}

function textOf(value: TemplateValue): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** As in Handlebars: an empty list counts as nothing. */
function isFilled(value: TemplateValue): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function isPlainObject(value: TemplateValue): value is { [key: string]: TemplateValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSafeName(part: string): boolean {
  return /^[\p{L}\p{N}_-]{1,60}$/u.test(part) && !['__proto__', 'constructor', 'prototype'].includes(part);
}

function hasBlockParams(program: hbs.AST.Program | undefined): boolean {
  return (program?.blockParams?.length ?? 0) > 0;
}

function isMustache(node: hbs.AST.Node): node is hbs.AST.MustacheStatement {
  return node.type === 'MustacheStatement';
}

function isBlock(node: hbs.AST.Node): node is hbs.AST.BlockStatement {
  return node.type === 'BlockStatement';
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}

function lineOfParseError(error: unknown): number {
  const { lineNumber } = error as { lineNumber?: number };
  if (typeof lineNumber === 'number') return lineNumber;
  const found = /line (\d+)/.exec(error instanceof Error ? error.message : '');
  return found ? Number(found[1]) : 1;
}

const HTML_ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => HTML_ESCAPES[char] ?? char);
}
