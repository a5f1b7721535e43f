/** `npm run build`: pages, programs and database client, without starting anything. */
import { buildProduct } from './lib/build.mjs';
import { failWith } from './lib/say.mjs';

await buildProduct().catch(failWith);
