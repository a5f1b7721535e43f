import { mkdirSync } from 'node:fs';
import { addDays, civilToday } from '#app/lib/civil-date';
import { createApiToken } from '#app/modules/access/api-token/service.server';
import { applyPack, type Industry } from '#app/modules/integrations/pack/service.server';
import { loadTenant, createTenant } from '#app/modules/tenancy/tenant/service.server';
import { systemClock } from '#app/platform/clock.server';
import { systemCtx, type TenantCtx } from '#app/platform/context.server';
import { assertUnprivilegedRole, closeDatabase, withControl, withTenant } from '#app/platform/db.server';
import { env } from '#app/platform/env.server';
import { fillDealership } from './dealership';
import { LoginFile, newPassword, type DemoUser, type Logins } from './logins';
import { fillProperty } from './property';
import { GO_LIVE_DAYS, Stage } from './stage';

interface DemoTenant {
  slug: string;
  name: string;
  industry: Industry;
  /** Start of the chance, so that the demo is the same everywhere. */
  start: number;
  users: Omit<DemoUser, 'password'>[];
  fill: (stage: Stage, users: readonly DemoUser[]) => Promise<void>;
}

const DEMO: readonly DemoTenant[] = [
  {
    slug: 'haodi',
    name: '昊迪汽车',
    industry: 'dealership',
    start: 20_261,
    users: [
      { role: 'owner', name: '陈国栋', email: 'chen.guodong@haodi.example' },
      { role: 'admin', name: '林晓雯', email: 'lin.xiaowen@haodi.example' },
      { role: 'manager', name: '周慧敏', email: 'zhou.huimin@haodi.example' },
      { role: 'agent', name: '张丽娜', email: 'zhang.lina@haodi.example' },
      { role: 'agent', name: '王欣怡', email: 'wang.xinyi@haodi.example' },
    ],
    fill: fillDealership,
  },
  {
    slug: 'qingchuan',
    name: '晴川物业',
    industry: 'property',
    start: 20_262,
    users: [
      { role: 'owner', name: '何伟', email: 'he.wei@qingchuan.example' },
      { role: 'admin', name: '苏静', email: 'su.jing@qingchuan.example' },
      { role: 'manager', name: '高敏', email: 'gao.min@qingchuan.example' },
      { role: 'agent', name: '刘洋', email: 'liu.yang@qingchuan.example' },
      { role: 'agent', name: '马晓燕', email: 'ma.xiaoyan@qingchuan.example' },
    ],
    fill: fillProperty,
  },
];

/**
 * The demo tenants (DESIGN 2), made through the same services as real ones, only in demo mode and only where no
 * tenant is yet. Each tenant is one transaction: it is there with everything or not at all, so a start that was
 * killed goes on where it stopped. Writes the sign-ins last.
 */
async function seed(): Promise<void> {
  const { DEMO: isDemoMode, DATA_DIR, baseUrl } = env();
  const file = new LoginFile(DATA_DIR);
  if (!isDemoMode || file.isDone()) return;
  await assertUnprivilegedRole();
  const existing = new Map((await withControl((db) => db.tenant.findMany({ select: { id: true, slug: true } }))).map(({ id, slug }) => [slug, id]));
  const begun = file.begun();
  // Tenants of somebody's own: this is no fresh installation, and nothing is to be added to it.
  if (begun === null && existing.size > 0) return;

  mkdirSync(DATA_DIR, { recursive: true });
  const logins: Logins = begun ?? {
    baseUrl,
    tenants: DEMO.map(({ slug, industry, users }) => ({ slug, industry, apiToken: '', users: users.map((user) => ({ ...user, password: newPassword() })) })),
  };
  file.begin(logins);
  for (const demo of DEMO) {
    const login = logins.tenants.find(({ slug }) => slug === demo.slug);
    if (!login) throw new Error(`${demo.slug} has no sign-ins`);
    const tenantId = existing.get(demo.slug) ?? (await create(demo, login.users));
    login.apiToken = await newToken(tenantId, login.users);
  }
  file.finish({ ...logins, baseUrl });
}

async function create(demo: DemoTenant, users: readonly DemoUser[]): Promise<string> {
  const { slug, name, industry } = demo;
  const owner = users.find(({ role }) => role === 'owner');
  if (!owner) throw new Error(`${slug} has no owner`);
  const fill = async (ctx: TenantCtx): Promise<void> => {
    const goLiveOn = addDays(civilToday(ctx.clock.now(), ctx.actor.tenant.timeZone), -GO_LIVE_DAYS);
    await applyPack(ctx, industry, { goLiveOn });
    await demo.fill(new Stage(ctx, demo.start), users);
  };
  const { tenant } = await createTenant(
    { slug, name, industry, demo: true, owner: { email: owner.email, name: owner.name } },
    { ownerPassword: owner.password, applyPack: fill },
  );
  return tenant.id;
}

/** The bearer token of the tenant's admin; the database keeps only its hash, so a second start makes another one. */
async function newToken(tenantId: string, users: readonly DemoUser[]): Promise<string> {
  return withTenant(tenantId, async (db) => {
    const tenant = await loadTenant(db, tenantId);
    const ctx = systemCtx({ ...tenant, settings: { ...tenant.settings } }, db, 'seed', systemClock);
    const admin = users.find(({ role }) => role === 'admin');
    const member = await db.membership.findFirstOrThrow({ where: { tenantId, role: 'admin', displayName: admin?.name ?? '' }, select: { id: true } });
    return (await createApiToken(ctx, { name: '演示接口', membershipId: member.id })).token;
  });
}

try {
  await seed();
} finally {
  await closeDatabase();
}
