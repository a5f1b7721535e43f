import { surveyWith } from '../world/desk';
import type { Ledger } from '../twin-ledger';
import type { World } from '../twin-world';

const only = (_own: World, theirs: World) => ({ code: theirs.onlyCode });
const body = '您好，{{customer.name}}';

/**
 * Forms and scripts go by codes, which each tenant chooses: the same code is the caller's own row, and one that only
 * the other tenant uses is unknown.
 */
export const formsLedger: Ledger = {
  'forms.list': [{ stranger: 'own', input: () => ({}) }],
  'forms.get': [
    { stranger: 'not-found', input: only },
    { name: 'same code', stranger: 'own', input: () => ({ code: 'SURVEY' }) },
  ],
  'forms.create': [{ stranger: 'own', input: () => ({ code: 'NEW', title: '新表' }) }],
  'forms.rename': [
    { stranger: 'not-found', input: (own, theirs) => ({ ...only(own, theirs), title: '改名' }) },
    { name: 'same code', stranger: 'own', input: () => ({ code: 'EDIT', title: '改名' }) },
  ],
  'forms.saveDraft': [
    { stranger: 'not-found', input: (own, theirs) => ({ ...only(own, theirs), definition: surveyWith('新') }) },
    { name: 'same code', stranger: 'own', input: () => ({ code: 'EDIT', definition: surveyWith('新') }) },
  ],
  'forms.publish': [
    { stranger: 'not-found', input: only },
    { name: 'same code', stranger: 'own', input: () => ({ code: 'PUBLISH' }) },
  ],
  'forms.discardDraft': [{ stranger: 'own', input: () => ({ code: 'DISCARD' }) }],
  'forms.sheet': [{ stranger: 'not-found', input: (_own, theirs) => ({ responseId: theirs.response }) }],
  'forms.response': [{ stranger: 'not-found', input: (_own, theirs) => ({ responseId: theirs.response }) }],

  'scripts.list': [{ stranger: 'own', input: () => ({}) }],
  'scripts.get': [
    { stranger: 'not-found', input: only },
    { name: 'same code', stranger: 'own', input: () => ({ code: 'OPENING' }) },
  ],
  'scripts.sampleRecords': [{ stranger: 'own', input: () => ({}) }],
  'scripts.preview': [
    { stranger: 'own', plain: true, input: () => ({ body }) },
    { name: 'record', stranger: 'not-found', input: (_own, theirs) => ({ body, recordId: theirs.recordOfContact }) },
  ],
  'scripts.render': [{ stranger: 'not-found', input: (_own, theirs) => ({ code: 'OPENING', recordId: theirs.recordOfContact }) }],
  'scripts.propose': [{ stranger: 'own', input: () => ({ code: 'OPENING', title: '新话术', body }) }],
  'scripts.discard': [{ stranger: 'own', input: () => ({ code: 'DISCARD' }) }],
  'scripts.approve': [{ stranger: 'own', input: () => ({ code: 'APPROVE' }) }],
  'scripts.retire': [
    { stranger: 'not-found', input: only },
    { name: 'same code', stranger: 'own', input: () => ({ code: 'RETIRE' }) },
  ],
};
