import { z } from 'zod';
import { pageInput } from '#app/lib/paging';

export const SIGNAL_KINDS = ['complaint', 'low-score'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

export const listSignalsInput = z.strictObject({ unseen: z.enum(['yes']).optional(), kind: z.enum(SIGNAL_KINDS).optional(), ...pageInput });
export type ListSignalsInput = z.output<typeof listSignalsInput>;

export const markSignalsInput = z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) });

/** Something that a manager should hear of today. Instants are ISO text. */
export interface SignalItem {
  id: string;
  kind: SignalKind;
  contactId: string;
  ruleName: string;
  customerId: string | null;
  customerName: string | null;
  vip: boolean;
  vehicleLabel: string | null;
  homeLabel: string | null;
  staffName: string | null;
  orgUnitName: string | null;
  /** Who heard it. */
  agentName: string | null;
  note: string | null;
  responseId: string | null;
  scoreNumerator: number | null;
  scoreDenominator: number | null;
  createdAt: string;
  seenAt: string | null;
  seenByName: string | null;
}

export interface SignalPage {
  items: SignalItem[];
  nextCursor: string | null;
  /** Not looked at yet, up to 100. */
  unseen: number;
}
