import { beforeAll, describe, expect, it } from 'vitest';
import { renderApprovedScript } from '#app/modules/outreach/script/service.server';
import type { Caller } from '#app/server/root-router.server';
import { aDesk, type Desk } from '#tests/factories/desk';
import { aTenant } from '#tests/factories/tenant';

let desk: Desk;
let agent: Caller;
let manager: Caller;

beforeAll(async () => {
  desk = await aDesk();
  agent = desk.agent.call;
  manager = desk.manager.call;
});

const body = '您好，{{customer.salutation}}，我是{{agent.name}}。{{#if vehicle.plate}}车牌{{vehicle.plate}}{{/if}}';

describe('the script library (D-08)', () => {
  it('a specialist proposes, the manager approves, the call screen shows it', async () => {
    await agent.scripts.propose({ code: 'CARE', title: '关怀', body });
    const { recordId } = await desk.plan({ name: '李敏' });
    expect(await desk.asSystem((ctx) => renderApprovedScript(ctx, { code: 'CARE', recordId }))).toBeNull();
    await expect(agent.scripts.approve({ code: 'CARE' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await manager.scripts.approve({ code: 'CARE' });
    const shown = await agent.scripts.render({ code: 'CARE', recordId });
    expect(shown).toMatchObject({ code: 'CARE', version: 1, title: '关怀' });
    expect(shown?.text).toContain('李敏先生/女士');
    expect(shown?.text).toContain(desk.agent.name);
  });

  it('a better wording becomes the next version; the old one is retired and stays as it was', async () => {
    await agent.scripts.propose({ code: 'NEXT', title: '一', body: '一' });
    await manager.scripts.approve({ code: 'NEXT' });
    await agent.scripts.propose({ code: 'NEXT', title: '二', body: '二' });
    expect((await manager.scripts.get({ code: 'NEXT' })).versions.map(({ status }) => status)).toEqual(['draft', 'approved']);
    await manager.scripts.approve({ code: 'NEXT' });
    const script = await manager.scripts.get({ code: 'NEXT', version: 1 });
    expect(script.versions.map(({ version, status }) => [version, status])).toEqual([[2, 'approved'], [1, 'retired']]);
    expect(script.shown).toMatchObject({ body: '一', proposedBy: desk.agent.name, approvedBy: desk.manager.name });
    await expect(
      desk.asSystem((ctx) => ctx.db.callScript.updateMany({ where: { tenantId: desk.tenantId, code: 'NEXT', version: 1 }, data: { body: 'forged' } })),
    ).rejects.toThrow();
    expect((await manager.scripts.get({ code: 'NEXT', version: 1 })).shown.body).toBe('一');
  });

  it('says in which line a template does what it may not', async () => {
    for (const bad of ['{{> partial}}', 'a\n{{constructor.name}}', '{{lookup customer "name"}}', '{{customer.secret}}', '{{#if customer.name}}']) {
      await expect(agent.scripts.propose({ code: 'BAD', title: 'x', body: bad })).rejects.toMatchObject({ cause: { code: 'invalid-input', fields: [{ field: 'body' }] } });
    }
    const preview = await agent.scripts.preview({ body: 'a\n{{customer.secret}}' });
    expect(preview.problems).toMatchObject([{ reason: 'errors:template.unknown-placeholder', params: { name: 'customer.secret', line: 2 } }]);
  });

  it('previews against a real record', async () => {
    const { recordId } = await desk.plan({ name: '周强' });
    expect((await agent.scripts.preview({ body: '{{customer.name}}|{{tenant.name}}', recordId })).text).toBe(`周强|${desk.tenant.name}`);
    expect((await agent.scripts.sampleRecords({})).map((record) => record.recordId)).toContain(recordId);
  });

  it('the slower of two authors is told', async () => {
    await agent.scripts.propose({ code: 'TWO', title: 'x', body: '1' });
    const seenAt = (await agent.scripts.get({ code: 'TWO' })).shown.updatedAt;
    desk.clock.set(new Date(desk.clock.now().getTime() + 1000));
    await agent.scripts.propose({ code: 'TWO', title: 'x', body: '2', seenAt });
    await expect(manager.scripts.approve({ code: 'TWO', seenAt })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(manager.scripts.propose({ code: 'TWO', title: 'x', body: '3', seenAt })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('retired it leaves the call screen; a draft may be thrown away', async () => {
    await agent.scripts.propose({ code: 'OLD', title: 'x', body: '1' });
    await manager.scripts.approve({ code: 'OLD' });
    await manager.scripts.retire({ code: 'OLD' });
    const { recordId } = await desk.plan();
    expect(await agent.scripts.render({ code: 'OLD', recordId })).toBeNull();
    await agent.scripts.propose({ code: 'OLD', title: 'x', body: '2' });
    expect(await agent.scripts.discard({ code: 'OLD' })).toEqual({ isGone: false });
    await agent.scripts.propose({ code: 'GONE', title: 'x', body: '1' });
    expect(await agent.scripts.discard({ code: 'GONE' })).toEqual({ isGone: true });
    expect((await agent.scripts.list({})).items.map(({ code }) => code)).not.toContain('GONE');
  });

  it('the script of another tenant is not found', async () => {
    await agent.scripts.propose({ code: 'OURS', title: 'x', body: '1' });
    const other = await aTenant();
    const stranger = await other.callerOf(other.owner);
    const { recordId } = await desk.plan();
    for (const attempt of [
      () => stranger.scripts.get({ code: 'OURS' }),
      () => stranger.scripts.approve({ code: 'OURS' }),
      () => stranger.scripts.retire({ code: 'OURS' }),
      () => stranger.scripts.discard({ code: 'OURS' }),
      () => stranger.scripts.preview({ body: '{{customer.name}}', recordId }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await manager.scripts.approve({ code: 'OURS' })).toEqual({ version: 1 });
  });
});
