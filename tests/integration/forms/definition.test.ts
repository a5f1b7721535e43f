import { beforeAll, describe, expect, it } from 'vitest';
import { itemsOf } from '#app/modules/forms/domain';
import { formDefinitionSchema, type FormDefinition } from '#app/modules/forms/schema';
import { withTenant } from '#app/platform/db.server';
import type { Caller } from '#app/server/root-router.server';
import { aTenant, type TestTenant } from '#tests/factories/tenant';

const survey = (label: string): FormDefinition =>
  formDefinitionSchema.parse({ sections: [{ items: [{ type: 'score', code: 'overall', label, required: true }] }] });

let tenant: TestTenant;
let admin: Caller;

beforeAll(async () => {
  tenant = await aTenant();
  admin = await tenant.callerOf(await tenant.member('admin'));
});

describe('a form of the tenant', () => {
  it('starts as a draft, is published, and gets its next version on top', async () => {
    await admin.forms.create({ code: 'F-1', title: '售后3DC调查表' });
    await admin.forms.saveDraft({ code: 'F-1', definition: survey('服务如何') });
    expect(await admin.forms.publish({ code: 'F-1' })).toEqual({ code: 'F-1', version: 1 });
    expect(await admin.forms.saveDraft({ code: 'F-1', definition: survey('总体满意吗') })).toEqual({ code: 'F-1', version: 2 });
    expect(await admin.forms.saveDraft({ code: 'F-1', definition: survey('总体如何') })).toEqual({ code: 'F-1', version: 2 });

    const form = await admin.forms.get({ code: 'F-1' });
    expect(form).toMatchObject({ publishedVersion: 1, hasDraft: true, shown: { version: 2, publishedAt: null } });
    expect(form.versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(form.versions[1]?.publishedBy).not.toBeNull();
    const old = await admin.forms.get({ code: 'F-1', version: 1 });
    expect(itemsOf(old.shown.definition)[0]?.label).toBe('服务如何');
  });

  it('may be titled anew; its code stays (O-17)', async () => {
    await admin.forms.create({ code: 'F-2', title: '3DC客户回访周报表' });
    await admin.forms.rename({ code: 'F-2', title: '3DC回访周报表' });
    expect(await admin.forms.get({ code: 'F-2' })).toMatchObject({ code: 'F-2', title: '3DC回访周报表' });
  });

  it('refuses a code that is taken, on the field', async () => {
    await admin.forms.create({ code: 'F-3', title: 'a' });
    await expect(admin.forms.create({ code: 'F-3', title: 'b' })).rejects.toMatchObject({ cause: { fields: [{ field: 'code', reason: 'forms:problem.code-taken' }] } });
  });

  it('a published version cannot be changed, not even past the product', async () => {
    await admin.forms.create({ code: 'F-4', title: 'a' });
    await admin.forms.publish({ code: 'F-4' });
    const tampering = withTenant(tenant.tenantId, async (db) => {
      const form = await db.form.findFirstOrThrow({ where: { tenantId: tenant.tenantId, code: 'F-4' } });
      await db.formVersion.updateMany({ where: { tenantId: tenant.tenantId, formId: form.id }, data: { definition: survey('forged') } });
    });
    await expect(tampering).rejects.toThrow();
    expect((await admin.forms.get({ code: 'F-4' })).shown.definition).not.toEqual(survey('forged'));
  });

  it('has one draft at most, and the slower of two editors is told', async () => {
    await admin.forms.create({ code: 'F-5', title: 'a' });
    const seenAt = (await admin.forms.get({ code: 'F-5' })).shown.updatedAt;
    tenant.clock.set(new Date(tenant.clock.now().getTime() + 1000));
    await admin.forms.saveDraft({ code: 'F-5', definition: survey('first'), seenAt });
    await expect(admin.forms.saveDraft({ code: 'F-5', definition: survey('second'), seenAt })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(admin.forms.publish({ code: 'F-5', seenAt })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('a draft may be thrown away; the published version stays in use', async () => {
    await admin.forms.create({ code: 'F-6', title: 'a' });
    await expect(admin.forms.discardDraft({ code: 'F-6' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await admin.forms.publish({ code: 'F-6' });
    await admin.forms.saveDraft({ code: 'F-6', definition: survey('no') });
    await admin.forms.discardDraft({ code: 'F-6' });
    expect(await admin.forms.get({ code: 'F-6' })).toMatchObject({ hasDraft: false, shown: { version: 1 } });
    await expect(admin.forms.publish({ code: 'F-6' })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('an agent reads forms and changes none', async () => {
    const agent = await tenant.callerOf(await tenant.member('agent'));
    expect((await agent.forms.list({})).items.length).toBeGreaterThan(0);
    await expect(agent.forms.create({ code: 'F-7', title: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('lists page by page', async () => {
    const first = await admin.forms.list({ limit: 2 });
    expect(first.items.map(({ code }) => code)).toEqual(['F-1', 'F-2']);
    const second = await admin.forms.list({ limit: 2, cursor: first.nextCursor ?? '' });
    expect(second.items.map(({ code }) => code)).toEqual(['F-3', 'F-4']);
  });
});

it('the form of another tenant is not found, while its owner goes on', async () => {
  await admin.forms.create({ code: 'OURS', title: 'ours' });
  const stranger = await aTenant().then(async (other) => other.callerOf(await other.member('admin')));
  for (const attempt of [
    () => stranger.forms.get({ code: 'OURS' }),
    () => stranger.forms.rename({ code: 'OURS', title: 'theirs' }),
    () => stranger.forms.saveDraft({ code: 'OURS', definition: survey('theirs') }),
    () => stranger.forms.publish({ code: 'OURS' }),
    () => stranger.forms.discardDraft({ code: 'OURS' }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  expect(await admin.forms.publish({ code: 'OURS' })).toEqual({ code: 'OURS', version: 1 });
});
