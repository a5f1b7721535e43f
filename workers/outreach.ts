import { customerMerged, doNotContactChanged } from '#app/modules/customers/jobs';
import { heedFinishedContact } from '#app/modules/outreach/contact-cap/service.server';
import { contactFinished, planTurn, promiseDue, ruleChanged } from '#app/modules/outreach/jobs';
import { followMerge, planForCustomer, planForRecords, replanRule, takePlanSlice } from '#app/modules/outreach/planner/service.server';
import { remindPromise } from '#app/modules/outreach/reminder/service.server';
import { recordSaved } from '#app/modules/service-records/jobs';
import { recordEvent } from '#app/platform/outbox.server';
import { tenantJob, tenantTurn } from './handler';

export const outreachHandlers = [
  tenantJob(recordSaved, (ctx, { serviceRecordIds }) => planForRecords(ctx, serviceRecordIds)),
  tenantJob(doNotContactChanged, (ctx, { customerId }) => planForCustomer(ctx, customerId)),
  tenantJob(customerMerged, (ctx, payload) => followMerge(ctx, payload)),
  tenantJob(ruleChanged, async (ctx, payload) => {
    const after = await replanRule(ctx, payload);
    // A large tenant's records go through in slices, each its own unit of work.
    if (after !== null) await recordEvent(ctx.db, ctx.actor.tenantId, ruleChanged, { ...payload, after });
  }),
  tenantJob(promiseDue, (ctx, payload) => remindPromise(ctx, payload)),
  tenantJob(contactFinished, (ctx, payload) => heedFinishedContact(ctx, payload)),
  tenantTurn(planTurn, takePlanSlice),
];
