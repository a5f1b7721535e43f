/** `npm run db:migrate`: prepares and migrates the database of DATABASE_URL, for servers that start web and workers apart. */
import { openDatabase } from './lib/database.mjs';
import { migrate } from './lib/migrate.mjs';
import { dataDirFrom } from './lib/paths.mjs';
import { LaunchError, failWith, say } from './lib/say.mjs';
import { loadSecrets } from './lib/secrets.mjs';

try {
  if (!process.env.DATABASE_URL) throw new LaunchError('DATABASE_URL is not set. The embedded database is migrated by "npm start".');
  const secrets = process.env.DATABASE_APP_URL ? {} : loadSecrets(dataDirFrom(process.env));
  const database = await openDatabase({ env: process.env, secrets });
  const applied = await migrate(database.ownerUrl);
  say(applied.length ? `Migrated: ${applied.join(', ')}` : 'The database is up to date.');
} catch (error) {
  failWith(error);
}
