import type { Ledger } from '../twin-ledger';
import type { World } from '../twin-world';

const unitOf = (code: string, name: string) => ({ kind: 'department', code, name });
const settings = (name: string) => ({ name, locale: 'zh-CN', timeZone: 'Asia/Shanghai', calendar: 'CN', callingHours: { from: '09:00', to: '20:00' } });
const invite = (email: string, orgUnitId: string) => ({ email, name: '李新', role: 'agent', orgUnitId, locale: 'zh-CN' });
const member = (purpose: string) => (_own: World, theirs: World) => ({ membershipId: theirs.member(purpose) });

/** Accounts, members, invitations, tokens, units, settings, calendar and the audit log. */
export const accessLedger: Ledger = {
  'access.account.updateProfile': [{ stranger: 'own', input: () => ({ name: '赵总经理' }) }],
  'access.account.sessions': [{ stranger: 'own' }],
  'access.account.revokeSession': [{ stranger: 'not-found', input: (_own, theirs) => ({ sessionKey: theirs.sessionKey('revoke') }) }],

  'access.member.list': [{ stranger: 'own', input: () => ({}) }, { name: 'search', stranger: 'own', input: () => ({ search: '客访' }) }],
  'access.member.get': [{ stranger: 'not-found', input: member('get') }],
  'access.member.options': [{ stranger: 'own' }],
  'access.member.update': [
    { stranger: 'not-found', input: (own, theirs) => ({ membershipId: theirs.member('update'), displayName: '改名', orgUnitId: own.outlet }) },
    { name: 'unit', stranger: 'invalid', input: (own, theirs) => ({ membershipId: own.member('update-unit'), displayName: '改名', orgUnitId: theirs.unit('members') }) },
  ],
  'access.member.changeRole': [{ stranger: 'not-found', input: (_own, theirs) => ({ membershipId: theirs.member('role'), role: 'viewer' }) }],
  'access.member.setStatus': [{ stranger: 'not-found', input: (_own, theirs) => ({ membershipId: theirs.member('status'), status: 'suspended' }) }],

  'access.invitation.list': [{ stranger: 'own', input: () => ({}) }],
  'access.invitation.create': [
    { stranger: 'own', input: (own) => invite('li@twins.example', own.outlet) },
    { name: 'unit', stranger: 'invalid', input: (_own, theirs) => invite('wu@twins.example', theirs.outlet) },
  ],
  'access.invitation.resend': [{ stranger: 'not-found', input: (_own, theirs) => ({ invitationId: theirs.invitation('resend') }) }],
  'access.invitation.revoke': [{ stranger: 'not-found', input: (_own, theirs) => ({ invitationId: theirs.invitation('revoke') }) }],

  'access.apiToken.list': [{ stranger: 'own', input: () => ({}) }],
  'access.apiToken.create': [{ stranger: 'invalid', input: (_own, theirs) => ({ name: 'ERP', membershipId: theirs.agent.membershipId }) }],
  'access.apiToken.revoke': [{ stranger: 'not-found', input: (_own, theirs) => ({ tokenId: theirs.apiToken('revoke') }) }],

  'tenancy.tenant.get': [{ stranger: 'own' }],
  'tenancy.tenant.update': [{ stranger: 'own', input: () => settings('锦城汽车集团') }],
  'tenancy.tenant.updateRoleNames': [{ stranger: 'own', input: () => ({ roleNames: { manager: '主管' } }) }],
  'tenancy.orgUnit.list': [{ stranger: 'own', input: () => ({ includeInactive: true }) }],
  'tenancy.orgUnit.create': [
    { stranger: 'own', input: () => unitOf('NEW', '新部门') },
    { name: 'parent', stranger: 'not-found', input: (_own, theirs) => ({ ...unitOf('NEW2', '新部门二'), parentId: theirs.outlet }) },
  ],
  'tenancy.orgUnit.update': [{ stranger: 'not-found', input: (_own, theirs) => ({ orgUnitId: theirs.unit('update'), ...unitOf('UPD', '改名部门') }) }],
  'tenancy.orgUnit.addAlias': [{ stranger: 'not-found', input: (_own, theirs) => ({ orgUnitId: theirs.unit('alias'), alias: '又名' }) }],
  'tenancy.orgUnit.move': [
    { stranger: 'not-found', input: (own, theirs) => ({ orgUnitId: theirs.unit('move'), parentId: own.unit('parent') }) },
    { name: 'parent', stranger: 'not-found', input: (own, theirs) => ({ orgUnitId: own.unit('moved'), parentId: theirs.unit('parent') }) },
  ],
  'tenancy.orgUnit.setActive': [{ stranger: 'not-found', input: (_own, theirs) => ({ orgUnitId: theirs.unit('close'), active: false }) }],

  'calendar.month': [{ stranger: 'own', input: () => ({ month: '2026-11' }) }],
  'calendar.setOwnDay': [{ stranger: 'own', input: () => ({ date: '2026-11-26', kind: 'off', name: '盘点' }) }],
  'calendar.clearOwnDay': [{ stranger: 'own', input: () => ({ date: '2026-11-25' }) }],

  'audit.entities': [{ stranger: 'own', plain: true }],
  'audit.list': [
    { stranger: 'own', input: () => ({}) },
    { name: 'entity', stranger: 'same', input: (_own, theirs) => ({ entityId: theirs.ruleId }) },
    { name: 'actor', stranger: 'same', input: (_own, theirs) => ({ actorMembershipId: theirs.owner.membershipId }) },
  ],

  'jobs.backlog': [{ stranger: 'own', plain: true }],
  'jobs.list': [{ stranger: 'own', input: () => ({}) }],
  'jobs.replay': [{ stranger: 'not-found', input: (_own, theirs) => ({ deadLetterId: theirs.deadLetter('replay') }) }],
  'jobs.replayAll': [{ stranger: 'own' }],
};
