import { addDays, civilToInstant, civilToday, type CivilDate } from '#app/lib/civil-date';
import { permissionsOf, type Role } from '#app/lib/permissions';
import { addMember } from '#app/modules/access/member/service.server';
import { createOrgUnit } from '#app/modules/tenancy/org-unit/service.server';
import { fixedClock } from '#app/platform/clock.server';
import type { TenantCtx } from '#app/platform/context.server';
import type { DemoUser } from './logins';
import { Chance, Inventor } from './random';

/** Days before today on which the demo's rules begin; older records are history. */
export const GO_LIVE_DAYS = 40;

export interface Colleague extends DemoUser {
  membershipId: string;
  userId: string;
}

/** A demo tenant while it is filled: its transaction, its people, and the days around today in its own zone. */
export class Stage {
  readonly chance: Chance;
  readonly invent: Inventor;
  readonly people: Colleague[] = [];
  /** Customers who have answered so far. */
  answered = 0;

  constructor(
    readonly ctx: TenantCtx,
    start: number,
  ) {
    this.chance = new Chance(start);
    this.invent = new Inventor(this.chance);
  }

  get today(): CivilDate {
    return civilToday(this.ctx.clock.now(), this.ctx.actor.tenant.timeZone);
  }

  /** Negative is past. */
  day(offset: number): CivilDate {
    return addDays(this.today, offset);
  }

  /** The product itself, on the morning of a day. */
  on(date: CivilDate): TenantCtx {
    return { ...this.ctx, clock: fixedClock(this.at(date, '08:00')) };
  }

  at(date: CivilDate, time: string): Date {
    return civilToInstant(date, time, this.ctx.actor.tenant.timeZone);
  }

  /** A colleague at work at a moment. */
  as(person: Colleague, at: Date): TenantCtx {
    const { tenant, tenantId } = this.ctx.actor;
    return {
      ...this.ctx,
      clock: fixedClock(at),
      actor: {
        kind: 'member',
        userId: person.userId,
        tenantId,
        membershipId: person.membershipId,
        role: person.role,
        displayName: person.name,
        email: person.email,
        locale: tenant.locale,
        permissions: permissionsOf(person.role),
        tenant,
      },
    };
  }

  withRole(role: Role): Colleague[] {
    return this.people.filter((person) => person.role === role);
  }

  async unit(input: Parameters<typeof createOrgUnit>[1]): Promise<string> {
    return (await createOrgUnit(this.ctx, input)).orgUnitId;
  }

  /** Everybody but the owner, who came with the tenant. */
  async hire(users: readonly DemoUser[], orgUnitId: string): Promise<void> {
    for (const user of users.filter(({ role }) => role !== 'owner')) {
      const member = await addMember(this.ctx, { ...user, orgUnitId });
      this.people.push({ ...user, ...member });
    }
  }
}
