import { withControl, withTenant } from '#app/platform/db.server';
import { recordEvent } from '#app/platform/outbox.server';
import { counted, countTurn, outside, TURN_SERIES } from './contracts';
import { notePlanned, type Kind } from './ledger';
import type { Random } from './random';

export async function makeTenants(count: number): Promise<string[]> {
  const slugs = Array.from({ length: count }, (_, index) => `faults-${index}`);
  return Promise.all(
    slugs.map((slug) =>
      withControl((db) => db.tenant.create({ data: { slug, name: slug, industry: 'dealership' }, select: { id: true } })).then((tenant) => tenant.id),
    ),
  );
}

/**
 * What a request does: a change and its event in one transaction. Only what was acknowledged is promised;
 * a commit cut off by a fault may or may not have happened, and asks for nothing but not to happen twice.
 */
export async function produce(ledger: string, tenantId: string, unit: number, random: Random): Promise<void> {
  const kind: Kind = random.pick({ outside: 6, counted: 3, turn: 1 });
  try {
    await withTenant(tenantId, async (db) => {
      if (kind === 'outside') await recordEvent(db, tenantId, outside, { unit });
      else if (kind === 'counted') await recordEvent(db, tenantId, counted, { unit });
      else {
        await db.numberSeries.create({ data: { tenantId, series: TURN_SERIES, year: unit, value: 0 } });
        await recordEvent(db, tenantId, countTurn, { tenantId });
      }
    });
  } catch {
    return;
  }
  notePlanned(ledger, kind, tenantId, unit);
}

/** Rows still on their way, and those given up. */
export async function unfinished(): Promise<{ waiting: number; dead: number }> {
  return withControl(async (db) => ({
    waiting: (await db.outboxEvent.count({ where: { doneAt: null } })) + (await db.tenantTurn.count({ where: { queuedAt: { not: null } } })),
    dead: await db.deadLetter.count(),
  }));
}
