import { accountRouter } from '#app/modules/access/account/router.server';
import { apiTokenRouter } from '#app/modules/access/api-token/router.server';
import { invitationRouter } from '#app/modules/access/invitation/router.server';
import { memberRouter } from '#app/modules/access/member/router.server';
import { auditRouter } from '#app/modules/audit/router.server';
import { calendarRouter } from '#app/modules/calendars/router.server';
import { formsRouter } from '#app/modules/forms/router.server';
import { importsRouter } from '#app/modules/imports/router.server';
import { dailyReportsRouter } from '#app/modules/insight/daily-report/router.server';
import { overviewRouter } from '#app/modules/insight/overview/router.server';
import { deadLetterRouter } from '#app/modules/integrations/dead-letter/router.server';
import { contactsRouter } from '#app/modules/outreach/contact/router.server';
import { callbackRulesRouter } from '#app/modules/outreach/rule/router.server';
import { scriptRouter } from '#app/modules/outreach/script/router.server';
import { customersRouter } from '#app/modules/customers/router.server';
import { orgUnitRouter } from '#app/modules/tenancy/org-unit/router.server';
import { tenantRouter } from '#app/modules/tenancy/tenant/router.server';
import { homesRouter } from '#app/modules/homes/router.server';
import { serviceRecordsRouter } from '#app/modules/service-records/router.server';
import { vehiclesRouter } from '#app/modules/vehicles/router.server';
import { createCallerFactory, router } from '#app/platform/trpc.server';

/** Every read and write of the product; one line per module (DESIGN 4). */
export const rootRouter = router({
  access: router({ account: accountRouter, member: memberRouter, invitation: invitationRouter, apiToken: apiTokenRouter }),
  audit: auditRouter,
  calendar: calendarRouter,
  callbackRules: callbackRulesRouter,
  contacts: contactsRouter,
  customers: customersRouter,
  vehicles: vehiclesRouter,
  serviceRecords: serviceRecordsRouter,
  homes: homesRouter,
  dailyReports: dailyReportsRouter,
  forms: formsRouter,
  imports: importsRouter,
  jobs: deadLetterRouter,
  overview: overviewRouter,
  scripts: scriptRouter,
  tenancy: router({ tenant: tenantRouter, orgUnit: orgUnitRouter }),
});

export type RootRouter = typeof rootRouter;
export const createCaller = createCallerFactory(rootRouter);
export type Caller = ReturnType<typeof createCaller>;
