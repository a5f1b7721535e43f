import { beforeEach, describe, expect, it } from 'vitest';
import { loadWorkCalendar } from '#app/modules/calendars/service.server';
import { civilDate } from '#app/lib/civil-date';
import { findOrgUnitByName, resolveOrgUnits } from '#app/modules/tenancy/org-unit/service.server';
import { nextNumber, reserveNumbers } from '#app/modules/tenancy/number-series/service.server';
import { createTenant } from '#app/modules/tenancy/tenant/service.server';
import { withControl, withTenant } from '#app/platform/db.server';
import { aTenant, unique, type TestTenant } from '#tests/factories/tenant';
import type { Caller } from '#app/server/root-router.server';

let tenant: TestTenant;
let caller: Caller;
beforeEach(async () => {
  await withControl((db) => db.rateLimit.deleteMany());
  tenant = await aTenant();
  caller = await tenant.callerOf(tenant.owner);
});

const unit = async (code: string, name: string, parentId: string | null = null, aliases: string[] = []) =>
  (await caller.tenancy.orgUnit.create({ kind: 'department', code, name, parentId, aliases })).orgUnitId;

describe('a new customer of the product', () => {
  it('is made with its owner and what its pack brings, or not at all', async () => {
    const slug = unique('pack');
    const input = { slug, name: '春江物业', industry: 'property' as const, owner: { email: `${slug}@x.example`, name: '钱总' } };
    await expect(createTenant(input, { applyPack: () => Promise.reject(new Error('the pack is broken')) })).rejects.toThrow('the pack is broken');
    expect(await withControl((db) => db.tenant.count({ where: { slug } }))).toBe(0);
    const seen: string[] = [];
    const { tenant: made } = await createTenant(input, { applyPack: async (ctx) => void seen.push(ctx.actor.tenant.industry) });
    expect(seen).toEqual(['property']);
    expect(made).toMatchObject({ slug, timeZone: 'Asia/Shanghai', currency: 'CNY', demo: false });
    await expect(createTenant(input)).rejects.toMatchObject({ fields: [{ field: 'slug', reason: 'tenancy:error.slug-taken' }] });
  });
});

describe('numbers that people read', () => {
  it('run without gaps when fifty are drawn at the same time', async () => {
    const drawn = await Promise.all(Array.from({ length: 50 }, () => withTenant(tenant.tenantId, (db) => nextNumber(db, tenant.tenantId, 'C', 2026))));
    const expected = Array.from({ length: 50 }, (_, index) => `C-2026-${String(index + 1).padStart(6, '0')}`);
    expect([...drawn].sort()).toEqual(expected);
  });

  it('come back when the work that drew them fails', async () => {
    const draw = () => withTenant(tenant.tenantId, (db) => nextNumber(db, tenant.tenantId, 'TS', 2026));
    await withTenant(tenant.tenantId, async (db) => {
      await nextNumber(db, tenant.tenantId, 'TS', 2026);
      throw new Error('did not work out');
    }).catch(() => undefined);
    expect(await draw()).toBe('TS-2026-000001');
  });

  it('are drawn in a block for an import, per series and year', async () => {
    await withTenant(tenant.tenantId, async (db) => {
      expect(await reserveNumbers(db, tenant.tenantId, 'C', 2026, 3)).toEqual(['C-2026-000001', 'C-2026-000002', 'C-2026-000003']);
      expect(await nextNumber(db, tenant.tenantId, 'C', 2026)).toBe('C-2026-000004');
      expect(await nextNumber(db, tenant.tenantId, 'C', 2027)).toBe('C-2027-000001');
      expect(await reserveNumbers(db, tenant.tenantId, 'C', 2026, 0)).toEqual([]);
    });
  });
});

describe('the organisation tree', () => {
  it('is found by any of its names (O-19)', async () => {
    const desk = await unit('CS', '客服部', null, ['市场客服部', '客服中心']);
    await unit('EN', '能源中心', null, ['动力部']);
    const found = await tenant.asSystem((ctx) => findOrgUnitByName(ctx, ' 市场 客服部 '));
    expect(found).toEqual({ found: 'one', orgUnitId: desk });
    const many = await tenant.asSystem((ctx) => resolveOrgUnits(ctx.db, tenant.tenantId, ['动力部', '保安部', 'cs']));
    expect([...many.values()].map((match) => match.found)).toEqual(['one', 'none', 'one']);
    await expect(unit('X', '另一个', null, ['客服中心'])).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('moves the service desk to head office with everything below it and nothing lost (L-17)', async () => {
    const [centre, head] = [await unit('C1', '能源中心'), await unit('HQ', '总公司办公室')];
    const desk = await unit('CS', '客服中心', centre);
    const team = await unit('CS1', '接待组', desk);
    const agent = await tenant.member('agent');
    await caller.access.member.update({ membershipId: agent.membershipId, displayName: '王芳', orgUnitId: team });
    await caller.tenancy.orgUnit.move({ orgUnitId: desk, parentId: head });
    const rows = await caller.tenancy.orgUnit.list({});
    expect(rows.map(({ code, depth, memberCount }) => [code, depth, memberCount])).toEqual([['C1', 0, 0], ['HQ', 0, 0], ['CS', 1, 0], ['CS1', 2, 1]]);
  });

  it('refuses a circle, also when two moves meet', async () => {
    const [a, b] = [await unit('A', '甲'), await unit('B', '乙')];
    const below = await unit('A1', '甲一', a);
    await expect(caller.tenancy.orgUnit.move({ orgUnitId: a, parentId: below })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(caller.tenancy.orgUnit.move({ orgUnitId: a, parentId: a })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const results = await Promise.allSettled([caller.tenancy.orgUnit.move({ orgUnitId: a, parentId: b }), caller.tenancy.orgUnit.move({ orgUnitId: b, parentId: a })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await caller.tenancy.orgUnit.list({})).length).toBe(3);
  });

  it('closes units instead of deleting them, from the leaves up', async () => {
    const head = await unit('HQ', '总公司');
    const desk = await unit('CS', '客服部', head);
    await expect(caller.tenancy.orgUnit.setActive({ orgUnitId: head, active: false })).rejects.toMatchObject({ code: 'CONFLICT' });
    await caller.tenancy.orgUnit.setActive({ orgUnitId: desk, active: false });
    expect((await caller.tenancy.orgUnit.list({})).map(({ code }) => code)).toEqual(['HQ']);
    expect((await caller.tenancy.orgUnit.list({ includeInactive: true })).map(({ code }) => code)).toEqual(['HQ', 'CS']);
  });

  it('gives outlets a tier and other units none', async () => {
    await expect(caller.tenancy.orgUnit.create({ kind: 'outlet', code: 'W2', name: '二级网点' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(caller.tenancy.orgUnit.create({ kind: 'outlet', code: 'W2', name: '二级网点', tier: 2 })).resolves.toBeDefined();
    await expect(unit('W2', '同号')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('hides the units of another tenant', async () => {
    const foreign = await unit('CS', '客服部');
    const other = await aTenant();
    const stranger = await other.callerOf(other.owner);
    await expect(stranger.tenancy.orgUnit.move({ orgUnitId: foreign, parentId: null })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(stranger.tenancy.orgUnit.create({ kind: 'department', code: 'Q', name: '下级', parentId: foreign })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await stranger.tenancy.orgUnit.list({})).toEqual([]);
  });
});

describe('settings', () => {
  it('change at once, keep what other modules stored, and are audited', async () => {
    await tenant.asSystem((ctx) => ctx.db.tenant.update({ where: { id: tenant.tenantId }, data: { settings: { otherModule: { kept: true } } }, select: { id: true } }));
    await caller.tenancy.tenant.update({ name: '锦城集团', locale: 'zh-CN', timeZone: 'Asia/Shanghai', calendar: 'CN', callingHours: { from: '08:30', to: '19:00' }, features: ['vehicles'] });
    await caller.tenancy.tenant.updateRoleNames({ roleNames: { agent: '客访专员', manager: '' } });
    expect(await caller.tenancy.tenant.get()).toMatchObject({ name: '锦城集团', settings: { callingHours: { from: '08:30' }, roleNames: { agent: '客访专员' }, features: ['vehicles'] } });
    const stored = await withControl((db) => db.tenant.findUniqueOrThrow({ where: { id: tenant.tenantId } }));
    expect(stored.settings).toMatchObject({ otherModule: { kept: true }, roleNames: { agent: '客访专员' } });
    const { items } = await caller.audit.list({ entity: 'tenant' });
    expect(items[0]).toMatchObject({ action: 'tenant.updated', actorName: '赵总' });
    expect(items[0]?.differences).toContainEqual({ path: 'callingHours.from', before: '09:00', after: '08:30' });
    expect(await caller.audit.entities()).toEqual(['role', 'tenant']);
  });

  it('refuse calling hours that end before they begin, and unknown fields', async () => {
    const settings = { name: 'x', locale: 'zh-CN' as const, timeZone: 'Asia/Shanghai', calendar: 'CN' as const, features: [] };
    await expect(caller.tenancy.tenant.update({ ...settings, callingHours: { from: '20:00', to: '09:00' } })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(caller.tenancy.tenant.update({ ...settings, timeZone: 'Mars/Olympus', callingHours: { from: '09:00', to: '20:00' } })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(caller.tenancy.tenant.update({ ...settings, callingHours: { from: '09:00', to: '20:00' }, demo: true } as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('the working calendar', () => {
  it('has the published days, and the tenant’s own word over them', async () => {
    const { days, publishedThrough } = await caller.calendar.month({ month: '2026-10' });
    expect(publishedThrough).toBe(2026);
    expect(days).toHaveLength(31);
    expect(days[0]).toMatchObject({ kind: 'off', source: 'published', name: '国庆节' });
    expect(days[9]).toMatchObject({ date: '2026-10-10', kind: 'work', source: 'published' });
    await caller.calendar.setOwnDay({ date: civilDate('2026-10-10'), kind: 'off', name: '店庆' });
    const isWorkday = () => tenant.asSystem(async (ctx) => (await loadWorkCalendar(ctx.db, tenant.tenantId, 'CN')).isWorkday(civilDate('2026-10-10')));
    expect(await isWorkday()).toBe(false);
    await caller.calendar.clearOwnDay({ date: civilDate('2026-10-10') });
    expect(await isWorkday()).toBe(true);
    const { items } = await caller.audit.list({ entity: 'calendar-day' });
    expect(items.map(({ action }) => action)).toEqual(['calendar-day.cleared', 'calendar-day.set']);
  });
});

describe('the audit log', () => {
  it('is read by person and day, page by page, and cannot be changed', async () => {
    for (const code of ['A', 'B', 'C']) await unit(code, code);
    const first = await caller.audit.list({ limit: 2, entity: 'org-unit', actorMembershipId: tenant.owner.membershipId, from: civilDate('2026-11-23'), to: civilDate('2026-11-23') });
    const second = await caller.audit.list({ limit: 2, entity: 'org-unit', cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].flatMap(({ differences }) => differences.filter(({ path }) => path === 'code')).map(({ after }) => after)).toEqual(['C', 'B', 'A']);
    expect((await caller.audit.list({ from: civilDate('2026-11-24') })).items).toEqual([]);
    await expect(tenant.asSystem((ctx) => ctx.db.auditEntry.deleteMany())).rejects.toThrow(/permission denied/);
    await expect(tenant.asSystem((ctx) => ctx.db.auditEntry.updateMany({ data: { actorName: 'nobody' } }))).rejects.toThrow(/permission denied/);
  });
});
