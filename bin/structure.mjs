/** Part of `npm run lint`: the rules of the house that no general linter knows (names, directions, ranks, texts). */
import { root } from './lib/paths.mjs';
import { say } from './lib/say.mjs';
import { checkStructure } from './lib/structure/check.mjs';
import { readTree } from './lib/structure/sources.mjs';

const problems = checkStructure(readTree(root));
for (const problem of problems) say(problem);
say(problems.length ? `\n${problems.length} breaches of the structure` : 'The structure is in order.');
process.exitCode = problems.length ? 1 : 0;
