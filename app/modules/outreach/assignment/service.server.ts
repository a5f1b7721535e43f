import type { TenantCtx } from '#app/platform/context.server';
import type { RuleAssignee } from '../rule/schema';
import { chooseAssignee } from './domain';

/** Names the agent for the next contact; null leaves it in the team's queue. `servedBy` is the record's staff name. */
export type Assigner = (servedBy: string | null) => string | null;

/** Roles that work the queue when a rule names nobody in particular. */
const CALLERS = ['agent'];

/** Builds the assigner of a rule once per run: one statement, then plain turns that count what was given out. */
export async function assignerFor(ctx: TenantCtx, assignee: RuleAssignee, excludeServingStaff: boolean): Promise<Assigner> {
  if (assignee.strategy === 'queue') return () => null;
  const named = assignee.strategy === 'fixed' ? [assignee.membershipId] : assignee.membershipIds;
  const members = await ctx.db.membership.findMany({
    where: { tenantId: ctx.actor.tenantId, status: 'active', ...(named.length > 0 ? { id: { in: named } } : { role: { in: CALLERS } }) },
    select: {
      id: true,
      displayName: true,
      _count: { select: { assigned: { where: { status: { in: ['planned', 'promised'] } } } } },
    },
    orderBy: { id: 'asc' },
  });
  const candidates = members.map(({ id, displayName, _count }) => ({ membershipId: id, name: displayName, openContacts: _count.assigned }));
  // The turn goes on where the last run ended: the sum of open contacts is a good enough running number.
  let turn = candidates.reduce((sum, { openContacts }) => sum + openContacts, 0);
  return (servedBy) => {
    const chosen = chooseAssignee({ assignee, excludeServingStaff, servingStaffName: servedBy, candidates, turn });
    turn += 1;
    const candidate = candidates.find(({ membershipId }) => membershipId === chosen);
    if (candidate) candidate.openContacts += 1;
    return chosen;
  };
}
