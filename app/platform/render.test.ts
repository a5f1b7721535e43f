import { describe, expect, it } from 'vitest';
import { isAppError } from '#app/lib/app-error';
import { checkTemplate, OUTPUT_MAX_BYTES, placeholdersOf, renderHtml, renderText } from './render.server';

const data = {
  customer: { name: '王建国', salutation: '王先生' },
  vehicle: { plate: '京A·12345', model: '' },
  items: [{ name: '接待' }, { name: '交车' }],
};

describe('a script written by the tenant', () => {
  it.each([
    ['您好，{{customer.salutation}}！', '您好，王先生！'],
    ['{{#if vehicle.plate}}车牌 {{vehicle.plate}}{{/if}}', '车牌 京A·12345'],
    ['{{#if vehicle.model}}车型{{else}}没有车型{{/if}}', '没有车型'],
    ['{{#unless vehicle.model}}不提车型{{/unless}}', '不提车型'],
    ['{{#each items}}{{@index}}{{name}}{{#unless @last}}、{{/unless}}{{/each}}', '0接待、1交车'],
    ['{{#each items}}{{../customer.name}}{{/each}}', '王建国王建国'],
    ['{{customer.unknown}}|{{customer}}', '|'],
    ['{{! a remark }}a', 'a'],
  ])('%s becomes %s', (template, text) => {
    expect(renderText(template, data)).toBe(text);
  });

  it('escapes values in HTML and leaves them alone in text', () => {
    const name = { customer: { name: '<b>&"\'' } };
    expect(renderHtml('<p>{{customer.name}}</p>', name)).toBe('<p>&lt;b&gt;&amp;&quot;&#x27;</p>');
    expect(renderText('{{customer.name}}', name)).toBe('<b>&"\'');
  });

  it.each([
    '{{> partial}}',
    '{{#> layout}}{{/layout}}',
    '{{* decorator}}',
    '{{#*inline "x"}}{{/inline}}',
    '{{lookup customer "name"}}',
    '{{#with customer}}{{name}}{{/with}}',
    '{{#each items as |item|}}{{item.name}}{{/each}}',
    '{{helper customer.name}}',
    '{{log customer.name}}',
    '{{#if (lookup customer "name")}}x{{/if}}',
    '{{customer.name size="2"}}',
    '{{{customer.name}}}',
    '{{&customer.name}}',
    '{{constructor}}',
    '{{customer.constructor.name}}',
    '{{customer.[__proto__]}}',
    '{{__proto__.polluted}}',
    '{{"text"}}',
    '{{@root.customer.name}}',
    '{{../customer.name}}',
  ])('%s is refused at save and at render', (template) => {
    expect(checkTemplate(template).map((problem) => problem.reason)).toContain('errors:template.not-allowed');
    expect(() => renderText(template, data)).toThrowError();
  });

  it('says in which line the braces do not close', () => {
    expect(checkTemplate('one\ntwo {{#if customer.name}} three')[0]).toMatchObject({ reason: 'errors:template.syntax' });
    expect(checkTemplate('one\n{{customer.name')[0]).toMatchObject({ reason: 'errors:template.syntax', params: { line: 2 } });
  });

  it('names a placeholder that does not exist', () => {
    const rules = { placeholders: ['customer.name'] };
    expect(checkTemplate('{{customer.name}}', rules)).toEqual([]);
    expect(checkTemplate('a\n{{customer.nmae}}', rules)).toEqual([
      { field: '', reason: 'errors:template.unknown-placeholder', params: { name: 'customer.nmae', line: 2 } },
    ]);
  });

  it('reaches nothing that the data does not own', () => {
    expect(renderText('{{toString}}{{customer.hasOwnProperty}}{{valueOf}}', data)).toBe('');
  });

  it('is refused above its size and ends when the text grows too large', () => {
    expect(checkTemplate('x'.repeat(20_001))[0]?.reason).toBe('errors:template.too-large');
    const list = Array.from({ length: 1000 }, () => ({ name: 'x'.repeat(OUTPUT_MAX_BYTES / 500) }));
    try {
      renderText('{{#each items}}{{name}}{{/each}}', { items: list });
      expect.unreachable();
    } catch (error) {
      expect(isAppError(error) && error.code).toBe('too-large');
    }
  });

  it('ends nested lists before they eat the machine', () => {
    const items = Array.from({ length: 1000 }, (_, n) => n);
    expect(() => renderText('{{#each items}}{{#each ../items}}{{#each ../../items}}{{/each}}{{/each}}{{/each}}', { items })).toThrowError();
  });
});

it('lists the placeholders of a script', () => {
  expect(placeholdersOf('{{a.b}} {{#if c}}{{a.b}}{{d}}{{/if}}')).toEqual(['a.b', 'c', 'd']);
});
