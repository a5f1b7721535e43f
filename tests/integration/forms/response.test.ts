import { beforeAll, describe, expect, it } from 'vitest';
import { createForm, publish, saveDraft } from '#app/modules/forms/definition/service.server';
import {
  finaliseDraft,
  finaliseResponse,
  getResponse,
  reopenResponse,
  saveDraftAnswers,
  startResponse,
  summariseResponse,
  summariseResponses,
} from '#app/modules/forms/response/service.server';
import { formDefinitionSchema } from '#app/modules/forms/schema';
import { uuidV7 } from '#app/lib/uuid-v7';
import { aTenant, type TestTenant } from '#tests/factories/tenant';

const definition = formDefinitionSchema.parse({
  sections: [
    {
      items: [
        { type: 'score', code: 'reception', label: { 'zh-CN': '接待', en: 'Reception' }, weight: 1 },
        { type: 'score', code: 'overall', label: { 'zh-CN': '总体', en: 'Overall' }, weight: 3, required: true },
        { type: 'number', code: 'mileage', label: { 'zh-CN': '里程', en: 'Mileage' } },
        { type: 'complaint', code: 'complaint', label: { 'zh-CN': '投诉', en: 'Complaint' } },
      ],
    },
  ],
});

let tenant: TestTenant;
const aSubject = () => ({ formCode: 'S', subjectKind: 'contact', subjectId: uuidV7(tenant.clock.now().getTime()) });

beforeAll(async () => {
  tenant = await aTenant();
  await tenant.asSystem(async (ctx) => {
    await createForm(ctx, { code: 'S', title: '调查表', kind: 'survey' });
    await saveDraft(ctx, { code: 'S', definition });
    await publish(ctx, { code: 'S' });
  });
});

describe('a survey sheet', () => {
  it('begun twice is begun once, also by two screens at the same moment', async () => {
    const subject = aSubject();
    const [one, two] = await Promise.all([tenant.asSystem((ctx) => startResponse(ctx, subject)), tenant.asSystem((ctx) => startResponse(ctx, subject))]);
    expect(one.responseId).toBe(two.responseId);
  });

  it('keeps what was typed, also what does not fit yet', async () => {
    const typed = { reception: 9, mileage: '一万多', overall: '' };
    const { responseId } = await tenant.asSystem((ctx) => startResponse(ctx, aSubject()));
    await tenant.asSystem((ctx) => saveDraftAnswers(ctx, { responseId, answers: typed }));
    expect(await tenant.asSystem((ctx) => getResponse(ctx, { responseId }))).toMatchObject({ status: 'draft', answers: typed, score: null });
  });

  it('names what is missing or wrong, and stays open', async () => {
    const { responseId } = await tenant.asSystem((ctx) => startResponse(ctx, aSubject()));
    await expect(tenant.asSystem((ctx) => finaliseDraft(ctx, { responseId, answers: { reception: 9, mileage: 'x' } }))).rejects.toMatchObject({
      fields: expect.arrayContaining([
        expect.objectContaining({ field: 'answers.reception', reason: 'forms:problem.too-big' }),
        expect.objectContaining({ field: 'answers.mileage', reason: 'forms:problem.wrong-type' }),
        expect.objectContaining({ field: 'answers.overall', reason: 'forms:problem.required' }),
      ]),
    });
    expect((await tenant.asSystem((ctx) => getResponse(ctx, { responseId }))).status).toBe('draft');
  });

  it('stores the weighted score as numerator and denominator (K-03)', async () => {
    const result = await tenant.asSystem((ctx) => finaliseResponse(ctx, { ...aSubject(), answers: { reception: 5, overall: 4 } }));
    expect(result).toMatchObject({ score: { numerator: 17, denominator: 4, maximum: 20 }, lowScore: false, complaint: false });
    const row = await tenant.asSystem((ctx) => ctx.db.formResponse.findFirstOrThrow({ where: { tenantId: tenant.tenantId, id: result.id } }));
    expect(row).toMatchObject({ status: 'final', scoreNumerator: 17, scoreDenominator: 4 });
  });

  it('tells a low score by the line of the rule, and a complaint by its tick', async () => {
    const finish = (answers: Record<string, number | boolean>, lowScoreBelow?: number | null) =>
      tenant.asSystem((ctx) => finaliseResponse(ctx, { ...aSubject(), answers, lowScoreBelow }));
    expect((await finish({ overall: 3 })).lowScore).toBe(false);
    expect((await finish({ overall: 2 })).lowScore).toBe(true);
    expect((await finish({ overall: 2 }, 40)).lowScore).toBe(false);
    expect((await finish({ overall: 1 }, null)).lowScore).toBe(false);
    expect((await finish({ overall: 5, complaint: true })).complaint).toBe(true);
  });

  it('is closed once: further typing and closing are refused', async () => {
    const { id: responseId } = await tenant.asSystem((ctx) => finaliseResponse(ctx, { ...aSubject(), answers: { overall: 5 } }));
    await expect(tenant.asSystem((ctx) => saveDraftAnswers(ctx, { responseId, answers: {} }))).rejects.toMatchObject({ code: 'conflict' });
    await expect(tenant.asSystem((ctx) => finaliseDraft(ctx, { responseId }))).rejects.toMatchObject({ code: 'conflict' });
  });

  it('undone within ten seconds it is open again with its answers, and counts nowhere', async () => {
    const { id: responseId } = await tenant.asSystem((ctx) => finaliseResponse(ctx, { ...aSubject(), answers: { overall: 1, complaint: true } }));
    await tenant.asSystem((ctx) => reopenResponse(ctx, { responseId }));
    const row = await tenant.asSystem((ctx) => ctx.db.formResponse.findFirstOrThrow({ where: { tenantId: tenant.tenantId, id: responseId } }));
    expect(row).toMatchObject({ status: 'draft', scoreNumerator: null, scoreDenominator: null, complaint: false, lowScore: false, finalAt: null });
    expect(row.answers).toMatchObject({ overall: 1, complaint: true });
  });

  it('an old sheet shows with the questions that it was asked with', async () => {
    const old = aSubject();
    const { id } = await tenant.asSystem((ctx) => finaliseResponse(ctx, { ...old, answers: { reception: 4, overall: 5 } }));
    const begun = aSubject();
    await tenant.asSystem((ctx) => startResponse(ctx, begun));
    await tenant.asSystem(async (ctx) => {
      const next = formDefinitionSchema.parse({ sections: [{ items: [{ type: 'score', code: 'overall', label: { 'zh-CN': '新问法', en: 'New wording' } }] }] });
      await saveDraft(ctx, { code: 'S', definition: next });
      await publish(ctx, { code: 'S' });
    });

    const summary = await tenant.asSystem((ctx) => summariseResponse(ctx, { responseId: id }));
    expect(summary).toMatchObject({ version: 1, formCode: 'S', mean: { value: 19 / 4, min: 1, max: 5 } });
    expect(summary.sections[0]?.items.map(({ label, text }) => [label, text])).toEqual([
      ['接待', '4'],
      ['总体', '5'],
      ['里程', ''],
      ['投诉', ''],
    ]);
    // Begun with the old version, finished with the old version.
    expect((await tenant.asSystem((ctx) => startResponse(ctx, begun))).version).toBe(1);
    expect((await tenant.asSystem((ctx) => startResponse(ctx, aSubject()))).version).toBe(2);
    const history = await tenant.asSystem((ctx) => summariseResponses(ctx, { subjectKind: 'contact', subjectIds: [old.subjectId, begun.subjectId] }));
    expect(history.map(({ subjectId }) => subjectId)).toEqual([old.subjectId]);
  });

  it('belongs to its tenant alone', async () => {
    const { id } = await tenant.asSystem((ctx) => finaliseResponse(ctx, { ...aSubject(), answers: { overall: 5 } }));
    const other = await aTenant();
    await expect(other.asSystem((ctx) => getResponse(ctx, { responseId: id }))).rejects.toMatchObject({ code: 'not-found' });
    await expect(other.asSystem((ctx) => reopenResponse(ctx, { responseId: id }))).rejects.toMatchObject({ code: 'not-found' });
    const stranger = await other.callerOf(other.owner);
    await expect(stranger.forms.sheet({ responseId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(stranger.forms.response({ responseId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const owner = await tenant.callerOf(tenant.owner);
    expect(await owner.forms.sheet({ responseId: id })).toMatchObject({ status: 'final' });
  });
});
