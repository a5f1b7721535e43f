import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '#app/platform/db.server';
import type { Caller } from '#app/server/root-router.server';
import { aTenant, type TestTenant } from '#tests/factories/tenant';

let tenant: TestTenant;
let desk: Caller;

beforeAll(async () => {
  tenant = await aTenant();
  desk = await tenant.callerOf(await tenant.member('manager'));
});

async function aPair() {
  const { customerId: survivorId } = await desk.customers.create({ name: '蒋伟', phones: [{ phone: '13600000001' }], note: '老客户' });
  const { customerId: mergedId } = await desk.customers.create({
    name: '蒋 伟', phones: [{ phone: '13600000001' }, { phone: '13600000002' }], address: '通州 8 号', vip: true,
  });
  await desk.vehicles.create({ plate: '京N12345', ownerId: mergedId, ownedFrom: '2026-01-01' });
  await desk.serviceRecords.create({ kind: 'repair', externalNumber: `WX-${mergedId}`, customerId: mergedId, occurredOn: '2026-11-20' });
  await desk.customers.recordConsent({ customerId: mergedId, purpose: 'marketing', granted: 'yes', source: 'paper' });
  return { survivorId, mergedId };
}

describe('merging two records of one customer', () => {
  it('hands phones, consents, cars and records to the survivor; the other stays as a pointer', async () => {
    const { survivorId, mergedId } = await aPair();
    await desk.customers.merge({ survivorId, mergedId, keep: {} });
    const file = await desk.customers.get({ customerId: survivorId });
    expect(file).toMatchObject({ name: '蒋伟', address: '通州 8 号', note: '老客户', vip: true, merged: [{ id: mergedId }] });
    expect(file.phones.map(({ phone }) => phone)).toEqual(['+8613600000001', '+8613600000002']);
    expect(file.vehicles.map(({ plate }) => plate)).toEqual(['京N12345']);
    expect(file.records).toHaveLength(1);
    expect(file.consents.find(({ purpose }) => purpose === 'marketing')?.granted).toBe(true);
    expect(await desk.customers.get({ customerId: mergedId })).toMatchObject({ mergedInto: { id: survivorId }, phones: [], records: [] });
    expect((await desk.customers.list({ q: '13600000002' })).items.map(({ id }) => id)).toContain(survivorId);
    expect((await desk.customers.list({ limit: 200 })).items.map(({ id }) => id)).not.toContain(mergedId);
  });

  it('takes the values that the person chose', async () => {
    const { survivorId, mergedId } = await aPair();
    await desk.customers.merge({ survivorId, mergedId, keep: { name: 'merged', note: 'merged' } });
    expect(await desk.customers.get({ customerId: survivorId })).toMatchObject({ name: '蒋 伟', note: null });
  });

  it('who must not be contacted in either record must not be contacted afterwards', async () => {
    const { survivorId, mergedId } = await aPair();
    await desk.customers.setDoNotContact({ customerId: mergedId, reason: '投诉未结' });
    await desk.customers.merge({ survivorId, mergedId, keep: {} });
    expect((await desk.customers.get({ customerId: survivorId })).doNotContact).toMatchObject({ reason: '投诉未结' });
  });

  it('tells the modules that keep customer ids, and the audit log', async () => {
    const { survivorId, mergedId } = await aPair();
    await desk.customers.merge({ survivorId, mergedId, keep: {} });
    await withTenant(tenant.tenantId, async (db) => {
      const events = await db.outboxEvent.findMany({ where: { tenantId: tenant.tenantId, name: 'customers.customer-merged' } });
      expect(events.map(({ payload }) => payload)).toContainEqual({ survivorId, mergedId });
      expect(await db.auditEntry.count({ where: { tenantId: tenant.tenantId, action: 'customer.merged', entityId: survivorId } })).toBe(1);
    });
  });

  it('twice is a conflict, and a merged customer is not edited any more', async () => {
    const { survivorId, mergedId } = await aPair();
    await desk.customers.merge({ survivorId, mergedId, keep: {} });
    await expect(desk.customers.merge({ survivorId, mergedId, keep: {} })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(desk.customers.update({ customerId: mergedId, name: 'x' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(desk.customers.merge({ survivorId, mergedId: survivorId, keep: {} })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('into each other at the same moment: one wins, the other is refused, nothing is lost', async () => {
    const { survivorId, mergedId } = await aPair();
    const results = await Promise.allSettled([
      desk.customers.merge({ survivorId, mergedId, keep: {} }),
      desk.customers.merge({ survivorId: mergedId, mergedId: survivorId, keep: {} }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const files = await Promise.all([survivorId, mergedId].map((customerId) => desk.customers.get({ customerId })));
    const winner = files.find(({ mergedInto }) => mergedInto === null);
    expect(files.filter(({ mergedInto }) => mergedInto === null)).toHaveLength(1);
    expect(winner?.phones).toHaveLength(2);
    expect(winner?.records).toHaveLength(1);
  });

  it('a chain points to its end at once', async () => {
    const { survivorId, mergedId } = await aPair();
    const { customerId: last } = await desk.customers.create({ name: '蒋伟', phones: [] });
    await desk.customers.merge({ survivorId, mergedId, keep: {} });
    await desk.customers.merge({ survivorId: last, mergedId: survivorId, keep: {} });
    expect((await desk.customers.get({ customerId: mergedId })).mergedInto?.id).toBe(last);
  });

  it("a department's clerk may not merge, and a stranger's customer is not found", async () => {
    const { survivorId, mergedId } = await aPair();
    const clerk = await tenant.callerOf(await tenant.member('department'));
    await expect(clerk.customers.merge({ survivorId, mergedId, keep: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const stranger = await aTenant();
    const other = await stranger.callerOf(stranger.owner);
    const { customerId: own } = await other.customers.create({ name: '自己人', phones: [] });
    await expect(other.customers.merge({ survivorId: own, mergedId, keep: {} })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await desk.customers.get({ customerId: mergedId })).mergedInto).toBeNull();
  });
});
