import type { SubmissionResult } from '@conform-to/react';
import { parseForm } from '#app/components/form/form-reply';
import { addDays, parseCivilDate, type CivilDate } from '#app/lib/civil-date';
import type { NewToast } from '#app/lib/flash';
import type { DryRun } from '../../dry-run/schema';
import type { RuleLoad } from '../../rule-board/schema';
import { callbackRuleSchema, NEVER, type CallbackRule, type RulePreview, type RuleView } from '../../rule/schema';
import { mergeForm } from '../domain';
import { ruleFormSchema } from '../schema';

/** What the page shows beside the form after a button that saves nothing. */
export interface RuleReply {
  lastResult: SubmissionResult<string[]>;
  /** The rule as it stands in the form, when it is one. */
  rule: (Omit<CallbackRule, 'goLiveOn'> & { goLiveOn: CivilDate | null }) | null;
  previewDates: string;
  preview: RulePreview | null;
  /** i18n key under the dates. */
  previewProblem: string | null;
  dryRun: DryRun | null;
  /** The switch that waits for its confirmation. */
  ask: 'activate' | 'deactivate' | null;
}

/** The two questions that the buttons ask; the caller's rule procedures answer them. */
interface RuleQuestions {
  previewRule(input: { rule: CallbackRule; dates: CivilDate[] }): Promise<RulePreview>;
  dryRun(input: { rule: CallbackRule; ruleId: string | undefined }): Promise<DryRun>;
}

const MAX_DATES = 60;

/** Dates as people type or paste them: one per line, or with blanks and commas between. Null: one of them is none. */
export function readDates(text: string): CivilDate[] | null {
  const words = text.split(/[\s,，、;；]+/).filter(Boolean);
  const dates = words.map((word) => parseCivilDate(word.replaceAll(/[/.]/g, '-').replace(/^(\d{4})-(\d)-/, '$1-0$2-').replace(/-(\d)$/, '-0$1')));
  return dates.length > 0 && dates.length <= MAX_DATES && dates.every((date) => date !== null) ? dates : null;
}

/** A week to begin with, so that a weekend is in it. */
export function weekFrom(date: CivilDate): string {
  return Array.from({ length: 7 }, (_, index) => addDays(date, index)).join('\n');
}

/** Answers the buttons that only show something; everything typed comes back with it. `saved` is the rule before the form. */
export async function ruleReply(rules: RuleQuestions, formData: FormData, saved: RuleView): Promise<RuleReply> {
  const intent = String(formData.get('intent'));
  const submission = parseForm(formData, ruleFormSchema);
  const reply: RuleReply = {
    lastResult: submission.reply(),
    rule: null,
    previewDates: String(formData.get('previewDates') ?? ''),
    preview: null,
    previewProblem: null,
    dryRun: null,
    ask: null,
  };
  if (submission.status !== 'success') return reply;
  const rule = callbackRuleSchema.parse(mergeForm(submission.value, saved));
  reply.rule = { ...rule, goLiveOn: rule.goLiveOn === NEVER ? null : rule.goLiveOn };
  const ruleId = saved.id === '' ? undefined : saved.id;
  // Whatever was asked, the dates below show the same rule as the rest of the page.
  const dates = readDates(reply.previewDates);
  if (dates !== null) reply.preview = await rules.previewRule({ rule, dates });
  else if (intent === 'preview') reply.previewProblem = 'outreach:rules.preview-problem';
  switch (intent) {
    case 'dry-run':
      return { ...reply, dryRun: await rules.dryRun({ rule, ruleId }) };
    case 'ask-activate':
      return { ...reply, ask: 'activate', dryRun: await rules.dryRun({ rule: { ...rule, active: true }, ruleId }) };
    case 'ask-deactivate':
      return { ...reply, ask: 'deactivate', dryRun: await rules.dryRun({ rule: { ...rule, active: false }, ruleId }) };
    default:
      return reply;
  }
}

/** The action's answer as the page reads it: a refused save is the form alone. */
export function asRuleReply(answer: RuleReply | SubmissionResult<string[]> | undefined): RuleReply | undefined {
  if (answer === undefined) return undefined;
  if ('lastResult' in answer) return answer;
  return { lastResult: answer, rule: null, previewDates: '', preview: null, previewProblem: null, dryRun: null, ask: null };
}

/** What saving did, in words: how many calls are planned anew and how many keep their dates. */
export function savedToast({ saved, after, before }: { saved: RuleView; after: RuleView; before: RuleLoad }): NewToast {
  if (after.active && !saved.active) return { key: 'outreach:rules.switched-on', params: { name: after.name } };
  if (!after.active && saved.active) return { key: 'outreach:rules.switched-off', params: { count: before.untouched } };
  if (after.version === saved.version && after.goLiveOn === saved.goLiveOn) return { key: 'outreach:rules.unchanged', tone: 'info' };
  if (!after.active) return { key: 'outreach:rules.saved', params: { version: after.version } };
  return { key: 'outreach:rules.saved-replanned', params: { version: after.version, count: before.untouched, kept: before.touched } };
}
