/** Installs the locked dependencies and generates the database client; what every other command does by itself. */
import { generateClient } from './lib/build.mjs';
import { checkNode, installDependencies } from './lib/install.mjs';
import { failWith } from './lib/say.mjs';

try {
  checkNode();
  await installDependencies();
  await generateClient();
} catch (error) {
  failWith(error);
}
