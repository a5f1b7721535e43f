import { router, tenantProcedure } from '#app/platform/trpc.server';
import {
  createFormInput,
  formCodeInput,
  formPageSchema,
  getFormInput,
  listFormsInput,
  publishFormInput,
  renameFormInput,
  saveFormDraftInput,
} from './definition/schema';
import * as forms from './definition/service.server';
import { responseIdInput } from './response/schema';
import { getResponse, summariseResponse } from './response/service.server';

export const formsRouter = router({
  list: tenantProcedure('forms.form.read')
    .meta({ openapi: { method: 'GET', path: '/forms', tags: ['forms'] } })
    .input(listFormsInput)
    .output(formPageSchema)
    .query(({ ctx, input }) => forms.listForms(ctx, input)),
  get: tenantProcedure('forms.form.read').input(getFormInput).query(({ ctx, input }) => forms.getForm(ctx, input)),
  create: tenantProcedure('forms.form.manage').input(createFormInput).mutation(({ ctx, input }) => forms.createForm(ctx, input)),
  rename: tenantProcedure('forms.form.manage').input(renameFormInput).mutation(({ ctx, input }) => forms.renameForm(ctx, input)),
  saveDraft: tenantProcedure('forms.form.manage').input(saveFormDraftInput).mutation(({ ctx, input }) => forms.saveDraft(ctx, input)),
  publish: tenantProcedure('forms.form.manage').input(publishFormInput).mutation(({ ctx, input }) => forms.publish(ctx, input)),
  discardDraft: tenantProcedure('forms.form.manage').input(formCodeInput).mutation(({ ctx, input }) => forms.discardDraft(ctx, input)),
  sheet: tenantProcedure('forms.form.read').input(responseIdInput).query(({ ctx, input }) => getResponse(ctx, input)),
  response: tenantProcedure('forms.form.read').input(responseIdInput).query(({ ctx, input }) => summariseResponse(ctx, input)),
});
