import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import express from 'express';
import { createServer, get, Agent } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { addMember } from '#app/modules/access/member/service.server';
import { signIn } from '#app/modules/access/session/service.server';
import { createTenant } from '#app/modules/tenancy/tenant/service.server';
import { systemClock } from '#app/platform/clock.server';
import { systemCtx } from '#app/platform/context.server';
import { withTenant } from '#app/platform/db.server';
import { createHttpApp } from '#app/server/http.server';
import { loadContext } from '#app/server/request-context.server';

const PASSWORD = 'a queue of a million';
const AGENTS = 20;
const ROUNDS = 5;
const REQUESTS = 120;

interface Desk {
  name: string;
  cookie: string;
}

/**
 * My queue in a tenant with a million contacts and in one with ten thousand, over HTTP with a session. Floor: the same
 * Remix page from constants: same build, same HTML, no database. p95 of the pages, rounds taken in turns, medians.
 */
export async function bench({ superuserUrl, options }: { superuserUrl: string; options: string[] }) {
  const large = Number(options[0] ?? 1_000_000);
  const small = Number(options[1] ?? 10_000);
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const desks = [await makeDesk(client, 'large', large), await makeDesk(client, 'small', small)] as const;
  await client.query('VACUUM ANALYZE');
  await client.end();

  const ours = await listen(await createHttpApp());
  const floor = await listen(await constantPage(desks[0].cookie));
  const [htmlOurs, htmlFloor] = [await fetchPage(ours, desks[0].cookie), await fetchPage(floor, desks[0].cookie)];
  if (!htmlOurs.includes('bench customer')) throw new Error('the queue page shows no contacts');
  const plain = (html: string): string => html.replaceAll(/nonce="[^"]*"|"cspNonce[^,]*,|nonce[^,}]*/g, '');
  if (Math.abs(plain(htmlOurs).length - plain(htmlFloor).length) > 200) throw new Error(`the floor renders another page: ${htmlFloor.length} against ${htmlOurs.length} characters`);

  const figures = { floor: [] as number[], large: [] as number[], small: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const measured = {
      floor: await p95(floor, desks[0].cookie),
      large: await p95(ours, desks[0].cookie),
      small: await p95(ours, desks[1].cookie),
    };
    // The first round warms up code, plans and caches.
    if (round > 0) for (const key of ['floor', 'large', 'small'] as const) figures[key].push(measured[key]);
  }
  const [f, l, s] = [median(figures.floor), median(figures.large), median(figures.small)];
  console.log(`my queue, ${htmlOurs.length} characters of HTML, p95 of ${REQUESTS} requests, median of ${ROUNDS} rounds`);
  console.log(`floor: same page from constants     ${f.toFixed(1)} ms`);
  console.log(`ours at ${large} contacts          ${l.toFixed(1)} ms   ${(l / f).toFixed(2)} × floor`);
  console.log(`ours at ${small} contacts            ${s.toFixed(1)} ms   large ÷ small ${(l / s).toFixed(2)}`);
  return { floor: round2(f), ours: round2(l), ratio: round2(l / f), largeToSmall: round2(l / s) };
}

const round2 = (value: number): number => Math.round(value * 100) / 100;
const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function listen(app: express.Express): Promise<string> {
  const server = createServer(app);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/queue?view=mine`;
}

const agent = new Agent({ keepAlive: true, maxSockets: 2 });

function fetchPage(url: string, cookie: string): Promise<string> {
  return new Promise((done, failed) => {
    get(url, { agent, headers: { cookie, 'accept-language': 'zh-CN' } }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (part: string) => (text += part));
      res.on('end', () => (res.statusCode === 200 ? done(text) : failed(new Error(`status ${res.statusCode}: ${text.slice(0, 300)}`))));
    }).on('error', failed);
  });
}

/** 95th percentile in milliseconds, one request after the other. */
async function p95(url: string, cookie: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < REQUESTS; n += 1) {
    const start = performance.now();
    await fetchPage(url, cookie);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(REQUESTS * 0.95)] ?? 0;
}

/** The same build with a load context whose answers were recorded once. */
async function constantPage(cookie: string): Promise<express.Express> {
  const build = (await import(pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild;
  const request = { headers: { cookie }, acceptsLanguages: () => 'zh-CN', protocol: 'http' } as unknown as express.Request;
  const response = { locals: { requestId: 'bench' }, append: () => undefined } as unknown as express.Response;
  const context = await loadContext(request, response);
  const recorded = { queue: await context.caller.contacts.queue({ view: 'mine', limit: 50 }), dueReminders: await context.caller.contacts.dueReminders({}) };
  const caller = { contacts: { queue: () => Promise.resolve(recorded.queue), dueReminders: () => Promise.resolve(recorded.dueReminders) } };
  const app = express();
  app.all('*', createRequestHandler({ build, mode: 'production', getLoadContext: () => ({ ...context, caller }) as unknown as AppLoadContext }));
  return app;
}

async function makeDesk(client: pg.Client, name: string, contacts: number): Promise<Desk> {
  const created = await createTenant(
    { slug: `bench-${name}`, name: `Bench ${name}`, industry: 'dealership', owner: { email: `owner@${name}.example`, name: 'Owner' } },
    { clock: systemClock, ownerPassword: PASSWORD },
  );
  const info = { ...created.tenant, settings: {} };
  const email = `agent@${name}.example`;
  await withTenant(info.id, async (db) => {
    const ctx = systemCtx(info, db, 'bench');
    await addMember(ctx, { email, name: 'Agent 1', role: 'agent', password: PASSWORD });
    for (let n = 2; n <= AGENTS; n += 1) await addMember(ctx, { email: `agent${n}@${name}.example`, name: `Agent ${n}`, role: 'agent', password: PASSWORD });
  });
  await fill(client, info.id, contacts);
  const { cookie } = await signIn({ email, password: PASSWORD, client: { ip: '127.0.0.1', userAgent: 'bench' } }, systemClock);
  return { name, cookie: cookie.split(';')[0] ?? '' };
}

/** Sixty of a hundred contacts are done; the others lie between ten days late and sixty days ahead, spread over the agents. */
async function fill(client: pg.Client, tenantId: string, contacts: number): Promise<void> {
  const each = `FROM generate_series(1, ${contacts}) n`;
  const t = `'${tenantId}'::uuid`;
  await client.query(`SET session_replication_role = replica; SET synchronous_commit = off`);
  await client.query(`INSERT INTO callback_rule (tenant_id, code, name, active, go_live_on) VALUES (${t}, '7DC', '新车回访', true, current_date - 400)`);
  await client.query(`INSERT INTO callback_rule_version (tenant_id, rule_id, version, definition) SELECT tenant_id, id, 1, '{}' FROM callback_rule WHERE tenant_id = ${t}`);
  await client.query(`INSERT INTO customer (tenant_id, id, number, name) SELECT ${t}, md5(${t}::text || 'c' || n)::uuid, 'C-' || n, 'bench customer ' || n ${each}`);
  await client.query(`INSERT INTO customer_phone (tenant_id, customer_id, phone, reversed) SELECT ${t}, md5(${t}::text || 'c' || n)::uuid, '+86138' || lpad(n::text, 8, '0'), '' ${each}`);
  await client.query(`INSERT INTO vehicle (tenant_id, id, plate, model) SELECT ${t}, md5(${t}::text || 'v' || n)::uuid, '京A' || n, '帕萨特' ${each}`);
  await client.query(`
    WITH agents AS (SELECT array_agg(id ORDER BY id) AS ids FROM membership WHERE tenant_id = ${t} AND role = 'agent'),
      rule AS (SELECT r.id, v.id AS version FROM callback_rule r JOIN callback_rule_version v ON v.tenant_id = r.tenant_id AND v.rule_id = r.id WHERE r.tenant_id = ${t})
    INSERT INTO contact (tenant_id, rule_id, rule_version_id, subject_id, status, open_on, target_on, close_on, expire_on, customer_id, vehicle_id,
      assignee_id, attempt_count, finished_at, finished_on)
    SELECT ${t}, rule.id, rule.version, md5(${t}::text || 's' || n)::uuid, CASE WHEN n / 20 % 10 < 6 THEN 'done' ELSE 'planned' END,
      d - 3, d - 3, d, d + 20, md5(${t}::text || 'c' || n)::uuid, md5(${t}::text || 'v' || n)::uuid,
      agents.ids[1 + n % ${AGENTS}], 0, CASE WHEN n / 20 % 10 < 6 THEN d::timestamptz END, CASE WHEN n / 20 % 10 < 6 THEN d END
    FROM agents, rule, generate_series(1, ${contacts}) n, LATERAL (SELECT current_date - 10 + ((n::bigint * 7919) % 70)::int AS d) x`);
  await client.query(`RESET session_replication_role; RESET synchronous_commit`);
}
