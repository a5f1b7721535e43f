import type { Ledger } from '../twin-ledger';

const report = { date: '2026-11-23', rule: '3DC' };

/** Figures and reports. */
export const insightLedger: Ledger = {
  'dailyReports.get': [
    { stranger: 'own', input: () => report },
    { name: 'member', stranger: 'not-found', input: (_own, theirs) => ({ ...report, membershipId: theirs.owner.membershipId }) },
    { name: 'rule', stranger: 'not-found', input: (_own, theirs) => ({ rule: theirs.onlyCode }) },
  ],
  'dailyReports.workbook': [
    { stranger: 'own', input: () => report },
    { name: 'member', stranger: 'not-found', input: (_own, theirs) => ({ ...report, membershipId: theirs.owner.membershipId }) },
  ],
  'dailyReports.save': [
    { stranger: 'own', input: () => ({ ...report, remarks: '改过', submit: true }) },
    { name: 'rule', stranger: 'not-found', input: (_own, theirs) => ({ date: '2026-11-23', rule: theirs.onlyCode }) },
  ],
  'overview.get': [{ stranger: 'own', input: () => ({}) }],
};
