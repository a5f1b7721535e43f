import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROLES } from '#app/lib/permissions';

const loginsSchema = z.strictObject({
  baseUrl: z.string(),
  tenants: z.array(
    z.strictObject({
      slug: z.string(),
      industry: z.string(),
      /** Empty until the tenant exists. */
      apiToken: z.string(),
      users: z.array(z.strictObject({ role: z.enum(ROLES), name: z.string(), email: z.string(), password: z.string() })),
    }),
  ),
});
export type Logins = z.infer<typeof loginsSchema>;
export type DemoUser = Logins['tenants'][number]['users'][number];

/** Letters and digits that nobody confuses when typing them off a screen. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
export function newPassword(): string {
  const part = (): string => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return [part(), part(), part(), part()].join('-');
}

/**
 * The file of sign-ins. Passwords are written down before their accounts exist, in a file of their own, so that a
 * start that was killed half-way goes on with them; the real name appears last and means that all is done.
 */
export class LoginFile {
  private readonly done: string;
  private readonly pending: string;
  constructor(dataDir: string) {
    this.done = join(dataDir, 'demo-logins.json');
    this.pending = join(dataDir, 'demo-logins.pending.json');
  }

  isDone(): boolean {
    return existsSync(this.done);
  }

  /** What a start before this one began, or null. */
  begun(): Logins | null {
    if (!existsSync(this.pending)) return null;
    const parsed = loginsSchema.safeParse(JSON.parse(readFileSync(this.pending, 'utf8')));
    return parsed.success ? parsed.data : null;
  }

  begin(logins: Logins): void {
    this.write(this.pending, logins);
  }

  finish(logins: Logins): void {
    this.write(this.done, logins);
    rmSync(this.pending, { force: true });
  }

  private write(file: string, logins: Logins): void {
    const half = `${file}.tmp`;
    writeFileSync(half, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 });
    renameSync(half, file);
  }
}
