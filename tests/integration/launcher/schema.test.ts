import fs from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from '#tests/setup/test-database';
import { filesBelow } from '../../../bin/lib/files.mjs';
import { root } from '../../../bin/lib/paths.mjs';
import { withConnection } from '../../../bin/lib/roles.mjs';
import { diffSchemas, introspect } from '../../../bin/lib/schema-engine.mjs';

const schema = (): [string, string][] =>
  filesBelow([path.join(root, 'prisma', 'schema')]).map((file) => [path.relative(root, file), fs.readFileSync(file, 'utf8')]);

/** Indexes Prisma's language has no words for: partial ones, and those on expressions or of a special kind. */
async function handWrittenIndexes(url: string): Promise<string[]> {
  const list = (client: pg.Client) =>
    client.query<{ name: string }>(
      `SELECT i.indexrelid::regclass::text AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
       WHERE c.relnamespace = 'public'::regnamespace AND (i.indpred IS NOT NULL OR i.indexprs IS NOT NULL OR a.amname <> 'btree')`,
    );
  return (await withConnection(url, list)).rows.map(({ name }: { name: string }) => name);
}

test('the migrations make exactly the tables the schema describes', async () => {
  const base = schema().find(([, text]) => text.includes('datasource '));
  if (!base) throw new Error('prisma/schema has no datasource');
  const { ownerUrl } = testDatabase();
  const [real, handWritten] = await Promise.all([introspect(ownerUrl, base), handWrittenIndexes(ownerUrl)]);
  const statements = (await diffSchemas(real, schema())).split(/^-- .*$/m).map((text: string) => text.trim());
  const expected = handWritten.map((name) => `DROP INDEX "${name}";`);
  expect(statements.filter((text: string) => text && !expected.includes(text))).toEqual([]);
});
