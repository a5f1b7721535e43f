import { plainJob, tenantJob, tenantTurn } from '#workers/handler';
import { buildRegistry } from '#workers/build-registry';
import { runWorkers } from '#workers/program';
import { counted, countTurn, COUNTED_SERIES, outside, TURN_SERIES } from './contracts';

/** A real worker process, with the product's runtime and handlers whose effects are counted. argv: the sink's address. */
const [sinkUrl] = process.argv.slice(2);
if (!sinkUrl) throw new Error('the address of the sink is missing');

const handlers = [
  plainJob(outside, async ({ unit }, { effectKey, signal }) => {
    if (Math.random() < 0.1) throw new Error('bad luck, on purpose');
    const response = await fetch(`${sinkUrl}/effect?unit=${unit}&key=${effectKey}&pid=${process.pid}`, { method: 'POST', signal });
    if (!response.ok) throw new Error(`the sink said ${response.status}`);
  }),
  tenantJob(counted, async (ctx, { unit }) => {
    const { tenantId } = ctx.actor;
    await ctx.db.numberSeries.upsert({
      where: { tenantId_series_year: { tenantId, series: COUNTED_SERIES, year: unit } },
      create: { tenantId, series: COUNTED_SERIES, year: unit, value: 1 },
      update: { value: { increment: 1 } },
    });
  }),
  tenantTurn(countTurn, async (ctx, slice) => {
    const { tenantId } = ctx.actor;
    const rows = await ctx.db.numberSeries.findMany({ where: { tenantId, series: TURN_SERIES, value: 0 }, take: slice.maxRows, select: { year: true } });
    for (const { year } of rows) {
      await ctx.db.numberSeries.update({ where: { tenantId_series_year: { tenantId, series: TURN_SERIES, year } }, data: { value: { increment: 1 } } });
    }
    return rows.length < slice.maxRows ? null : {};
  }),
];

// Lost processes are noticed in seconds here, so that a short run shows every repair at work.
await runWorkers(buildRegistry(handlers), {
  relayMs: 100,
  sweepMs: 1_000,
  lostAfterMs: 4_000,
  lockMs: 3_000,
  stalledCheckMs: 1_500,
  maxDispatches: 1_000,
});
