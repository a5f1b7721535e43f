import { runWorkers } from './program';
import { registry } from './registry';

await runWorkers(registry);
