import type { FieldProblem } from '#app/lib/app-error';
import { zodFieldProblems } from '#app/lib/zod-problems';
import { formDefinitionSchema, type FormDefinition, type FormItem, type FormItemType, type FormText } from '../schema';

export const ITEM_TYPES = ['score', 'yes-no', 'choice', 'text', 'number', 'date', 'complaint'] as const satisfies readonly FormItemType[];

/** A text as it is typed in both languages. */
export interface EditorText {
  zh: string;
  en: string;
}

/** One item as the editor shows it: every setting of every type as text or tick, so that a change of type loses nothing. */
export interface EditorItem {
  code: string;
  type: FormItemType;
  label: EditorText;
  hint: EditorText;
  required: boolean;
  min: string;
  max: string;
  weight: string;
  notApplicable: boolean;
  good: 'yes' | 'no';
  /** One per line: `code | Chinese | English` */
  options: string;
  multiple: boolean;
  multiline: boolean;
  maxLength: string;
}

export interface EditorSection {
  title: EditorText;
  items: EditorItem[];
}

/** A form while it is edited; may be unfinished or wrong, and is never stored as such. */
export interface EditorModel {
  intro: EditorText;
  sections: EditorSection[];
}

/** Words for new items in both languages, from the texts of the product. */
export type NewItemLabels = (type: FormItemType) => EditorText;

const NO_TEXT: EditorText = { zh: '', en: '' };

function toText(text: FormText | null): EditorText {
  if (text === null) return NO_TEXT;
  return typeof text === 'string' ? { zh: text, en: text } : { zh: text['zh-CN'], en: text.en };
}

function blankItem(type: FormItemType, code: string, label: EditorText): EditorItem {
  return {
    code, type, label, hint: NO_TEXT, required: false, min: '', max: '', weight: type === 'score' ? '1' : '',
    notApplicable: false, good: 'yes', options: '', multiple: false, multiline: false, maxLength: '',
  };
}

function toEditorItem(item: FormItem): EditorItem {
  const common = { ...blankItem(item.type, item.code, toText(item.label)), hint: toText(item.hint), required: item.required };
  const number = (value: number | null): string => (value === null ? '' : String(value));
  switch (item.type) {
    case 'score':
      return { ...common, min: number(item.min), max: number(item.max), weight: number(item.weight), notApplicable: item.notApplicable };
    case 'yes-no':
      return { ...common, weight: number(item.weight), good: item.good, notApplicable: item.notApplicable };
    case 'choice':
      return { ...common, multiple: item.multiple, options: item.options.map(({ code, label }) => [code, toText(label).zh, toText(label).en].join(' | ')).join('\n') };
    case 'text':
      return { ...common, multiline: item.multiline, maxLength: number(item.maxLength) };
    case 'number':
      return { ...common, min: number(item.min), max: number(item.max) };
    case 'date':
    case 'complaint':
      return common;
  }
}

export function toEditorModel(definition: FormDefinition): EditorModel {
  return {
    intro: toText(definition.intro),
    sections: definition.sections.map((section) => ({ title: toText(section.title), items: section.items.map(toEditorItem) })),
  };
}

/** An optional text: null when nothing is typed. One language typed serves both. */
function optionalText(text: EditorText): unknown {
  const [zh, en] = [text.zh.trim(), text.en.trim()];
  return zh === '' && en === '' ? null : { 'zh-CN': zh || en, en: en || zh };
}

/** A text that must be there; an empty one stays empty, so that the schema names it. */
function requiredText(text: EditorText): unknown {
  return optionalText(text) ?? { 'zh-CN': '', en: '' };
}

/** A typed number, or what was typed where it is none, for the schema to name. Empty means the default. */
function optionalNumber(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const number = Number(trimmed);
  return Number.isFinite(number) ? number : trimmed;
}

function optionsOf(text: string): unknown[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '').map((line, index) => {
    const parts = line.split('|').map((part) => part.trim());
    const [code, zh, en] = parts.length === 1 ? [`option-${index + 1}`, parts[0], parts[0]] : parts;
    return { code, label: requiredText({ zh: zh ?? '', en: en ?? '' }) };
  });
}

function toItem(item: EditorItem): unknown {
  const common = { type: item.type, code: item.code.trim(), label: requiredText(item.label), hint: optionalText(item.hint), required: item.required };
  switch (item.type) {
    case 'score':
      return { ...common, min: optionalNumber(item.min), max: optionalNumber(item.max), weight: optionalNumber(item.weight), notApplicable: item.notApplicable };
    case 'yes-no':
      return { ...common, weight: optionalNumber(item.weight), good: item.good, notApplicable: item.notApplicable };
    case 'choice':
      return { ...common, options: optionsOf(item.options), multiple: item.multiple };
    case 'text':
      return { ...common, multiline: item.multiline, maxLength: optionalNumber(item.maxLength) };
    case 'number':
      return { ...common, min: optionalNumber(item.min) ?? null, max: optionalNumber(item.max) ?? null };
    case 'date':
    case 'complaint':
      return common;
  }
}

/** The definition behind the editor, or what is wrong with it; fields are `sections.0.items.2.label`. */
export function toDefinition(model: EditorModel): { definition: FormDefinition; problems: [] } | { definition: null; problems: FieldProblem[] } {
  const parsed = formDefinitionSchema.safeParse({
    intro: optionalText(model.intro),
    sections: model.sections.map((section) => ({ title: optionalText(section.title), items: section.items.map(toItem) })),
  });
  if (parsed.success) return { definition: parsed.data, problems: [] };
  return { definition: null, problems: zodFieldProblems(parsed.error.issues).map(atControl) };
}

/** Each problem stands at the control that can solve it: a label has two inputs, an option list one. */
function atControl(problem: FieldProblem): FieldProblem {
  const [, section, items, item, key] = /^sections\.(\d+)(?:\.(items)(?:\.(\d+)(?:\.([\w]+))?)?)?/.exec(problem.field) ?? [];
  if (section === undefined) return problem;
  const field = ['sections', section, items, item, key].filter((part) => part !== undefined).join('.');
  return { ...problem, field };
}

/** What a button of the editor does. Positions are zero-based; `type` only for additions. */
export interface EditorIntent {
  action: 'add-item' | 'add-section' | 'remove-item' | 'remove-section' | 'up' | 'down' | 'apply-type';
  section: number;
  item: number;
  type: FormItemType;
}

/** The value of a button, e.g. `up:0:2` or `add-item:1:0:text`. */
export function intentValue({ action, section = 0, item = 0, type = 'score' }: Partial<EditorIntent> & Pick<EditorIntent, 'action'>): string {
  return [action, section, item, type].join(':');
}

const ACTIONS: readonly EditorIntent['action'][] = ['add-item', 'add-section', 'remove-item', 'remove-section', 'up', 'down', 'apply-type'];

/** Reads a button's value; null for other buttons, such as save. */
export function parseIntent(value: string): EditorIntent | null {
  const [name, section, item, typeName] = value.split(':');
  const action = ACTIONS.find((candidate) => candidate === name);
  const type = ITEM_TYPES.find((candidate) => candidate === typeName) ?? 'score';
  return action === undefined ? null : { action, section: Number(section) || 0, item: Number(item) || 0, type };
}

/** The form after a button was pressed; the same in browser and server. Positions that don't exist change nothing. */
export function applyIntent(model: EditorModel, intent: EditorIntent, labels: NewItemLabels): EditorModel {
  const sections = model.sections.map((section) => ({ ...section, items: [...section.items] }));
  const section = sections[intent.section];
  const { item: index } = intent;
  switch (intent.action) {
    case 'add-section':
      sections.push({ title: NO_TEXT, items: [newItem(model, 'score', labels)] });
      break;
    case 'remove-section':
      if (sections.length > 1) sections.splice(intent.section, 1);
      break;
    case 'add-item':
      section?.items.push(newItem(model, intent.type, labels));
      break;
    case 'remove-item':
      section?.items.splice(index, 1);
      break;
    case 'up':
      move(sections, intent, -1);
      break;
    case 'down':
      move(sections, intent, 1);
      break;
    case 'apply-type':
      // The type was posted with the form; the page only has to show its settings.
      break;
  }
  return { ...model, sections };
}

/** Over the edge of a section the item goes into its neighbour. */
function move(sections: EditorSection[], { section, item }: EditorIntent, step: 1 | -1): void {
  const from = sections[section];
  const moved = from?.items[item];
  if (from === undefined || moved === undefined) return;
  const target = item + step;
  const neighbour = sections[section + step];
  if (target >= 0 && target < from.items.length) {
    from.items.splice(item, 1);
    from.items.splice(target, 0, moved);
  } else if (neighbour !== undefined) {
    from.items.splice(item, 1);
    if (step === -1) neighbour.items.push(moved);
    else neighbour.items.unshift(moved);
  }
}

/** Codes stay for ever with the answers, so a new item never takes one that is on the page. */
function newItem(model: EditorModel, type: FormItemType, labels: NewItemLabels): EditorItem {
  const used = new Set(model.sections.flatMap((section) => section.items.map(({ code }) => code)));
  let number = used.size + 1;
  while (used.has(`item-${number}`)) number += 1;
  const item = blankItem(type, `item-${number}`, labels(type));
  return type === 'choice' ? { ...item, options: 'a | A | A\nb | B | B' } : item;
}

/** Names of the editor's controls in its form. */
export const controlName = {
  intro: (language: keyof EditorText): string => `intro.${language}`,
  section: (section: number, language: keyof EditorText): string => `sections.${section}.title.${language}`,
  item: (section: number, item: number, field: string): string => `sections.${section}.items.${item}.${field}`,
};

/** The editor's form as it was posted; more than anybody can want is cut off. */
export function readModel(valueOf: (name: string) => string | null): EditorModel {
  const text = (name: (language: keyof EditorText) => string): EditorText => ({ zh: valueOf(name('zh')) ?? '', en: valueOf(name('en')) ?? '' });
  const sections: EditorSection[] = [];
  while (sections.length < 20 && valueOf(controlName.section(sections.length, 'zh')) !== null) {
    const index = sections.length;
    const items: EditorItem[] = [];
    while (items.length < 60 && valueOf(controlName.item(index, items.length, 'code')) !== null) {
      const item = items.length;
      items.push(readItem((field) => valueOf(controlName.item(index, item, field))));
    }
    sections.push({ title: text((language) => controlName.section(index, language)), items });
  }
  return { intro: text(controlName.intro), sections };
}

function readItem(valueOf: (field: string) => string | null): EditorItem {
  const text = (field: string): string => valueOf(field) ?? '';
  const tick = (field: string): boolean => valueOf(field) !== null;
  return {
    code: text('code'),
    type: ITEM_TYPES.find((type) => type === valueOf('type')) ?? 'score',
    label: { zh: text('label.zh'), en: text('label.en') },
    hint: { zh: text('hint.zh'), en: text('hint.en') },
    required: tick('required'),
    min: text('min'),
    max: text('max'),
    weight: text('weight'),
    notApplicable: tick('notApplicable'),
    good: valueOf('good') === 'no' ? 'no' : 'yes',
    options: text('options'),
    multiple: tick('multiple'),
    multiline: tick('multiline'),
    maxLength: text('maxLength'),
  };
}
