/** Fails when a package that a known hole forces us to raise is resolved below its fixed version anywhere in the tree. */
import fs from 'node:fs';
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { say } from './lib/say.mjs';

/** CVE-2026-53668 (Remix 2.17.5 alone would resolve the versions before the fix). */
const fixedIn = { '@remix-run/router': '1.23.4', 'react-router': '6.30.6', 'react-router-dom': '6.30.6' };

const older = (a, b) => a.localeCompare(b, 'en', { numeric: true }) < 0;
const installed = JSON.parse(fs.readFileSync(path.join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
const problems = [];
for (const [name, fixed] of Object.entries(fixedIn)) {
  const found = Object.entries(installed).filter(([at]) => at.endsWith(`node_modules/${name}`));
  if (!found.length) problems.push(`${name} is not installed`);
  for (const [at, { version }] of found) if (older(version, fixed)) problems.push(`${at} is ${version}; ${fixed} or newer is needed`);
}
problems.forEach(say);
process.exitCode = problems.length ? 1 : 0;
