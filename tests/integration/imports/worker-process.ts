import { runWorkers } from '#workers/program';
import { registry } from '#workers/registry';

// The product's workers as a process of their own, quick to notice that another one was killed.
await runWorkers(registry, { lockMs: 2_000, stalledCheckMs: 500, relayMs: 50 });
