import { z } from 'zod';
import { resolve } from 'node:path';

const flag = z.enum(['0', '1', 'true', 'false']).default('0').transform((value) => value === '1' || value === 'true');

/** Everything the process reads from outside, in one place. All optional but the database, which the launcher sets. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  /** Connection of the application role: not owner, not superuser, not BYPASSRLS. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  DATA_DIR: z.string().default('./.data').transform((dir) => resolve(dir)),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Address under which people reach the product; links in mails are built from it, never from a request header. */
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  SESSION_SECRET: z.string().min(32),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Huifang <noreply@localhost>'),
  WEB_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(1),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Embedded mode on loopback: one-click sign-in and demo tenants. */
  DEMO: flag,
  /** Requests carry the client's address in X-Forwarded-For only when they come through this many proxies. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
});

export type Env = z.infer<typeof schema> & { baseUrl: string };

let cached: Env | undefined;

/** Parsed environment; throws with the variable's name when one is wrong. */
export function env(): Env {
  if (cached) return cached;
  const filled = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(filled);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not usable:\n${lines.join('\n')}`);
  }
  cached = { ...parsed.data, baseUrl: parsed.data.BASE_URL ?? `http://${parsed.data.HOST}:${parsed.data.PORT}` };
  return cached;
}
