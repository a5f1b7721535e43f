import { z } from 'zod';
import { router, tenantProcedure } from '#app/platform/trpc.server';
import { batchResult, upsertRecordsInput } from './batch/schema';
import { upsertRecords } from './batch/service.server';
import { recordFormDataInput } from './form/schema';
import { getListChoices, getRecordFormData } from './form/service.server';
import { createRecordInput, listRecordsInput, recordFile, recordPage, serviceRecordIdInput, updateRecordInput } from './record/schema';
import { createRecord, getRecord, listRecords, offeredKinds, updateRecord } from './record/service.server';

const read = tenantProcedure('service-records.record.read');
const write = tenantProcedure('service-records.record.write');
const tags = ['service-records'];
const saved = z.object({ serviceRecordId: z.uuid() });

export const serviceRecordsRouter = router({
  list: read
    .meta({ openapi: { method: 'GET', path: '/service-records', tags } })
    .input(listRecordsInput)
    .output(recordPage)
    .query(({ ctx, input }) => listRecords(ctx, input)),
  get: read
    .meta({ openapi: { method: 'GET', path: '/service-records/{serviceRecordId}', tags } })
    .input(serviceRecordIdInput)
    .output(recordFile)
    .query(({ ctx, input }) => getRecord(ctx, input)),
  create: write
    .meta({ openapi: { method: 'POST', path: '/service-records', tags } })
    .input(createRecordInput)
    .output(saved)
    .mutation(({ ctx, input }) => createRecord(ctx, input)),
  update: write
    .meta({ openapi: { method: 'PATCH', path: '/service-records/{serviceRecordId}', tags } })
    .input(updateRecordInput)
    .output(saved)
    .mutation(({ ctx, input }) => updateRecord(ctx, input)),
  upsertMany: write
    .meta({ openapi: { method: 'POST', path: '/service-records/bulk', tags } })
    .input(upsertRecordsInput)
    .output(batchResult)
    .mutation(({ ctx, input }) => upsertRecords(ctx, input)),
  kinds: read.query(({ ctx }) => offeredKinds(ctx)),
  formData: write.input(recordFormDataInput).query(({ ctx, input }) => getRecordFormData(ctx, input)),
  listChoices: read.query(({ ctx }) => getListChoices(ctx)),
});
