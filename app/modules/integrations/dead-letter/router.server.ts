import { router, tenantProcedure } from '#app/platform/trpc.server';
import { listDeadLettersInput, replayDeadLetterInput } from './schema';
import { getBacklog, listDeadLetters, replayAllDeadLetters, replayDeadLetter } from './service.server';

const permission = 'integrations.dead-letter.manage';

export const deadLetterRouter = router({
  backlog: tenantProcedure(permission).query(({ ctx }) => getBacklog(ctx)),
  list: tenantProcedure(permission).input(listDeadLettersInput).query(({ ctx, input }) => listDeadLetters(ctx, input)),
  replay: tenantProcedure(permission).input(replayDeadLetterInput).mutation(({ ctx, input }) => replayDeadLetter(ctx, input)),
  replayAll: tenantProcedure(permission).mutation(({ ctx }) => replayAllDeadLetters(ctx)),
});
