import { AppError, isAppError } from '#app/lib/app-error';
import { openRehearsal, writeBatch, type BatchResult, type Pass } from '#app/modules/imports/batch/service.server';
import { openAgain } from '#app/modules/imports/file/service.server';
import { advanceImport, holdImport, insertRejects } from '#app/modules/imports/job/queries.server';
import { continueImport } from '#app/modules/imports/jobs';
import { rowNormaliser } from '#app/modules/imports/row/domain';
import { failRun, finishRun, readState, restartTest } from '#app/modules/imports/state/service.server';
import { Tally } from '#app/modules/imports/tally/domain';
import { UnitDirectory } from '#app/modules/imports/unit/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import type { UnitOptions } from '#app/platform/db.server';
import { recordEvent } from '#app/platform/outbox.server';
import type { Table } from '#app/platform/spreadsheet.server';
import { fileStorage } from '#app/platform/storage.server';
import { batchesOf, readAhead, type Batch } from './domain';
import type { RunState } from './schema';

/** What the worker lends: units of work in the import's tenant, and when to stop. */
export interface RunParts {
  unit: <T>(work: (ctx: TenantCtx) => Promise<T>, options?: UnitOptions) => Promise<T>;
  signal: AbortSignal;
  /** No further try follows a failure. */
  isLastTry: boolean;
}

/** After this time a run goes to the tail of the queue, in milliseconds. */
const TURN_MS = 20_000;
const BATCH_TIMEOUT_MS = 60_000;
/** A test is one transaction on copies of its own; nobody waits for it. */
const TEST_TIMEOUT_MS = 30 * 60_000;

/** Somebody else works on the import, or it was begun anew or cancelled: this pass ends without a trace. */
class Superseded extends Error {}
/** The test is through; thrown so that its transaction leaves nothing behind. */
class RehearsalOver extends Error {}
/** The process has to end. */
class Interrupted extends Error {}

/**
 * Goes on with an import behind the last row that is safely stored. Every batch is one transaction with its
 * figures and refusals, so that a process killed at any moment loses nothing and doubles nothing.
 */
export async function continueRun({ importId, run }: { importId: string; run: number }, parts: RunParts): Promise<void> {
  const found = await parts.unit((ctx) => readState(ctx, { importId, run }));
  if (found === null) return;
  const { state, tenantId } = found;
  try {
    await fileStorage().withLocalFile({ tenantId, fileId: importId }, async (filePath) => {
      const table = await openAgain(filePath, state.headers);
      try {
        await (state.status === 'testing' ? rehearse(state, table, parts) : write(state, table, parts));
      } finally {
        table.close();
      }
    });
  } catch (error) {
    if (error instanceof Superseded) return;
    if (error instanceof Interrupted) return void (await goOnLater(state, parts));
    const refused = isAppError(error) && error.code !== 'internal';
    if (refused) await parts.unit((ctx) => failRun(ctx, state, error));
    else {
      if (parts.isLastTry) await parts.unit((ctx) => failRun(ctx, state, new AppError('internal', { reason: 'imports:problem.internal', cause: error })));
      throw error;
    }
  }
}

async function write(state: RunState, table: Table, parts: RunParts): Promise<void> {
  const pass = passOf(state);
  const startedAt = performance.now();
  let turnMs: number | null = null;
  let fromRow = state.rowsDone;
  for await (const batch of batchesIn(state, table, fromRow)) {
    // Getting to where it stands costs time too; a turn is never mostly that.
    turnMs ??= Math.max(TURN_MS, 3 * (performance.now() - startedAt));
    await parts.unit(
      async (ctx) => {
        if (!(await holdImport(ctx.db, ctx.actor.tenantId, { ...state, fromRow }))) throw new Superseded();
        await store(ctx, state, { batch, fromRow, pass, result: await writeBatch(ctx, pass, batch) });
      },
      { timeoutMs: BATCH_TIMEOUT_MS },
    );
    fromRow = batch.toRow;
    if (parts.signal.aborted || performance.now() - startedAt > turnMs) return goOnLater(state, parts);
  }
  await parts.unit((ctx) => finishRun(ctx, state, fromRow));
}

/** A test goes through the whole file in one transaction that is thrown away; its figures are stored beside it. */
async function rehearse(state: RunState, table: Table, parts: RunParts): Promise<void> {
  // An interrupted test has lost what it had rehearsed, so it begins again.
  if (state.rowsDone !== state.headerRow && !(await parts.unit((ctx) => restartTest(ctx, state)))) return;
  const pass = passOf({ ...state, warnings: [], unknownUnits: [] });
  let fromRow = state.headerRow;
  const wholeFile = async (ctx: TenantCtx): Promise<never> => {
    await openRehearsal(ctx, state.kind);
    for await (const batch of batchesIn(state, table, fromRow)) {
      const result = await writeBatch(ctx, pass, batch);
      await parts.unit((own) => store(own, state, { batch, fromRow, pass, result }));
      fromRow = batch.toRow;
      if (parts.signal.aborted) throw new Interrupted();
    }
    throw new RehearsalOver();
  };
  await parts.unit(wholeFile, { timeoutMs: TEST_TIMEOUT_MS }).catch((error: unknown) => {
    if (!(error instanceof RehearsalOver)) throw error;
  });
  await parts.unit((ctx) => finishRun(ctx, state, fromRow));
}

function passOf(state: RunState): Pass {
  const { kind, mayCreateSites, warnings, unknownUnits } = state;
  const isRehearsal = state.status === 'testing';
  return { kind, isRehearsal, directory: new UnitDirectory({ mayCreateSites, isRehearsal }), tally: new Tally(warnings, unknownUnits) };
}

function batchesIn({ kind, mapping }: RunState, table: Table, fromRow: number): AsyncGenerator<Batch, void, void> {
  return readAhead(batchesOf(table.rows(fromRow), rowNormaliser(kind, mapping)));
}

async function store(ctx: TenantCtx, { importId, run }: RunState, done: { batch: Batch; fromRow: number; pass: Pass; result: BatchResult }): Promise<void> {
  const { tenantId } = ctx.actor;
  const { rejects, ...counts } = done.result;
  await insertRejects(ctx.db, tenantId, importId, rejects);
  const advance = { importId, run, fromRow: done.fromRow, toRow: done.batch.toRow, ...counts, rejected: rejects.length, tally: done.pass.tally, at: ctx.clock.now() };
  if (!(await advanceImport(ctx.db, tenantId, advance))) throw new Superseded();
}

/** Asks for another turn at the tail of the queue; others come first. */
async function goOnLater({ importId, run }: RunState, parts: RunParts): Promise<void> {
  await parts.unit((ctx) => recordEvent(ctx.db, ctx.actor.tenantId, continueImport, { importId, run }));
}
