import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: everything that is built or installed lives below it. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

export const buildDir = path.join(root, 'build');

/** Where the product keeps its data: DATA_DIR, or ./.data in the checkout. */
export function dataDirFrom(env) {
  return path.resolve(root, env.DATA_DIR || '.data');
}
