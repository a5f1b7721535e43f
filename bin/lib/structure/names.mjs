/** Rules on names: the closed list of files in a module, no barrels, no drawers for everything. */

const moduleFiles = new Set(
  ['schema.ts', 'domain.ts', 'domain.test.ts', 'schema.test.ts', 'service.server.ts', 'queries.server.ts', 'router.server.ts', 'jobs.ts'],
);
const drawer = /(^|\/)(utils?|helpers?|common|misc|shared)(\.server)?\.(ts|tsx|js|mjs)$/;

export function checkNames(sources) {
  const problems = [];
  for (const [file, { onlyReexports }] of sources) {
    const problem = nameProblem(file) ?? (onlyReexports ? 'only re-exports: import from the file that has it' : null);
    if (problem) problems.push(`${file}: ${problem}`);
  }
  return problems;
}

function nameProblem(file) {
  if (drawer.test(file)) return 'a drawer for everything: name the file after what it holds';
  const [, inside] = /^app\/modules\/[^/]+\/(.*)$/.exec(file) ?? [];
  if (inside === undefined) return /^app\/modules\/[^/]+$/.test(file) ? 'modules are folders' : null;
  const parts = inside.split('/');
  const name = parts.at(-1);
  if (parts.slice(0, -1).includes('ui')) return /\.tsx?$/.test(name) && !name.includes('.server.') ? null : 'ui/ holds components and what only they need (.tsx, .ts)';
  if (moduleFiles.has(name)) return null;
  return `not in the list of module files (${[...moduleFiles].join(', ')}, ui/)`;
}
