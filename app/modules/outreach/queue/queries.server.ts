import type { CivilDate } from '#app/lib/civil-date';
import { Prisma, prepared, type TenantDb } from '#app/platform/db.server';
import { QUEUE_GROUPS } from './domain';
import type { AgentDay, QueueCounts, QueueKey, QueueLine, QueueView } from './schema';

export interface QueueScope {
  tenantId: string;
  membershipId: string;
  today: CivilDate;
  now: Date;
  view: QueueView;
}

/** Counts stop here; more than this reads as "99+". */
export const COUNT_CAP = 99;

const unfinished = Prisma.sql`k.status IN ('planned', 'promised')`;

/** Whose contacts: each branch is one index range of contact_queue_mine (assignee) or contact_queue_team. */
function whose({ view, membershipId }: QueueScope): Prisma.Sql[] {
  if (view !== 'mine') return [Prisma.sql`true`];
  return [Prisma.sql`k.assignee_id = ${membershipId}::uuid`, Prisma.sql`k.assignee_id IS NULL`];
}

/**
 * The groups of `queueRank` (queue/domain) as separate index ranges, so that a page of a queue with a million
 * contacts reads a page and not the queue. Group 5 (waiting) is not shown.
 */
function groups({ view, today, now }: QueueScope): { group: number; when: Prisma.Sql; order: Prisma.Sql }[] {
  const free = Prisma.sql`(k.next_attempt_at IS NULL OR k.next_attempt_at <= ${now})`;
  const byClose = Prisma.sql`k.close_on, k.target_on, k.id`;
  const promiseDue = { group: 0, when: Prisma.sql`k.status = 'promised' AND k.promised_at <= ${now}`, order: Prisma.sql`k.promised_at, k.close_on, k.target_on, k.id` };
  const closesToday = { group: 1, when: Prisma.sql`k.status = 'planned' AND ${free} AND k.close_on = ${today}::date AND k.open_on <= ${today}::date`, order: byClose };
  const overdue = { group: 2, when: Prisma.sql`k.status = 'planned' AND ${free} AND k.close_on < ${today}::date`, order: byClose };
  const atTarget = { group: 3, when: Prisma.sql`k.status = 'planned' AND ${free} AND k.close_on > ${today}::date AND k.target_on <= ${today}::date AND k.open_on <= ${today}::date`, order: byClose };
  const open = { group: 4, when: Prisma.sql`k.status = 'planned' AND ${free} AND k.close_on > ${today}::date AND k.target_on > ${today}::date AND k.open_on <= ${today}::date`, order: byClose };
  if (view === 'overdue') return [{ ...overdue, when: Prisma.sql`k.status IN ('planned', 'promised') AND k.close_on < ${today}::date` }];
  if (view === 'promised') return [{ ...promiseDue, when: Prisma.sql`k.status = 'promised'` }];
  return [promiseDue, closesToday, overdue, atTarget, open];
}

function behind(key: QueueKey, group: number): Prisma.Sql {
  if (key[0] !== group) return Prisma.sql`true`;
  if (group === 0) return Prisma.sql`(k.promised_at, k.close_on, k.target_on, k.id) > (${key[1]}::timestamptz, ${key[2]}::date, ${key[3]}::date, ${key[4]}::uuid)`;
  return Prisma.sql`(k.close_on, k.target_on, k.id) > (${key[2]}::date, ${key[3]}::date, ${key[4]}::uuid)`;
}

const inOrder = Prisma.sql`ORDER BY grp, COALESCE(CASE WHEN grp = 0 THEN promised_at END, 'infinity'), close_on, target_on, id`;

/**
 * Ids of the next `limit` contacts in the order in which they burn, behind `after`. The last group, what is merely open,
 * is read only for what the others leave of the page, and by the day it opened: behind them little lies before today,
 * while by close day it would wade through everything that is still to come.
 */
function idsInOrder(scope: QueueScope, after: QueueKey | null, limit: number, extra: Prisma.Sql): Prisma.Sql {
  const wanted = groups(scope).filter(({ group }) => after === null || group >= after[0]);
  const where = ({ group, when }: { group: number; when: Prisma.Sql }, who: Prisma.Sql): Prisma.Sql => Prisma.sql`
    k.tenant_id = ${scope.tenantId}::uuid AND ${unfinished} AND ${when} AND ${who} AND ${extra} AND ${after ? behind(after, group) : Prisma.sql`true`}`;
  const columns = (group: number): Prisma.Sql => Prisma.sql`SELECT ${group}::int AS grp, k.id, k.promised_at, k.close_on, k.target_on FROM contact k`;
  const burning = wanted
    .filter(({ group }) => group < QUEUE_GROUPS.open)
    .flatMap((part) => whose(scope).map((who) => Prisma.sql`(${columns(part.group)} WHERE ${where(part, who)} ORDER BY ${part.order} LIMIT ${limit})`));
  const open = wanted
    .filter(({ group }) => group === QUEUE_GROUPS.open)
    .flatMap((part) => whose(scope).map((who) => Prisma.sql`${columns(part.group)} WHERE ${where(part, who)}`));
  const none = Prisma.sql`SELECT 0 AS grp, NULL::uuid AS id, NULL::timestamptz AS promised_at, NULL::date AS close_on, NULL::date AS target_on WHERE false`;
  const first = burning.length > 0 ? Prisma.join(burning, ' UNION ALL ') : none;
  if (open.length === 0) return Prisma.sql`SELECT grp, id FROM (${first}) q ${inOrder} LIMIT ${limit}`;
  // OFFSET 0 keeps the order out of the choice of the index.
  return Prisma.sql`
    WITH first AS MATERIALIZED (SELECT * FROM (${first}) q ${inOrder} LIMIT ${limit}),
      open AS (SELECT * FROM (SELECT * FROM (${Prisma.join(open, ' UNION ALL ')}) o OFFSET 0) o ${inOrder} LIMIT GREATEST(0, ${limit} - (SELECT count(*) FROM first)))
    SELECT grp, id FROM (SELECT * FROM first UNION ALL SELECT * FROM open) q ${inOrder} LIMIT ${limit}`;
}

/** One page of the queue, one statement. */
export function readQueue(db: TenantDb, scope: QueueScope, after: QueueKey | null, limit: number): Promise<QueueLine[]> {
  return db.$queryRaw<QueueLine[]>`${prepared}
    WITH page AS MATERIALIZED (${idsInOrder(scope, after, limit, Prisma.sql`true`)})
    SELECT k.id, page.grp AS "group", r.code AS "ruleCode", r.name AS "ruleName", k.status,
      k.open_on::text AS "openOn", k.target_on::text AS "targetOn", k.close_on::text AS "closeOn",
      to_char(k.promised_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "promisedAt",
      to_char(k.next_attempt_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "nextAttemptAt",
      k.attempt_count AS "attemptCount", k.customer_id AS "customerId", c.name AS "customerName", COALESCE(c.vip, false) AS vip,
      (SELECT p.phone FROM customer_phone p WHERE p.tenant_id = k.tenant_id AND p.customer_id = k.customer_id
         AND p.invalid_at IS NULL ORDER BY p.position, p.id LIMIT 1) AS phone,
      NULLIF(concat_ws(' ', v.plate, v.model), '') AS "vehicleLabel",
      NULLIF(concat_ws(' ', h.building, NULLIF(h.unit, ''), h.room), '') AS "homeLabel",
      u.name AS "orgUnitName", a.display_name AS "assigneeName",
      CASE WHEN k.claim_expires_at > ${scope.now} THEN m.display_name END AS "claimedByName",
      k.claimed_by_id IS NOT DISTINCT FROM ${scope.membershipId}::uuid AND k.claim_expires_at > ${scope.now} AS "claimedByMe"
    FROM page JOIN contact k ON k.tenant_id = ${scope.tenantId}::uuid AND k.id = page.id
    JOIN callback_rule r ON r.tenant_id = k.tenant_id AND r.id = k.rule_id
    LEFT JOIN customer c ON c.tenant_id = k.tenant_id AND c.id = k.customer_id
    LEFT JOIN vehicle v ON v.tenant_id = k.tenant_id AND v.id = k.vehicle_id
    LEFT JOIN home h ON h.tenant_id = k.tenant_id AND h.id = k.home_id
    LEFT JOIN org_unit u ON u.tenant_id = k.tenant_id AND u.id = k.org_unit_id
    LEFT JOIN membership a ON a.tenant_id = k.tenant_id AND a.id = k.assignee_id
    LEFT JOIN membership m ON m.tenant_id = k.tenant_id AND m.id = k.claimed_by_id
    ORDER BY page.grp, COALESCE(CASE WHEN page.grp = 0 THEN k.promised_at END, 'infinity'), k.close_on, k.target_on, k.id`;
}

/** Retries and agreed times that lie ahead of me, mine and nobody's: one index range each of contact_waiting. */
function waiting(scope: QueueScope): Prisma.Sql {
  const parts = whose({ ...scope, view: 'mine' }).map(
    (who) => Prisma.sql`SELECT min(k.next_attempt_at) AS at FROM contact k
      WHERE k.tenant_id = ${scope.tenantId}::uuid AND ${unfinished} AND ${who} AND k.next_attempt_at > ${scope.now}`,
  );
  return Prisma.join(parts, ' UNION ALL ');
}

/**
 * How many wait in each view, counted up to COUNT_CAP so that the page costs the same whatever the size, and what the
 * agent did today (C-23). One statement.
 */
export async function countQueue(db: TenantDb, scope: QueueScope): Promise<{ counts: QueueCounts; day: AgentDay }> {
  const count = (view: QueueView): Prisma.Sql =>
    Prisma.sql`(SELECT count(*)::int FROM (${idsInOrder({ ...scope, view }, null, COUNT_CAP + 1, Prisma.sql`true`)}) x)`;
  const { tenantId, membershipId, today } = scope;
  const [row] = await db.$queryRaw<(QueueCounts & AgentDay)[]>`${prepared}
    SELECT ${count('mine')} AS mine, ${count('team')} AS team, ${count('overdue')} AS overdue, ${count('promised')} AS promised,
      day.attempts, day.reached, day.finished,
      (SELECT to_char(min(w.at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM (${waiting(scope)}) w) AS "nextAt"
    FROM (SELECT count(*)::int AS attempts, count(*) FILTER (WHERE a.outcome = 'reached')::int AS reached,
        count(*) FILTER (WHERE a.outcome IN ('reached', 'refused', 'do-not-call'))::int AS finished
      FROM contact_attempt a WHERE a.tenant_id = ${tenantId}::uuid AND a.on_date = ${today}::date
        AND a.membership_id = ${membershipId}::uuid AND a.undone_at IS NULL) day`;
  const { mine = 0, team = 0, overdue = 0, promised = 0, attempts = 0, reached = 0, finished = 0, nextAt = null } = row ?? {};
  return { counts: { mine, team, overdue, promised }, day: { attempts, reached, finished, nextAt } };
}

/**
 * Takes the next contact that nobody else has in hand: up to `depth` candidates in queue order, the first that can be
 * locked. Two agents at once get two contacts; what the agent held before goes back. Null when nothing is left.
 */
export async function claimNext(
  db: TenantDb,
  scope: QueueScope,
  { until, except, depth }: { until: Date; except: string | null; depth: number },
): Promise<string | null> {
  const { tenantId, membershipId, now } = scope;
  const unclaimed = Prisma.sql`(k.claimed_by_id IS NULL OR k.claim_expires_at <= ${now} OR k.claimed_by_id = ${membershipId}::uuid)`;
  const wanted = Prisma.sql`${unclaimed} AND k.id IS DISTINCT FROM ${except}::uuid`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH candidates AS MATERIALIZED (${idsInOrder(scope, null, depth, wanted)}),
    taken AS (
      SELECT k.id FROM contact k JOIN candidates q ON q.id = k.id
      WHERE k.tenant_id = ${tenantId}::uuid AND ${unfinished} AND ${unclaimed}
      ORDER BY q.grp, COALESCE(CASE WHEN q.grp = 0 THEN k.promised_at END, 'infinity'), k.close_on, k.target_on, k.id
      LIMIT 1 FOR UPDATE OF k SKIP LOCKED),
    mine AS (
      UPDATE contact SET claimed_by_id = ${membershipId}::uuid, claim_expires_at = ${until}, updated_at = ${now}
      FROM taken WHERE contact.tenant_id = ${tenantId}::uuid AND contact.id = taken.id RETURNING contact.id),
    freed AS (
      UPDATE contact k SET claimed_by_id = NULL, claim_expires_at = NULL FROM mine
      WHERE k.tenant_id = ${tenantId}::uuid AND k.claimed_by_id = ${membershipId}::uuid AND k.id <> mine.id)
    SELECT id FROM mine`;
  return rows[0]?.id ?? null;
}
