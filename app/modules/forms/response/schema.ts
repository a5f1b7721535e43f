import { z } from 'zod';
import { answersSchema, type Answers, type FormDefinition, type FormItemType } from '../schema';

export const RESPONSE_STATUSES = ['draft', 'final'] as const;
export type ResponseStatus = (typeof RESPONSE_STATUSES)[number];

/** What a sheet is about, e.g. `contact`. Later modules bring their own. */
export const subjectKindSchema = z.string().regex(/^[a-z][a-z-]{0,39}$/);

export const responseIdInput = z.strictObject({ responseId: z.uuid() });

/** Below this percentage of the possible points a score is low, unless the rule says otherwise. */
export const DEFAULT_LOW_SCORE_PERCENT = 60;

/** Answers as they are stored; unreadable JSON from older code counts as no answer, not as a broken page. */
export function storedAnswers(value: unknown): Answers {
  const parsed = answersSchema.safeParse(value);
  return parsed.success ? parsed.data : {};
}

export interface ResponseScore {
  /** Σ(item score × weight) */
  numerator: number;
  /** Σ weights */
  denominator: number;
  /** Σ(highest score × weight) of the same items */
  maximum: number;
}

/** A sheet as the call screen works on it. */
export interface ResponseView {
  responseId: string;
  formCode: string;
  title: string;
  version: number;
  subjectKind: string;
  subjectId: string;
  definition: FormDefinition;
  status: ResponseStatus;
  answers: Answers;
  score: ResponseScore | null;
  complaint: boolean;
  lowScore: boolean;
  updatedAt: string;
  finalAt: string | null;
}

export interface FinalResult {
  id: string;
  score: ResponseScore | null;
  lowScore: boolean;
  complaint: boolean;
}

export interface SummaryItem {
  code: string;
  type: FormItemType;
  /** In the reader's language, as the version asked it. */
  label: string;
  /** The answer in words; empty when there is none. */
  text: string;
  /** Score items: the scale's ends, for a bar. */
  scale: { min: number; max: number } | null;
  /** A number where it counts into the score. */
  score: number | null;
}

/** A sheet that was filled in, with its own version's questions. */
export interface ResponseSummary {
  responseId: string;
  formCode: string;
  title: string;
  version: number;
  status: ResponseStatus;
  subjectKind: string;
  subjectId: string;
  finalAt: string | null;
  score: ResponseScore | null;
  /** Mean on the common scale of the counted items, e.g. 4.2 of 5; null when they differ or nothing counts. */
  mean: { value: number; min: number; max: number } | null;
  complaint: boolean;
  lowScore: boolean;
  sections: { title: string | null; items: SummaryItem[] }[];
}
