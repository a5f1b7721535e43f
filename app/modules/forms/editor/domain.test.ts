import { describe, expect, it } from 'vitest';
import { formDefinitionSchema } from '../schema';
import { applyIntent, controlName, intentValue, parseIntent, readModel, toDefinition, toEditorModel, type EditorIntent, type EditorModel } from './domain';

const definition = formDefinitionSchema.parse({
  intro: '请打分',
  sections: [
    {
      title: { 'zh-CN': '服务', en: 'Service' },
      items: [
        { type: 'score', code: 'reception', label: { 'zh-CN': '接待', en: 'Reception' }, weight: 3, notApplicable: true },
        { type: 'yes-no', code: 'fixed', label: '一次修好', weight: 1, required: true },
        { type: 'choice', code: 'cause', label: '原因', multiple: true, options: [{ code: 'a', label: '质量' }, { code: 'b', label: '时间' }] },
      ],
    },
    {
      items: [
        { type: 'text', code: 'remarks', label: '意见', multiline: true },
        { type: 'number', code: 'mileage', label: '里程', min: 0 },
        { type: 'complaint', code: 'complaint', label: '投诉' },
      ],
    },
  ],
});
const labels = (): { zh: string; en: string } => ({ zh: '新项', en: 'New item' });
const codes = (model: EditorModel): string[][] => model.sections.map((section) => section.items.map(({ code }) => code));
const press = (model: EditorModel, intent: Partial<EditorIntent> & Pick<EditorIntent, 'action'>): EditorModel => {
  const parsed = parseIntent(intentValue(intent));
  return parsed === null ? model : applyIntent(model, parsed, labels);
};

describe('the form editor', () => {
  it('shows a form and gives the same form back', () => {
    const again = toDefinition(toEditorModel(definition)).definition;
    // A text given once stands in both languages afterwards.
    expect(again?.sections[0]?.items[0]).toEqual(definition.sections[0]?.items[0]);
    expect(again?.sections[0]?.items[2]).toMatchObject({ options: [{ code: 'a', label: { 'zh-CN': '质量', en: '质量' } }, { code: 'b' }], multiple: true });
    expect(again?.sections[1]?.items[1]).toMatchObject({ type: 'number', min: 0, max: null });
  });

  it('reads back from a plain post what it shows', () => {
    const model = toEditorModel(definition);
    const posted = new Map<string, string>();
    posted.set(controlName.intro('zh'), model.intro.zh).set(controlName.intro('en'), model.intro.en);
    model.sections.forEach((section, s) => {
      posted.set(controlName.section(s, 'zh'), section.title.zh).set(controlName.section(s, 'en'), section.title.en);
      section.items.forEach((item, i) => {
        for (const [key, value] of Object.entries(item)) {
          if (typeof value === 'object') for (const [language, text] of Object.entries(value)) posted.set(controlName.item(s, i, `${key}.${language}`), String(text));
          else if (value !== false) posted.set(controlName.item(s, i, key), value === true ? 'on' : String(value));
        }
      });
    });
    expect(readModel((name) => posted.get(name) ?? null)).toEqual(model);
  });

  it('moves an item up and down, over the edge into the next section', () => {
    const model = toEditorModel(definition);
    expect(codes(press(model, { action: 'up', section: 0, item: 1 }))[0]).toEqual(['fixed', 'reception', 'cause']);
    expect(codes(press(model, { action: 'down', section: 0, item: 2 }))).toEqual([['reception', 'fixed'], ['cause', 'remarks', 'mileage', 'complaint']]);
    expect(codes(press(model, { action: 'up', section: 1, item: 0 }))).toEqual([['reception', 'fixed', 'cause', 'remarks'], ['mileage', 'complaint']]);
    expect(codes(press(model, { action: 'up', section: 0, item: 0 }))).toEqual(codes(model));
  });

  it('adds items with codes that are not taken, and removes them', () => {
    const added = press(press(toEditorModel(definition), { action: 'add-item', section: 1, type: 'choice' }), { action: 'add-item', section: 1, type: 'text' });
    expect(codes(added)[1]).toEqual(['remarks', 'mileage', 'complaint', 'item-7', 'item-8']);
    expect(toDefinition(added).problems).toEqual([]);
    expect(codes(press(added, { action: 'remove-item', section: 0, item: 0 }))[0]).toEqual(['fixed', 'cause']);
  });

  it('keeps the last section', () => {
    const one = press(toEditorModel(definition), { action: 'remove-section', section: 1 });
    expect(one.sections).toHaveLength(1);
    expect(press(one, { action: 'remove-section', section: 0 }).sections).toHaveLength(1);
  });

  it('one language typed serves both', () => {
    const model = toEditorModel(definition);
    const [first] = model.sections[0]?.items ?? [];
    if (first) first.label = { zh: '接待礼仪', en: ' ' };
    expect(toDefinition(model).definition?.sections[0]?.items[0]?.label).toEqual({ 'zh-CN': '接待礼仪', en: '接待礼仪' });
  });

  it('names the control of what is wrong', () => {
    const model = toEditorModel(definition);
    const [reception, fixed, cause] = model.sections[0]?.items ?? [];
    if (!reception || !fixed || !cause) throw new Error('three items');
    reception.label = { zh: '', en: '' };
    reception.weight = 'a lot';
    fixed.code = 'reception';
    cause.options = 'nur eine';
    const fields = toDefinition(model).problems.map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(['sections.0.items.0.label', 'sections.0.items.0.weight', 'sections.0.items.2.options']));
    reception.label = { zh: 'x', en: '' };
    reception.weight = '2';
    cause.options = 'a\nb';
    expect(toDefinition(model).problems).toMatchObject([{ field: 'sections.0.items.1.code', reason: 'forms:problem.code-twice' }]);
  });
});
