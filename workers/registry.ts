import { signalRaised } from '#app/modules/outreach/jobs';
import { ownerChanged } from '#app/modules/vehicles/jobs';
import { accessHandlers } from './access';
import { buildRegistry } from './build-registry';
import { importHandlers } from './imports';
import { outreachHandlers } from './outreach';

/** The product's handlers; each feature brings its own in `workers/<feature>.ts`. */
const handlers = [...accessHandlers, ...outreachHandlers, ...importHandlers];

/** Events that are recorded for features to come. */
const unheard = [signalRaised, ownerChanged];

export const registry = buildRegistry(handlers, unheard);
