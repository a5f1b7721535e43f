/** `npm run lint`: the general linter, then the rules of the house. Both always run, so that one sees everything. */
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const eslint = path.join(root, 'node_modules', 'eslint', 'bin', 'eslint.js');
const cache = path.join(root, '.cache', 'eslint');
const flags = ['--max-warnings', '0', '--cache', '--cache-strategy', 'content', '--cache-location', `${cache}/`];
const codes = [
  await run(process.execPath, [eslint, ...flags, ...(process.argv.length > 2 ? process.argv.slice(2) : ['.'])]),
  await run(process.execPath, [path.join(root, 'bin', 'structure.mjs')]),
];
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
