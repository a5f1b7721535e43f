import { earlierOf, type CivilDate } from '#app/lib/civil-date';
import { loadWorkCalendar } from '#app/modules/calendars/service.server';
import type { WorkCalendar } from '#app/modules/calendars/schema';
import type { TenantCtx } from '#app/platform/context.server';
import { countGapsByRule } from '../gap/queries.server';
import { readFacts, type FactRow } from '../planner/queries.server';
import { decideChanges, planOf, todayOf } from '../planner/service.server';
import { getPlanningRule, type PlanningRule } from '../rule/queries.server';
import type { DryRun, DryRunExample, DryRunInput } from './schema';

const CHUNK = 2_000;
/** Records a dry run reads at most; more would keep the admin waiting. */
const LOOK_LIMIT = 40_000;
/** Examples of each kind. */
const SHOWN = { planned: 15, expired: 5, suppressed: 5, gap: 5 } as const;
const GAP_CAP = 10_000;
/** Stands where a saved rule's id would: no contact has it. */
const UNSAVED = '00000000-0000-0000-0000-000000000000';

/**
 * What the rule would plan over the tenant's real records if it were switched on as it stands in the form: how many,
 * when, and by name; with the saved rule's id also what would become of its contacts. Writes nothing (DESIGN 9).
 */
export async function dryRun(ctx: TenantCtx, input: DryRunInput): Promise<DryRun> {
  const { tenantId } = ctx.actor;
  const saved = input.ruleId === undefined ? null : await getPlanningRule(ctx, input.ruleId);
  const rule = { id: saved?.id ?? UNSAVED, versionId: saved?.versionId ?? UNSAVED, version: 0, definition: input.rule };
  const calendar = await loadWorkCalendar(ctx.db, tenantId, input.rule.calendar);
  const tally = new Tally(rule, calendar, todayOf(ctx));
  const goLiveOn = saved ? earlierOf(saved.definition.goLiveOn, input.rule.goLiveOn) : input.rule.goLiveOn;
  for (let after: string | null = null; ; ) {
    const facts: FactRow[] = await readFacts(ctx.db, {
      tenantId,
      ruleId: rule.id,
      recordKind: input.rule.recordKind,
      purpose: input.rule.purpose,
      scope: { kind: 'since', goLiveOn },
      after,
      limit: CHUNK,
    });
    tally.add(facts);
    after = facts.at(-1)?.id ?? null;
    if (facts.length < CHUNK) break;
    if (tally.looked >= LOOK_LIMIT) {
      tally.isComplete = false;
      break;
    }
  }
  const gaps = await countGapsByRule(ctx.db, { tenantId, rules: [rule], cap: GAP_CAP });
  const examples = tally.examples();
  await nameExamples(ctx, examples);
  return { ...tally.result(), gaps: gaps.get(rule.id) ?? 0, change: saved && tally.change, examples };
}

/** Counts what each record would become, and keeps a few of each kind to show. */
class Tally {
  looked = 0;
  isComplete = true;
  readonly change = { created: 0, moved: 0, dropped: 0, kept: 0 };
  private readonly counts = { planned: 0, expired: 0, suppressed: 0, openToday: 0, overdue: 0 };
  private readonly byOpenDay = new Map<string, number>();
  private readonly shown: Record<DryRunExample['status'], DryRunExample[]> = { planned: [], expired: [], suppressed: [], gap: [] };
  private readonly switchedOn: PlanningRule;

  constructor(
    private readonly rule: PlanningRule,
    private readonly calendar: WorkCalendar,
    private readonly today: CivilDate,
  ) {
    this.switchedOn = { ...rule, definition: { ...rule.definition, active: true } };
  }

  add(facts: FactRow[]): void {
    this.looked += facts.length;
    for (const fact of facts) this.addFact(fact);
    const changes = decideChanges(facts, this.rule, this.calendar, () => null, this.today);
    this.change.created += changes.fresh.length;
    this.change.moved += changes.moved.length;
    const planned = new Set(facts.filter(({ contactStatus }) => contactStatus === 'planned').map(({ id }) => id));
    // Contacts held back or missed vanish without anybody's queue getting shorter.
    this.change.dropped += changes.dropped.filter((id) => planned.has(id)).length;
    this.change.kept += facts.filter(({ contactStatus, untouched }) => untouched === false && (contactStatus === 'planned' || contactStatus === 'promised')).length;
  }

  private addFact(fact: FactRow): void {
    // A call that somebody has worked on is not planned again.
    if (fact.untouched === false) return;
    const plan = planOf(fact, this.switchedOn, this.calendar, this.today);
    if (plan === null) return;
    const named = { recordId: fact.id, customerId: fact.customerId, customerName: null, externalNumber: null };
    if ('gap' in plan) {
      const noDates = { anchorOn: null, open: null, target: null, close: null, expire: null, rolled: false, provisional: false };
      if (this.shown.gap.length < SHOWN.gap) this.shown.gap.push({ ...named, ...noDates, status: 'gap', reason: plan.anchor });
      return;
    }
    const { status, reason, anchorOn, dates } = plan;
    this.counts[status] += 1;
    if (status === 'planned') {
      this.byOpenDay.set(dates.open, (this.byOpenDay.get(dates.open) ?? 0) + 1);
      if (dates.open <= this.today) this.counts.openToday += 1;
      if (dates.close < this.today) this.counts.overdue += 1;
    }
    const { open, target, close, expire, rolled, provisional } = dates;
    this.show({ ...named, status, reason, anchorOn, open, target, close, expire, rolled, provisional });
  }

  private show(example: DryRunExample): void {
    const list = this.shown[example.status];
    list.push(example);
    if (list.length <= SHOWN[example.status] * 4) return;
    list.sort(byOpening);
    list.length = SHOWN[example.status];
  }

  examples(): DryRunExample[] {
    return (['planned', 'suppressed', 'expired', 'gap'] as const).flatMap((status) => this.shown[status].sort(byOpening).slice(0, SHOWN[status]));
  }

  result() {
    const byOpenDay = [...this.byOpenDay].sort(([left], [right]) => (left < right ? -1 : 1)).map(([date, count]) => ({ date, count }));
    return { looked: this.looked, complete: this.isComplete, ...this.counts, byOpenDay };
  }
}

function byOpening(left: DryRunExample, right: DryRunExample): number {
  return (left.open ?? '').localeCompare(right.open ?? '', 'en');
}

async function nameExamples(ctx: TenantCtx, examples: DryRunExample[]): Promise<void> {
  const rows = await ctx.db.serviceRecord.findMany({
    where: { tenantId: ctx.actor.tenantId, id: { in: examples.map(({ recordId }) => recordId) } },
    select: { id: true, externalNumber: true, customer: { select: { name: true } } },
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  for (const example of examples) {
    const row = known.get(example.recordId);
    example.customerName = row?.customer?.name ?? null;
    example.externalNumber = row?.externalNumber ?? null;
  }
}
