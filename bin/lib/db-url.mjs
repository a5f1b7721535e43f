import path from 'node:path';
import { readJson } from './files.mjs';
import { roleNames } from './role-names.mjs';
import { LaunchError } from './say.mjs';
import { loadSecrets } from './secrets.mjs';

export const databaseName = 'huifang';

/** Connection strings on the embedded server: the owner migrates, the app role serves. */
export function embeddedUrls({ port, secrets, database = databaseName }) {
  const at = (role, password) => `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  return { ownerUrl: at(roleNames.owner, secrets.ownerPassword), appUrl: at(roleNames.app, secrets.appPassword) };
}

/** Connection strings on a real server, where DATABASE_URL is the owner's. */
export function externalUrls(env, secrets) {
  return { ownerUrl: env.DATABASE_URL, appUrl: env.DATABASE_APP_URL || appUrlFrom(env.DATABASE_URL, secrets.appPassword) };
}

function appUrlFrom(ownerUrl, password) {
  const url = new URL(ownerUrl);
  url.username = roleNames.app;
  url.password = password;
  return url.toString();
}

/** The connection strings in force for this environment, without starting anything. */
export function urlsInForce(env, dataDir) {
  if (env.DATABASE_URL) return externalUrls(env, loadSecrets(dataDir));
  const port = readJson(path.join(dataDir, 'cluster.json'))?.port;
  if (!port) throw new LaunchError('There is no database yet: run "npm start" once.');
  return embeddedUrls({ port, secrets: loadSecrets(dataDir) });
}
