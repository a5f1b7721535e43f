import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#app/i18n/namespaces';
import { itemsOf } from '#app/modules/forms/domain';
import { SCRIPT_PLACEHOLDERS } from '#app/modules/outreach/script/schema';
import { INDUSTRIES } from '#app/modules/tenancy/tenant/schema';
import { checkTemplate } from '#app/platform/render.server';
import { loadPack } from '#app/modules/integrations/pack/service.server';

describe.each(INDUSTRIES)('the industry pack %s', (industry) => {
  it('names every file of its folder, and no other', async () => {
    const pack = await loadPack(industry);
    expect(pack.industry).toBe(industry);
    for (const kind of ['forms', 'scripts', 'rules'] as const) {
      const files = (await readdir(`templates/packs/${industry}/${kind}`)).map((file) => file.replace('.json', ''));
      expect(files.sort()).toEqual([...pack[kind]].sort());
    }
  });

  it('has rules whose form and script come with it', async () => {
    const { parts } = await loadPack(industry);
    for (const rule of parts.rules) {
      expect(parts.forms.map(({ code }) => code)).toContain(rule.formCode);
      expect(parts.scripts.map(({ code }) => code)).toContain(rule.scriptCode);
    }
  });

  it('has scripts that the template rules take, in each language', async () => {
    const { parts } = await loadPack(industry);
    for (const script of parts.scripts) {
      for (const language of LANGUAGES) {
        expect(checkTemplate(script.body[language], { placeholders: SCRIPT_PLACEHOLDERS })).toEqual([]);
      }
    }
  });
});

describe('the dealership pack', () => {
  it('calls on day 7 to 10 after delivery, second-tier outlets on day 10 from the invoice', async () => {
    const rule = (await loadPack('dealership')).parts.rules.find(({ code }) => code === '7DC');
    expect(rule?.variants).toMatchObject([
      { tier: 2, anchor: 'invoicedOn', unit: 'day', open: 10, target: 10, close: 13, expire: 30 },
      // A record without an outlet is called like our own: nobody is left out (D-04).
      { tier: null, anchor: 'occurredOn', unit: 'day', open: 7, target: 7, close: 10, expire: 30 },
    ]);
  });

  it('calls on day 3 to 5 after a repair was handed back, on the owner after one month and one year', async () => {
    const rules = (await loadPack('dealership')).parts.rules;
    expect(rules.find(({ code }) => code === '3DC')?.variants).toMatchObject([{ open: 3, target: 3, close: 5, expire: 15, anchor: 'occurredOn' }]);
    expect(rules.find(({ code }) => code === '1M')?.variants).toMatchObject([{ unit: 'month', target: 1 }]);
    expect(rules.find(({ code }) => code === '1Y')?.variants).toMatchObject([{ unit: 'month', target: 12 }]);
  });

  it('asks what the 7DC and the 3DC sheets ask (F-02, F-03)', async () => {
    const { forms } = (await loadPack('dealership')).parts;
    const codes = (code: string) => itemsOf(forms.find((form) => form.code === code)?.definition ?? { intro: null, sections: [] }).map((item) => item.code);
    expect(codes('7DC-SURVEY')).toEqual(
      expect.arrayContaining(['reception', 'explanation', 'contract-price', 'delivery', 'car-condition', 'promises-kept', 'licence-insurance', 'overall', 'remarks', 'suggestion', 'complaint']),
    );
    expect(codes('3DC-SURVEY')).toEqual(
      expect.arrayContaining(['reception', 'explanation', 'repair-quality', 'on-time', 'waiting-area', 'hand-back', 'overall', 'fixed-first-time', 'remarks']),
    );
  });
});

it('the property pack calls after a finished service request', async () => {
  const [rule] = (await loadPack('property')).parts.rules;
  expect(rule).toMatchObject({ code: 'SRQ', variants: [{ open: 1, target: 2, close: 3, expire: 14 }] });
});
