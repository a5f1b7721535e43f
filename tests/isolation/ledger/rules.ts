import { ruleWith } from '../world/desk';
import type { Ledger, Trial } from '../twin-ledger';
import type { World } from '../twin-world';

const byId = (_own: World, theirs: World) => ({ id: theirs.ruleId });
const window = { unit: 'day', open: 3, target: 3, close: 5, expire: 15 };

/** What of another tenant a rule could point to. */
const pointing: [name: string, part: (theirs: World) => object][] = [
  ['form', (theirs) => ({ formCode: theirs.onlyCode })],
  ['script', (theirs) => ({ scriptCode: theirs.onlyCode })],
  ['units', (theirs) => ({ filter: { orgUnitIds: [theirs.outlet] } })],
  ['fixed assignee', (theirs) => ({ assignee: { strategy: 'fixed', membershipId: theirs.agent.membershipId } })],
  ['round robin', (theirs) => ({ assignee: { strategy: 'round-robin', membershipIds: [theirs.agent.membershipId] } })],
  ['least open', (theirs) => ({ assignee: { strategy: 'least-open', membershipIds: [theirs.agent.membershipId] } })],
];

/** Callback rules, their load, their history and what they would do. */
export const rulesLedger: Ledger = {
  'callbackRules.list': [{ stranger: 'own', input: () => ({}) }],
  'callbackRules.get': [{ stranger: 'not-found', input: byId }],
  'callbackRules.create': [
    { stranger: 'own', input: () => ruleWith('NEW', '新规则') },
    ...pointing.map(([name, part]): Trial => ({ name, stranger: 'invalid', input: (_own, theirs) => ({ ...ruleWith(`N-${name.replace(' ', '-')}`, '新规则'), ...part(theirs) }) })),
  ],
  'callbackRules.update': [
    { stranger: 'not-found', input: (_own, theirs) => ({ id: theirs.spareRule('update'), name: '改名' }) },
    ...pointing.map(([name, part]): Trial => ({ name, stranger: 'invalid', input: (own, theirs) => ({ id: own.spareRule('point'), ...part(theirs) }) })),
  ],
  'callbackRules.preview': [{ stranger: 'own', plain: true, input: () => ({ rule: window, dates: ['2026-11-20'] }) }],
  'callbackRules.previewRule': [{ stranger: 'own', plain: true, input: () => ({ rule: ruleWith('PREVIEW', '试算'), dates: ['2026-11-20'] }) }],
  'callbackRules.dryRun': [
    { stranger: 'own', plain: true, input: () => ({ rule: ruleWith('DRY', '试算') }) },
    { name: 'saved', stranger: 'not-found', plain: true, input: (_own, theirs) => ({ rule: ruleWith('3DC', '试算'), ruleId: theirs.ruleId }) },
    { name: 'units', stranger: 'same', plain: true, input: (_own, theirs) => ({ rule: { ...ruleWith('DRY', '试算'), filter: { orgUnitIds: [theirs.outlet] } } }) },
  ],
  'callbackRules.board': [{ stranger: 'own', input: () => ({}) }],
  'callbackRules.page': [
    { stranger: 'not-found', input: byId },
    { name: 'version', stranger: 'not-found', input: (_own, theirs) => ({ id: theirs.ruleId, version: 1 }) },
  ],
  'callbackRules.load': [{ stranger: 'same', plain: true, input: byId }],
  'callbackRules.choices': [{ stranger: 'own', input: () => ({}) }],
  'callbackRules.history': [{ stranger: 'same', input: byId }],
  'callbackRules.version': [{ stranger: 'not-found', input: (_own, theirs) => ({ id: theirs.ruleId, version: 1 }) }],
  'callbackRules.gaps': [
    { stranger: 'own', plain: true, input: () => ({}) },
    { name: 'rule', stranger: 'same', plain: true, input: (_own, theirs) => ({ rule: theirs.onlyCode }) },
  ],
  'callbackRules.gapBoard': [{ stranger: 'own', plain: true, input: () => ({}) }],
};
