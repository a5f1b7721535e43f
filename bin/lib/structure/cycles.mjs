import { layerOf } from './direction.mjs';

/** Rule on cycles: none between files at run time, and none between modules. Types may point both ways. */
export function checkCycles(sources) {
  const files = graphOf(sources, (file) => file);
  const modules = graphOf(sources, (file) => (layerOf(file) === 'modules' ? file.split('/').slice(0, 3).join('/') : null));
  return [...findCycles(files), ...findCycles(modules)].map((path) => `${path[0]}: imports itself by way of ${path.slice(1).join(' > ')}`);
}

function graphOf(sources, nodeOf) {
  const graph = new Map();
  for (const [file, { imports }] of sources) {
    const from = nodeOf(file);
    if (from === null || file.startsWith('tests/') || /\.test\.tsx?$/.test(file)) continue;
    const targets = imports.filter(({ isType, target }) => !isType && sources.has(target)).map(({ target }) => nodeOf(target));
    const known = graph.get(from) ?? new Set();
    for (const to of targets) if (to !== null && (to !== from || nodeOf(file) === file)) known.add(to);
    graph.set(from, known);
  }
  return graph;
}

/** One example per cycle: depth-first, reporting the path when it meets itself. */
function findCycles(graph) {
  const done = new Set();
  const cycles = [];
  const walk = (node, path) => {
    const at = path.indexOf(node);
    if (at >= 0) return void cycles.push([...path.slice(at), node]);
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) walk(next, [...path, node]);
    done.add(node);
  };
  for (const node of graph.keys()) walk(node, []);
  return cycles;
}
