import { z } from 'zod';

/**
 * What a customer can agree to, each by itself. Calls that belong to the business done with the customer are
 * allowed until refused; advertising is refused until allowed.
 */
export const CONSENT_PURPOSES = ['service', 'satisfaction-survey', 'marketing'] as const;
export const consentPurposeSchema = z.enum(CONSENT_PURPOSES);
export type ConsentPurpose = z.infer<typeof consentPurposeSchema>;

export const CONSENT_DEFAULTS: Record<ConsentPurpose, boolean> = { service: true, 'satisfaction-survey': true, marketing: false };

/** Where the word was given; the proof is kept with it. */
export const CONSENT_SOURCES = ['phone', 'paper', 'web', 'wechat', 'import', 'other'] as const;

export const recordConsentInput = z.strictObject({
  customerId: z.uuid(),
  purpose: consentPurposeSchema,
  granted: z.enum(['yes', 'no']),
  source: z.enum(CONSENT_SOURCES),
});
export type RecordConsentInput = z.output<typeof recordConsentInput>;

/** What holds now for a purpose: the newest word, or the default when none was given. */
export interface ConsentState {
  purpose: ConsentPurpose;
  granted: boolean;
  /** Null: nobody asked yet, the default holds. */
  given: { source: string; at: string } | null;
}

/** @param history newest first, as stored */
export function consentStates(history: readonly { purpose: string; granted: boolean; source: string; at: string }[]): ConsentState[] {
  return CONSENT_PURPOSES.map((purpose) => {
    const newest = history.find((entry) => entry.purpose === purpose);
    return newest
      ? { purpose, granted: newest.granted, given: { source: newest.source, at: newest.at } }
      : { purpose, granted: CONSENT_DEFAULTS[purpose], given: null };
  });
}
