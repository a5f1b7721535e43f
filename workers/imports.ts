import { continueImport, importSweepTurn } from '#app/modules/imports/jobs';
import { continueRun } from '#app/modules/imports/run/service.server';
import { sweepUploads } from '#app/modules/imports/sweep/service.server';
import { plainJob, tenantTurn } from './handler';
import { asSystem } from './system';

export const importHandlers = [
  plainJob(continueImport, async (payload, { tenantId, jobId, signal, attempt }) => {
    if (tenantId === undefined) throw new Error('an import belongs to a tenant');
    await continueRun(payload, {
      unit: (work, options) => asSystem(tenantId, jobId, work, options),
      signal,
      isLastTry: attempt >= continueImport.attempts,
    });
  }),
  tenantTurn(importSweepTurn, sweepUploads),
];
