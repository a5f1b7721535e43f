import { startCluster } from './cluster.mjs';
import { databaseName, embeddedUrls, externalUrls } from './db-url.mjs';
import { roleNames } from './role-names.mjs';
import { createDatabase, createRoles, prepareDatabase, withConnection } from './roles.mjs';
import { LaunchError } from './say.mjs';

/**
 * Makes the database ready for migrations: the embedded one, or the server that DATABASE_URL names.
 * Returns {ownerUrl, appUrl, isEmbedded, isRunning(), stop()}.
 */
export async function openDatabase({ env, dataDir = '', secrets }) {
  return env.DATABASE_URL ? openExternal(env, secrets) : openEmbedded(dataDir, secrets);
}

async function openEmbedded(dataDir, secrets) {
  const cluster = await startCluster({ dataDir, superuserPassword: secrets.superuserPassword });
  const urls = embeddedUrls({ port: cluster.port, secrets });
  try {
    if (!(await canServe(urls.appUrl))) await bootstrap(cluster.superuserUrl, secrets);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  const reopen = () => startCluster({ dataDir, superuserPassword: secrets.superuserPassword });
  return { ...urls, isEmbedded: true, isRunning: cluster.isRunning, reopen, stop: cluster.stop };
}

/** Everything the superuser is ever used for. */
async function bootstrap(superuserUrl, passwords, name = databaseName) {
  await withConnection(superuserUrl, async (client) => {
    await createRoles(client, passwords);
    await createDatabase(client, name, roleNames.owner);
  });
  const inside = new URL(superuserUrl);
  inside.pathname = `/${name}`;
  await withConnection(inside.toString(), prepareDatabase);
}

async function openExternal(env, secrets) {
  const urls = externalUrls(env, secrets);
  if (env.DATABASE_ADMIN_URL) await bootstrapExternal(env, urls);
  else if (!(await canServe(urls.appUrl))) await prepareExternal(urls);
  return { ...urls, isEmbedded: false, isRunning: () => true, reopen: async () => {}, stop: async () => {} };
}

/** A real server with an administrator at hand: the same bootstrap as the embedded one gets. */
async function bootstrapExternal(env, urls) {
  const owner = new URL(urls.ownerUrl);
  if (owner.username !== roleNames.owner) throw new LaunchError(`With DATABASE_ADMIN_URL the role in DATABASE_URL must be ${roleNames.owner}.`);
  const passwords = { ownerPassword: passwordOf(urls.ownerUrl), appPassword: passwordOf(urls.appUrl) };
  await bootstrap(env.DATABASE_ADMIN_URL, passwords, owner.pathname.slice(1));
}

const passwordOf = (url) => decodeURIComponent(new URL(url).password);

async function prepareExternal({ ownerUrl, appUrl }) {
  await withConnection(ownerUrl, async (client) => {
    const { rows } = await client.query('SELECT rolcreaterole OR rolsuper AS "mayCreate" FROM pg_roles WHERE rolname = current_user');
    if (!rows[0].mayCreate) {
      throw new LaunchError(
        `The role in DATABASE_URL may not create roles, and the app role cannot sign in. Let an administrator create ` +
          `the roles ${roleNames.app} and ${roleNames.control}, then set DATABASE_APP_URL to the app role's connection.`,
      );
    }
    await createRoles(client, { appPassword: passwordOf(appUrl) });
    // Needed to hand the job runner's schema to the app role; a role that creates another may only administer it.
    await client.query(`GRANT ${roleNames.app} TO CURRENT_USER WITH INHERIT FALSE, SET TRUE`);
    await prepareDatabase(client);
  }).catch((error) => {
    if (error instanceof LaunchError) throw error;
    throw new LaunchError(`The database in DATABASE_URL cannot be prepared: ${error.message || error.code}`);
  });
}

/** True when the app role signs in and bootstrap has run to its end (the last step makes the schema `bullmq`). */
async function canServe(appUrl) {
  try {
    const check = (client) => client.query(`SELECT has_schema_privilege('bullmq', 'CREATE') AS ready`);
    return (await withConnection(appUrl, check)).rows[0].ready;
  } catch {
    return false;
  }
}
