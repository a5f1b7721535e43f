import fs from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { buildDir } from './paths.mjs';
import { run } from './run.mjs';
import { LaunchError, say } from './say.mjs';

export const signInFile = (dataDir) => path.join(dataDir, 'demo-logins.json');

/** Makes the demo tenants on the first run. The seed writes the sign-ins last, so their file means it is done. */
export async function createDemoTenants({ dataDir, env }) {
  const script = path.join(buildDir, 'seed.js');
  if (fs.existsSync(signInFile(dataDir)) || !fs.existsSync(script)) return;
  say('Creating the demo tenants ...');
  const code = await run(process.execPath, ['--enable-source-maps', script], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (code !== 0) throw new LaunchError('Creating the demo tenants failed; the reason stands above.');
}

/** Prints who can sign in, and keeps the address in the file true when PORT or HOST changed. */
export function printSignIns({ dataDir, url }) {
  const demo = readJson(signInFile(dataDir));
  if (!demo) return;
  if (demo.baseUrl !== url) writeJson(signInFile(dataDir), { ...demo, baseUrl: url });
  for (const { slug, industry, users } of demo.tenants ?? []) {
    say(`\n  ${slug} (${industry})`);
    for (const { role, email, password } of users) say(`    ${role.padEnd(11)} ${email.padEnd(36)} ${password}`);
  }
  say(`\n  All sign-ins: ${signInFile(dataDir)}`);
}
