import pg from 'pg';
import { roleNames } from './role-names.mjs';

/*
 * The roles of the product. Tables belong to the owner; the product works as the app role, which owns nothing and
 * is subject to row-level security; the control plane is a role the app must step into on purpose (SET ROLE).
 */

const plain = 'NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION';

/** Runs work with a connection that is closed whatever happens. */
export async function withConnection(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Creates or repairs the roles a fresh cluster needs. Idempotent. */
export async function createRoles(client, { ownerPassword, appPassword, isTest = false }) {
  if (ownerPassword) await ensureRole(client, roleNames.owner, `LOGIN ${plain} ${isTest ? 'CREATEDB' : 'NOCREATEDB'}`, ownerPassword);
  await ensureRole(client, roleNames.app, `LOGIN ${plain} NOCREATEDB`, appPassword);
  await ensureRole(client, roleNames.control, `NOLOGIN ${plain} NOCREATEDB`);
  await client.query(`GRANT ${roleNames.control} TO ${roleNames.app} WITH INHERIT FALSE, SET TRUE`);
}

/** An existing role only gets its password: changing more needs rights that a managed server's owner lacks. */
async function ensureRole(client, name, attributes, password) {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  const secret = password ? `PASSWORD ${client.escapeLiteral(password)}` : '';
  if (!rowCount) await client.query(`CREATE ROLE ${name} ${attributes} ${secret}`);
  else if (secret) await client.query(`ALTER ROLE ${name} ${secret}`);
}

/** Creates the database when absent, owned by the given role. */
export async function createDatabase(client, name, owner) {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${owner}`);
}

/**
 * What must hold inside the database before migrations run. Called as a role that owns the database.
 * The job runner keeps its own tables, so the schema `bullmq` is the only thing the app role owns.
 */
export async function prepareDatabase(client) {
  const { rows } = await client.query('SELECT current_database() AS name');
  const database = client.escapeIdentifier(rows[0].name);
  await client.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC`);
  await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${roleNames.app}`);
  await client.query(`GRANT USAGE ON SCHEMA public TO ${roleNames.app}, ${roleNames.control}`);
  await client.query(`CREATE SCHEMA IF NOT EXISTS bullmq AUTHORIZATION ${roleNames.app}`);
}
