import { anImport, workImports } from '#tests/factories/import';
import { poolOf, several, type Pool, type WorldCore } from '../twin-world';

export interface ImportParts {
  /** Tested, with a refused row. */
  testedImport: Pool;
  /** Waits for its columns. */
  waitingImport: Pool;
  /** Being tested. */
  runningImport: Pool;
}

/** Column 4 is one that the guess doesn't know. */
export const MAPPING = { 0: 'orderNumber', 1: 'name', 2: 'phone', 3: 'plate', 4: 'note' };

/** Uploads in every state; the second row has no number and is refused. */
export async function withImports({ tenant, call, canary }: WorldCore): Promise<ImportParts> {
  const content = ['工单号,客户姓名,手机号,车牌号,' + `甲乙 ${canary}`, `WX-900,李四,13912345678,川A30001,好 ${canary}`, `,王五,13912345679,川A30002,坏 ${canary}`].join('\n');
  const started = (next: 'ask' | 'test'): Promise<string> => anImport(tenant, { kind: 'repairs', content, next });
  const tested = await several(2, () => started('ask'));
  for (const importId of tested) await call.imports.test({ importId, mapping: MAPPING });
  await workImports(tenant);
  return {
    testedImport: poolOf('tested import', tested),
    waitingImport: poolOf('waiting import', await several(2, () => started('ask'))),
    runningImport: poolOf('running import', await several(2, () => started('test'))),
  };
}
