import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { readJson, writeJson } from './files.mjs';

const kinds = ['superuserPassword', 'ownerPassword', 'appPassword', 'sessionSecret'];

/** The passwords of this DATA_DIR, made at random the first time; readable by their owner only. */
export function loadSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  const known = readJson(file) ?? {};
  const missing = kinds.filter((kind) => !known[kind]);
  for (const kind of missing) known[kind] = randomBytes(32).toString('hex');
  if (missing.length) writeJson(file, known);
  return known;
}
