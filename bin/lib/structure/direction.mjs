import { rankOf } from './ranks.mjs';

/** Rules on who may import whom: layers point down, modules by rank and through their doors, server code stays behind. */

const below = {
  routes: ['modules', 'components', 'i18n', 'lib', 'styles'],
  server: ['server', 'modules', 'platform', 'components', 'i18n', 'lib'],
  workers: ['workers', 'modules', 'platform', 'i18n', 'lib'],
  modules: ['modules', 'platform', 'components', 'i18n', 'lib'],
  platform: ['platform', 'i18n', 'lib'],
  components: ['components', 'i18n', 'lib'],
  i18n: ['i18n', 'lib'],
  lib: ['lib'],
};
const doors = new Set(['schema', 'domain', 'service.server', 'jobs', 'ui']);
const routeDoors = new Set(['schema', 'domain', 'ui']);

export function checkDirection(sources) {
  const problems = [];
  for (const [file, { imports }] of sources) {
    if (/\.test\.tsx?$/.test(file)) continue;
    for (const { target, isType } of imports) {
      const problem = problemOf(file, target, isType);
      if (problem) problems.push(`${file}: imports ${target}: ${problem}`);
    }
  }
  return problems;
}

function problemOf(file, target, isType) {
  const from = layerOf(file);
  const to = layerOf(target);
  if (!(from in below)) return null;
  if (to === 'tests') return 'the product does not know its tests';
  if (!isType && isServerOnly(target) && !isServerOnly(file)) return 'code for the browser may not load a .server file';
  if (from === 'routes') return routeProblem(to, target, isType);
  // The load context is what server and routes agree on; its type names what the server puts in.
  if (isType && to === 'server' && from === 'lib') return null;
  if (to === 'routes') return 'nothing imports routes';
  if (to === 'workers' && from !== 'workers') return 'nothing imports workers';
  if (to !== null && !below[from].includes(to)) return `${from} may import ${below[from].join(', ')}`;
  return from === 'modules' && to === 'modules' ? moduleProblem(file, target) : null;
}

/** A route may name the types of anything, but it gets its data from the load context. */
function routeProblem(to, target, isType) {
  if (isType || to === null || to === 'routes') return null;
  if (!below.routes.includes(to)) return `a route may import ${below.routes.join(', ')}`;
  return to === 'modules' && !routeDoors.has(doorOf(target)) ? 'a route may import schema, domain and ui of a module' : null;
}

function moduleProblem(file, target) {
  const [own, other] = [moduleOf(file), moduleOf(target)];
  if (rankOf(own) === null) return `module ${own} has no rank (bin/lib/structure/ranks.mjs)`;
  if (own === other) return null;
  if (rankOf(other) === null) return `module ${other} has no rank (bin/lib/structure/ranks.mjs)`;
  if (rankOf(other) > rankOf(own)) return `${own} (rank ${rankOf(own)}) may not know ${other} (rank ${rankOf(other)}); record an event`;
  return doors.has(doorOf(target)) ? null : `only ${[...doors].join(', ')} of another module may be imported`;
}

/** The layer a file of the product belongs to; null outside it (seed, configuration). */
export function layerOf(file) {
  if (file.startsWith('workers/')) return 'workers';
  if (file.startsWith('tests/')) return 'tests';
  const [, folder] = /^app\/([^/]+)\//.exec(file) ?? [];
  if (folder) return folder in below || folder === 'styles' ? folder : null;
  return file.startsWith('app/root') ? 'routes' : null;
}

const moduleOf = (file) => file.split('/')[2];

/** `schema` for schema.ts, `service.server` for service.server.ts, `ui` for everything below ui/. */
function doorOf(file) {
  if (/\/ui\//.test(file)) return 'ui';
  return file.split('/').at(-1).replace(/\.tsx?$/, '');
}

function isServerOnly(file) {
  const layer = layerOf(file);
  return layer === 'server' || layer === 'platform' || layer === 'workers' || /\.server(\.|$)/.test(file);
}
