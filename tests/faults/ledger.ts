import { appendFileSync, readFileSync } from 'node:fs';
import { withTenant } from '#app/platform/db.server';
import { COUNTED_SERIES, TURN_SERIES } from './contracts';

export type Kind = 'outside' | 'counted' | 'turn';

export interface Verdict {
  planned: number;
  lost: string[];
  doubled: string[];
}

/** What was promised: written after the commit that promised it was acknowledged. */
export function notePlanned(ledger: string, kind: Kind, tenantId: string, unit: number): void {
  appendFileSync(ledger, `${JSON.stringify({ kind: 'planned', of: kind, tenantId, unit })}\n`);
}

/** Compares what was promised with what happened, unit by unit. */
export async function judge(ledger: string): Promise<Verdict> {
  const lines = readFileSync(ledger, 'utf8').trimEnd().split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line);
  const planned = lines.filter((line) => line.kind === 'planned');
  const seen = new Map<string, number>();
  for (const line of lines) if (line.kind === 'effect') add(seen, `outside ${line.unit}`, 1);
  for (const tenantId of new Set(planned.map((line) => line.tenantId))) {
    const rows = await withTenant(tenantId, (db) =>
      db.numberSeries.findMany({ where: { tenantId, series: { in: [COUNTED_SERIES, TURN_SERIES] } }, select: { series: true, year: true, value: true } }),
    );
    for (const row of rows) add(seen, `${row.series === COUNTED_SERIES ? 'counted' : 'turn'} ${row.year}`, row.value);
  }
  return {
    planned: planned.length,
    lost: planned.map((line) => `${line.of} ${line.unit}`).filter((unit) => (seen.get(unit) ?? 0) === 0),
    // Also of units whose commit was not acknowledged: they may happen, but not twice.
    doubled: [...seen].filter(([, times]) => times > 1).map(([unit]) => unit),
  };
}

type Line = { kind: 'planned'; of: Kind; tenantId: string; unit: number } | { kind: 'effect'; unit: number; key: string; pid: number };

function add(counts: Map<string, number>, key: string, times: number): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}
