import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRejectFile } from '#app/modules/imports/reject-file/service.server';
import { sweepUploads } from '#app/modules/imports/sweep/service.server';
import { textsFor } from '#app/i18n/i18n.server';
import { env } from '#app/platform/env.server';
import { anImport, imported, viewOf, workImports } from '#tests/factories/import';
import { aTenant } from '#tests/factories/tenant';

const VINS = ['LFV3A24G1K0000001', 'LFV3A24G3K0000002', 'LFV3A24G5K0000003'];
const kind = 'deliveries';

describe('columns', () => {
  it('chosen once are known the next time, by everybody of the tenant and by nobody else', async () => {
    const tenant = await aTenant();
    const caller = await tenant.callerOf(await tenant.member('manager'));
    const content = `车架号,主人,联系方式甲,提车日期\n${VINS[0]},王芳,13800000001,2026-10-01\n`;
    const importId = await anImport(tenant, { kind, content, next: 'ask' });
    const guessed = await caller.imports.get({ importId });
    expect(guessed.columns.map(({ field, source }) => [field, source])).toEqual([['vin', 'name'], [null, 'none'], ['phone', 'part'], ['deliveredOn', 'name']]);
    expect(guessed.columns[1]?.samples).toEqual(['王芳']);
    await caller.imports.test({ importId, mapping: { 0: 'vin', 1: 'name', 3: 'deliveredOn' } });
    await workImports(tenant);
    await caller.imports.run({ importId });
    await workImports(tenant);
    expect(await caller.imports.get({ importId })).toMatchObject({ status: 'done', counts: { created: 1 } });

    const next = await viewOf(tenant, await anImport(tenant, { kind, content, next: 'ask' }));
    expect(next.columns.map(({ field, source }) => [field, source])).toEqual([['vin', 'remembered'], ['name', 'remembered'], [null, 'remembered'], ['deliveredOn', 'remembered']]);
    const stranger = await aTenant();
    expect((await viewOf(stranger, await anImport(stranger, { kind, content, next: 'ask' }))).columns[1]).toMatchObject({ field: null, source: 'none' });
  });

  it('without a needed one, or with one used twice, are refused before anything is tried', async () => {
    const tenant = await aTenant();
    const caller = await tenant.callerOf(tenant.owner);
    const importId = await anImport(tenant, { kind, content: '车架号,姓名\nx,y\n', next: 'ask' });
    await expect(caller.imports.test({ importId, mapping: { 1: 'name' } })).rejects.toMatchObject({ cause: { fields: [{ reason: 'imports:mapping.requiredMissing', params: { field: 'vin' } }] } });
    await expect(caller.imports.test({ importId, mapping: { 0: 'vin', 1: 'vin' } })).rejects.toMatchObject({ cause: { fields: [{ reason: 'imports:mapping.fieldTwice' }] } });
    await expect(caller.imports.test({ importId, mapping: { 0: 'vin', 1: 'tenantId' } })).rejects.toMatchObject({ cause: { fields: [{ reason: 'imports:mapping.fieldUnknown' }] } });
    await expect(caller.imports.run({ importId })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await viewOf(tenant, importId)).status).toBe('mapping');
  });

  it('in English are guessed as well', async () => {
    const tenant = await aTenant();
    const content = `Customer name,Mobile phone,VIN,Delivery date,Outlet\nWang Fang,13800000001,${VINS[0]},2026-10-01,\n`;
    expect(await imported(tenant, { kind, content })).toMatchObject({ status: 'done', counts: { created: 1 } });
  });
});

describe('the reject file', () => {
  it('corrected and uploaded again brings in what was refused, and nothing twice', async () => {
    const tenant = await aTenant();
    const content = `车架号,客户姓名,手机号,提车日期,备注\n${VINS[0]},王芳,13800000001,2026-10-01,\n${VINS[1]?.slice(0, 16)},李伟,13800000002,2026-10-02,"=1+1"\n${VINS[2]},张强,13800000003,03/04/2026,\n`;
    const first = await imported(tenant, { kind, content });
    expect(first.counts).toMatchObject({ created: 1, rejected: 2 });
    const { text, fileName, next } = await tenant.asSystem((ctx) => readRejectFile(ctx, { importId: first.importId, after: null }, textsFor('zh-CN')));
    expect([fileName, next]).toEqual(['file-拒绝.csv', null]);
    const lines = text.replace('\uFEFF', '').trim().split('\r\n');
    expect(lines[0]).toBe('车架号,客户姓名,手机号,提车日期,备注,行号,拒绝原因,建议值');
    expect(lines[1]).toContain(",'=1+1,3,");
    expect(lines[2]).toContain(',4,提车日期：');
    const corrected = text.replace(VINS[1]?.slice(0, 16) ?? '', VINS[1] ?? '').replace('03/04/2026', '2026-04-03');
    const second = await imported(tenant, { kind, content: corrected });
    expect(second.counts).toEqual({ rows: 2, created: 2, updated: 0, unchanged: 0, rejected: 0 });
    expect((await imported(tenant, { kind, content })).counts).toMatchObject({ created: 0, rejected: 2 });
  });
});

describe('doubled rows', () => {
  it('of one VIN: the later one corrects, its blanks erase nothing, and the test knows it', async () => {
    const tenant = await aTenant();
    const head = '车架号,客户姓名,手机号,提车日期,车型,销售顾问\n';
    const content = `${head}${VINS[0]},王芳,13800000001,2026-10-01,帕萨特,石建\n${VINS[0]},王芳,13800000001,2026-10-03,,\n`;
    const test = await imported(tenant, { kind, content, next: 'test' });
    const run = await imported(tenant, { kind, content });
    expect(run.counts).toEqual({ rows: 2, created: 1, updated: 0, unchanged: 1, rejected: 0 });
    expect(run.counts).toEqual(test.counts);
    const record = await tenant.asSystem(({ db }) => db.serviceRecord.findFirstOrThrow({ where: { tenantId: tenant.tenantId }, include: { vehicle: true } }));
    expect([record.occurredOn?.toISOString().slice(0, 10), record.staffName, record.vehicle?.model]).toEqual(['2026-10-03', '石建', '帕萨特']);
    const changed = `${head}${VINS[0]},王芳,13800000001,2026-10-03,途观,\n`;
    expect((await imported(tenant, { kind, content: changed, next: 'test' })).counts).toMatchObject({ updated: 1 });
    expect((await imported(tenant, { kind, content: changed })).counts).toMatchObject({ updated: 1 });
    expect((await imported(tenant, { kind, content: changed })).counts).toMatchObject({ unchanged: 1 });
  });
});

describe('the file itself', () => {
  it('is deleted after thirty days; figures and refused rows stay, and it can’t be run any more', async () => {
    const tenant = await aTenant();
    const { importId } = await imported(tenant, { kind, content: '车架号,姓名\n123,王芳\n', next: 'test' });
    const file = path.join(env().DATA_DIR, 'uploads', tenant.tenantId, importId);
    await tenant.asSystem((ctx) => sweepUploads(ctx));
    expect(existsSync(file)).toBe(true);
    const later = new Date(Math.max(Date.now(), tenant.clock.now().getTime()) + 31 * 86_400_000);
    await tenant.asSystem((ctx) => sweepUploads({ ...ctx, clock: { now: () => later } }));
    expect(existsSync(file)).toBe(false);
    const caller = await tenant.callerOf(tenant.owner);
    expect(await caller.imports.get({ importId })).toMatchObject({ isFileKept: false, counts: { rejected: 1 } });
    expect(await caller.imports.rejects({ importId })).toHaveLength(1);
    await expect(caller.imports.run({ importId })).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});
