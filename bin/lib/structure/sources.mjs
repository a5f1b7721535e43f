import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { filesBelow } from '../files.mjs';

const code = /\.(ts|tsx|mts|js|mjs)$/;
const endings = ['', '.ts', '.tsx', '.js', '.mjs', '.json', '/index.ts', '/index.tsx'];

/** Reads what the rules look at: Map from path below the root (with slashes) to text. */
export function readTree(root) {
  const folders = ['app', 'workers', 'prisma/seed', 'tests'].map((name) => path.join(root, name));
  const files = filesBelow(folders).filter((file) => code.test(file) || file.includes(`${path.sep}locales${path.sep}`));
  return new Map(files.map((file) => [path.relative(root, file).replaceAll(path.sep, '/'), fs.readFileSync(file, 'utf8')]));
}

/** Every code file with its imports: Map from path to {imports: [{target, isType}], onlyReexports}. */
export function analyse(tree) {
  const found = new Map();
  for (const [file, text] of tree) if (code.test(file)) found.set(file, analyseFile(file, text, tree));
  return found;
}

function analyseFile(file, text, tree) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const imports = [];
  const add = (specifier, isType) => {
    const target = resolve(file, specifier, tree);
    if (target) imports.push({ target, isType });
  };
  for (const statement of source.statements) {
    if (!(ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) || !statement.moduleSpecifier) continue;
    add(statement.moduleSpecifier.text, isTypeOnly(statement));
  }
  if (text.includes('import(')) visitCalls(source, (specifier) => add(specifier, false));
  const { statements } = source;
  const onlyReexports = statements.length > 0 && statements.every((item) => ts.isExportDeclaration(item) && item.moduleSpecifier);
  return { imports, onlyReexports };
}

function isTypeOnly(statement) {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly || allTypes(statement.exportClause?.elements);
  const { importClause } = statement;
  if (!importClause) return false;
  return importClause.isTypeOnly || (!importClause.name && allTypes(importClause.namedBindings?.elements));
}

const allTypes = (elements) => Boolean(elements?.length) && elements.every((element) => element.isTypeOnly);

function visitCalls(node, onImport) {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    if (argument && ts.isStringLiteralLike(argument)) onImport(argument.text);
  }
  ts.forEachChild(node, (child) => visitCalls(child, onImport));
}

/** Path of an import inside the product; null for packages. What does not exist is judged by its name. */
function resolve(from, specifier, tree) {
  const isAlias = /^#(app|workers|tests)\//.test(specifier);
  if (!isAlias && !specifier.startsWith('.')) return null;
  const [plain] = (isAlias ? specifier.slice(1) : path.posix.join(path.posix.dirname(from), specifier)).split('?');
  const ending = endings.find((suffix) => tree.has(plain + suffix));
  return ending === undefined ? plain : plain + ending;
}
