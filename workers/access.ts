import { sendInvitation, sendPasswordReset, sweepEnded } from '#app/modules/access/jobs';
import { sendInvitationMail } from '#app/modules/access/invitation/service.server';
import { sendPasswordResetMail } from '#app/modules/access/password/service.server';
import { sweepEnded as sweep } from '#app/modules/access/sweep/service.server';
import { systemClock } from '#app/platform/clock.server';
import { plainJob, type Registered } from './handler';

export const accessHandlers: Registered[] = [
  plainJob(sendInvitation, async ({ invitationId }, { tenantId, effectKey }) => {
    if (tenantId) await sendInvitationMail({ tenantId, invitationId, key: effectKey }, systemClock);
  }),
  plainJob(sendPasswordReset, ({ userId }, { effectKey }) => sendPasswordResetMail({ userId, key: effectKey }, systemClock)),
  plainJob(sweepEnded, () => sweep(systemClock)),
];
