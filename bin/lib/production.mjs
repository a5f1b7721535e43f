import fs from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

// Built programs begin their imports at the start of a line; text that only looks like one stands elsewhere.
const atLineStart = /^\s*(?:import|export)\s*(?:[\w*{}\s,$]+\sfrom\s*)?["']([^"']+)["']/gm;
const onDemand = /\bimport\(\s*["']([^"']+)["']\s*\)/g;
const packageName = /^((?:@[a-z0-9-][\w.-]*\/)?[a-z0-9][\w.-]*)(?:\/|$)/i;

/** Packages that a built program loads at run time, by name without their inner path. */
export function packagesIn(text) {
  const specifiers = [atLineStart, onDemand].flatMap((form) => [...text.matchAll(form)].map(([, specifier]) => specifier));
  const names = specifiers.filter((name) => !name.startsWith('node:')).map((name) => packageName.exec(name)?.[1]);
  return new Set(names.filter((name) => name && !builtinModules.includes(name)));
}

/** What the built programs and the launcher load but a production installation would not have. */
export function missingInProduction(root) {
  const { dependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const programs = ['build/main.js', 'build/workers.js', 'build/seed.js', 'build/server/index.js', 'bin/lib/schema-engine.mjs', 'bin/lib/roles.mjs'];
  const present = programs.map((name) => path.join(root, name)).filter((file) => fs.existsSync(file));
  return present.flatMap((file) => {
    const missing = [...packagesIn(fs.readFileSync(file, 'utf8'))].filter((name) => !(name in dependencies));
    return missing.map((name) => `${path.relative(root, file)} loads ${name}, which is not among the dependencies`);
  });
}
