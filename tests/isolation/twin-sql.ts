import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#tests/setup/test-database';
import type { Twins } from './twins';

const id = pg.escapeIdentifier;

interface Reference {
  name: string;
  child: string;
  parent: string;
  /** The one column of the key beside tenant_id. */
  column: string;
}

/** What a statement without any tenant filter reaches inside one tenant: the database alone answers here. */
export function sqlSuite(twins: () => Twins): void {
  describe('statements without a tenant filter, inside one tenant', () => {
    let app: pg.Client;
    beforeAll(async () => {
      app = new pg.Client({ connectionString: testDatabase().appUrl });
      await app.connect();
    });
    afterAll(() => app.end());

    const tenantIds = () => ({ own: twins().stranger.tenant.tenantId, other: twins().host.tenant.tenantId });

    /** In a transaction of the first tenant, always rolled back; a refused statement spoils none of the others. */
    async function inside(work: (attempt: (sql: string, values?: unknown[]) => Promise<pg.QueryResult<{ own: boolean }> | string>) => Promise<void>, client = app): Promise<void> {
      await client.query('BEGIN');
      try {
        await client.query(`SELECT set_config('app.tenant_id', $1, true)`, [tenantIds().own]);
        await work(async (sql, values) => {
          await client.query('SAVEPOINT attempt');
          try {
            return await client.query<{ own: boolean }>(sql, values);
          } catch (error) {
            await client.query('ROLLBACK TO SAVEPOINT attempt');
            return (error as pg.DatabaseError).code ?? String(error);
          }
        });
      } finally {
        await client.query('ROLLBACK');
      }
    }
    const granted = async (right: string): Promise<string[]> => {
      const { rows } = await app.query<{ name: string }>('SELECT t AS name FROM unnest($1::text[]) t WHERE has_table_privilege(t, $2)', [twins().witness.tables, right]);
      return rows.map(({ name }) => name);
    };

    it('SELECT shows the own rows of every table and no others', async () => {
      const { own } = tenantIds();
      const all = await twins().witness.counts(tenantIds().own);
      await inside(async (attempt) => {
        for (const table of twins().witness.tables) {
          const result = await attempt(`SELECT tenant_id = $1 AS own FROM ${id(table)}`, [own]);
          const rows = typeof result === 'string' ? [] : result.rows;
          expect.soft(rows.filter((row) => !row.own).length, table).toBe(0);
          expect.soft(rows.length, table).toBe(all[table]);
        }
      });
    });

    it('without a tenant every table that is full of rows shows none', async () => {
      for (const table of twins().witness.tables) {
        const { rowCount } = await app.query(`SELECT FROM ${id(table)} LIMIT 1`);
        expect.soft(rowCount, table).toBe(0);
      }
    });

    it('UPDATE reaches the own rows and no others', async () => {
      const all = await twins().witness.counts(tenantIds().own);
      const { rows: columns } = await app.query<{ table: string; column: string }>(
        `SELECT t AS table, min(a.attname) AS column FROM unnest($1::text[]) t JOIN pg_attribute a ON a.attrelid = t::regclass AND a.attnum > 0 AND NOT a.attisdropped
         WHERE has_column_privilege(t, a.attname, 'UPDATE') AND a.attname <> 'tenant_id' GROUP BY t`,
        [twins().witness.tables],
      );
      expect(columns.length).toBeGreaterThan(20);
      await inside(async (attempt) => {
        for (const { table, column } of columns) {
          const result = await attempt(`UPDATE ${id(table)} SET ${id(column)} = ${id(column)}`);
          expect.soft(typeof result === 'string' ? result : result.rowCount, table).toBe(all[table]);
        }
      });
    });

    it('DELETE reaches the own rows and no others', async () => {
      // Foreign keys and triggers are switched off, so that nothing but the policies stands before a row.
      const client = new pg.Client({ connectionString: twins().witness.url });
      await client.connect();
      const all = await twins().witness.counts(tenantIds().own);
      try {
        await client.query(`SET session_replication_role = 'replica'`);
        await client.query('SET ROLE huifang_app');
        const tables = await granted('DELETE');
        expect(tables.length).toBeGreaterThan(20);
        await inside(async (attempt) => {
          for (const table of tables) {
            const result = await attempt(`DELETE FROM ${id(table)}`);
            expect.soft(typeof result === 'string' ? result : result.rowCount, table).toBe(all[table]);
          }
        }, client);
      } finally {
        await client.end();
      }
    });

    it('a row of the other tenant is neither written nor given away', async () => {
      const { other } = tenantIds();
      const [insertable, updatable] = [await granted('INSERT'), await granted('UPDATE')];
      expect(insertable.length).toBeGreaterThan(25);
      await inside(async (attempt) => {
        for (const table of insertable) {
          const foreign = `SELECT (jsonb_populate_record(t, jsonb_build_object('tenant_id', $1::text))).* FROM ${id(table)} t LIMIT 1`;
          expect.soft(await attempt(`INSERT INTO ${id(table)} ${foreign}`, [other]), `INSERT ${table}`).toBe('42501');
        }
        for (const table of updatable) expect.soft(await attempt(`UPDATE ${id(table)} SET tenant_id = $1`, [other]), `UPDATE ${table}`).toBe('42501');
      });
    });

    it('no row can point to a parent of the other tenant, even for a role that no policy binds', async () => {
      const { own, other } = tenantIds();
      const { client } = twins().witness;
      const { rows: references } = await client.query<Reference>(
        `SELECT k.conname AS name, k.conrelid::regclass::text AS child, k.confrelid::regclass::text AS parent, a.attname AS column
         FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) AND a.attname <> 'tenant_id'
         JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attname = 'tenant_id' WHERE k.contype = 'f' ORDER BY 1`,
      );
      expect(references.length).toBeGreaterThan(30);
      await client.query('BEGIN');
      try {
        // User triggers may refuse a change for reasons of their own; keys are what is asked here.
        for (const table of new Set(references.map(({ child }) => child))) await client.query(`ALTER TABLE ${id(table)} DISABLE TRIGGER USER`);
        for (const { name, child, parent, column } of references) {
          await client.query('SAVEPOINT attempt');
          const outcome = await client
            .query(
              `UPDATE ${id(child)} SET ${id(column)} = (SELECT id FROM ${id(parent)} WHERE tenant_id = $2 LIMIT 1)
               WHERE ctid = (SELECT ctid FROM ${id(child)} WHERE tenant_id = $1 ORDER BY ${id(column)} NULLS LAST LIMIT 1)`,
              [own, other],
            )
            .then(({ rowCount }) => `${rowCount} rows`, (error: pg.DatabaseError) => `${error.code} ${error.constraint}`);
          await client.query('ROLLBACK TO SAVEPOINT attempt');
          expect.soft(outcome, `${child}.${column}`).toBe(`23503 ${name}`);
        }
      } finally {
        await client.query('ROLLBACK');
      }
    });
  });
}
