import { describe, expect, it } from 'vitest';
import { civilDate } from '#app/lib/civil-date';
import { applyPack } from '#app/modules/integrations/pack/service.server';
import { aTenant } from '#tests/factories/tenant';

describe('a new dealership', () => {
  it('starts with its rules, surveys, scripts, departments and words in Chinese', async () => {
    const tenant = await aTenant({ industry: 'dealership' });
    expect(await tenant.asSystem((ctx) => applyPack(ctx, 'dealership'))).toEqual({ orgUnits: 3, forms: 3, scripts: 3, rules: 4 });
    const owner = await tenant.callerOf(tenant.owner);
    const forms = await owner.forms.list({});
    expect(forms.items.map(({ code, title, publishedVersion }) => [code, title, publishedVersion])).toEqual([
      ['3DC-SURVEY', '售后3DC调查表', 1],
      ['7DC-SURVEY', '销售7DC调查表', 1],
      ['PERIODIC', '定期回访记录表', 1],
    ]);
    const rules = await owner.callbackRules.list({});
    expect(rules.items.map(({ code, name, active, goLiveOn }) => [code, name, active, goLiveOn])).toEqual([
      ['1M', '提车满月回访', true, '2026-11-23'],
      ['1Y', '提车周年回访', true, '2026-11-23'],
      ['3DC', '3DC 维修回访', true, '2026-11-23'],
      ['7DC', '7DC 提车回访', true, '2026-11-23'],
    ]);
    expect((await owner.scripts.list({})).items.every(({ approvedVersion }) => approvedVersion === 1)).toBe(true);
    const stored = await tenant.asSystem((ctx) => ctx.db.tenant.findUniqueOrThrow({ where: { id: tenant.tenantId } }));
    expect(stored.settings).toMatchObject({ features: ['vehicles'], roleNames: { agent: '客访专员' } });
  });

  it('applied again changes nothing and keeps what the admin made of it', async () => {
    const tenant = await aTenant({ industry: 'dealership' });
    await tenant.asSystem((ctx) => applyPack(ctx, 'dealership', { goLiveOn: civilDate('2026-11-01') }));
    const owner = await tenant.callerOf(tenant.owner);
    await owner.forms.rename({ code: '7DC-SURVEY', title: '新车交付调查' });
    expect(await tenant.asSystem((ctx) => applyPack(ctx, 'dealership'))).toEqual({ orgUnits: 0, forms: 0, scripts: 0, rules: 0 });
    expect((await owner.forms.get({ code: '7DC-SURVEY' })).title).toBe('新车交付调查');
    expect((await owner.callbackRules.list({})).items.every(({ goLiveOn }) => goLiveOn === '2026-11-01')).toBe(true);
  });
});

it('a property desk that works in English starts with English words', async () => {
  const tenant = await aTenant({ industry: 'property', locale: 'en' });
  await tenant.asSystem((ctx) => applyPack(ctx, 'property'));
  const owner = await tenant.callerOf(tenant.owner);
  expect((await owner.forms.list({})).items).toMatchObject([{ code: 'SRQ-SURVEY', title: 'Service request survey' }]);
  expect((await owner.callbackRules.list({})).items).toMatchObject([{ code: 'SRQ', name: 'Call after a service request' }]);
});
