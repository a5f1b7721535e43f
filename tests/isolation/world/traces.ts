import { withControl } from '#app/platform/db.server';
import { poolOf, several, type Pool, type WorldCore } from '../twin-world';

export interface TraceParts {
  deadLetter: Pool;
}

/** What the runtime leaves behind: own days of the calendar, events, turns and work that failed for good. */
export async function withTraces({ tenant: { tenantId }, call, canary }: WorldCore): Promise<TraceParts> {
  await call.calendar.setOwnDay({ date: '2026-11-25', kind: 'off', name: `店庆 ${canary}` });
  const letters = await withControl(async (db) => {
    const payload = { word: canary };
    await db.outboxEvent.create({ data: { tenantId, name: 'test.twins', payload } });
    await db.tenantTurn.upsert({ where: { tenantId_kind: { tenantId, kind: 'test.twins' } }, create: { tenantId, kind: 'test.twins', progress: payload }, update: {} });
    return several(3, async () => {
      const data = { tenantId, queue: 'bulk', name: 'test.twins', payload, error: `Error: ${canary}`, attempts: 5 };
      return (await db.deadLetter.create({ data })).id;
    });
  });
  return { deadLetter: poolOf('dead letter', letters) };
}
