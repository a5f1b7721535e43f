import { z } from 'zod';
import { router, tenantProcedure } from '#app/platform/trpc.server';
import { createHomeInput, homeFile, homeIdInput, homePage, listHomesInput, updateHomeInput } from './home/schema';
import { createHome, getHome, listHomeChoices, listHomes, updateHome } from './home/service.server';
import { addHomePersonInput, endHomePersonInput } from './people/schema';
import { addHomePerson, endHomePerson } from './people/service.server';

const read = tenantProcedure('homes.home.read');
const write = tenantProcedure('homes.home.write');
const tags = ['homes'];
const saved = z.object({ homeId: z.uuid() });

export const homesRouter = router({
  list: read
    .meta({ openapi: { method: 'GET', path: '/homes', tags } })
    .input(listHomesInput)
    .output(homePage)
    .query(({ ctx, input }) => listHomes(ctx, input)),
  get: read
    .meta({ openapi: { method: 'GET', path: '/homes/{homeId}', tags } })
    .input(homeIdInput)
    .output(homeFile)
    .query(({ ctx, input }) => getHome(ctx, input)),
  create: write
    .meta({ openapi: { method: 'POST', path: '/homes', tags } })
    .input(createHomeInput)
    .output(saved)
    .mutation(({ ctx, input }) => createHome(ctx, input)),
  update: write
    .meta({ openapi: { method: 'PATCH', path: '/homes/{homeId}', tags } })
    .input(updateHomeInput)
    .output(saved)
    .mutation(({ ctx, input }) => updateHome(ctx, input)),
  choices: read.query(({ ctx }) => listHomeChoices(ctx)),
  addPerson: write.input(addHomePersonInput).mutation(({ ctx, input }) => addHomePerson(ctx, input)),
  endPerson: write.input(endHomePersonInput).mutation(({ ctx, input }) => endHomePerson(ctx, input)),
});
