import { AppError, fieldError, notFound } from '#app/lib/app-error';
import { toCivilDate, toDbDate } from '#app/lib/civil-date';
import { audit } from '#app/modules/audit/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import type { AddHomePersonInput, EndHomePersonInput } from './schema';

/** Somebody owns the home or lives there from a day on; who comes back gets the former period reopened. */
export async function addHomePerson(ctx: TenantCtx, input: AddHomePersonInput): Promise<void> {
  const { homeId, customerId, relation } = input;
  const { tenantId } = ctx.actor;
  const home = await ctx.db.home.findUnique({ where: { tenantId_id: { tenantId, id: homeId } }, select: { id: true } });
  const customer = await ctx.db.customer.findFirst({ where: { tenantId, id: customerId }, select: { name: true, mergedIntoId: true } });
  if (home === null || customer === null) throw notFound();
  if (customer.mergedIntoId !== null) throw new AppError('conflict', { reason: 'customers:problem.merged' });
  const key = { tenantId, homeId, customerId, relation };
  const former = await ctx.db.homePerson.findFirst({ where: key });
  if (former !== null && former.toOn === null) throw fieldError('customerId', 'homes:problem.lives-here');
  const fromOn = input.fromOn ? toDbDate(input.fromOn) : null;
  if (former !== null) await ctx.db.homePerson.updateMany({ where: { tenantId, id: former.id }, data: { fromOn, toOn: null } });
  else await ctx.db.homePerson.create({ data: { ...key, fromOn }, select: { id: true } });
  await audit(ctx, { action: 'home.person-added', entity: 'home', entityId: homeId, after: { person: customer.name, relation, fromOn: input.fromOn } });
}

/** Somebody moved out or sold. */
export async function endHomePerson(ctx: TenantCtx, input: EndHomePersonInput): Promise<void> {
  const { homePersonId, toOn } = input;
  const { tenantId } = ctx.actor;
  const person = await ctx.db.homePerson.findFirst({ where: { tenantId, id: homePersonId }, include: { customer: { select: { name: true } } } });
  if (person === null) throw notFound();
  if (person.fromOn !== null && toCivilDate(person.fromOn) > toOn) throw fieldError('toOn', 'homes:problem.before-moving-in');
  await ctx.db.homePerson.updateMany({ where: { tenantId, id: homePersonId }, data: { toOn: toDbDate(toOn) } });
  await audit(ctx, { action: 'home.person-left', entity: 'home', entityId: person.homeId, before: { person: person.customer.name }, after: { toOn } });
}
