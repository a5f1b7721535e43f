/** `npm run db:url -- app|owner`: the connection string in force. */
import { urlsInForce } from './lib/db-url.mjs';
import { dataDirFrom } from './lib/paths.mjs';
import { LaunchError, failWith, say } from './lib/say.mjs';

try {
  const role = process.argv[2] ?? 'app';
  if (role !== 'app' && role !== 'owner') throw new LaunchError('Say which one: npm run db:url -- app, or -- owner');
  const { appUrl, ownerUrl } = urlsInForce(process.env, dataDirFrom(process.env));
  say(role === 'app' ? appUrl : ownerUrl);
} catch (error) {
  failWith(error);
}
