/** Fails when a built program loads a package that `npm ci --omit=dev`, and so the container image, does not have. */
import { root } from './lib/paths.mjs';
import { missingInProduction } from './lib/production.mjs';
import { say } from './lib/say.mjs';

const problems = missingInProduction(root);
problems.forEach(say);
process.exitCode = problems.length ? 1 : 0;
