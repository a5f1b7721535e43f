import { accessLedger } from './ledger/access';
import { deskLedger } from './ledger/desk';
import { formsLedger } from './ledger/forms';
import { insightLedger } from './ledger/insight';
import { recordsLedger } from './ledger/records';
import { rulesLedger } from './ledger/rules';
import type { World } from './twin-world';

/**
 * How a procedure is tried across tenants. `input` makes the input out of two worlds: what the caller owns, and whose
 * ids it tries. The stranger calls with (own, theirs), its owner afterwards with (theirs, theirs).
 */
export interface Trial {
  /** Which ids are the other's, where a procedure has several trials. */
  name?: string;
  input?: (own: World, theirs: World) => unknown;
  /**
   * What the stranger meets. `not-found`, `invalid`: exactly the refusal of unknown ids. `same`: exactly the answer of
   * unknown ids, and nothing done. `own`: the call names no ids of the other, and acts in the caller's own tenant.
   */
  stranger: 'not-found' | 'invalid' | 'same' | 'own';
  /** The owner's call leaves no trace although it is a mutation, or its answer could show nothing of the tenant. */
  plain?: true;
}

export type Ledger = Record<string, readonly Trial[]>;

/** Every procedure of the product. A new one is added here before it is merged. */
export const ledger: Ledger = { ...accessLedger, ...recordsLedger, ...rulesLedger, ...deskLedger, ...formsLedger, ...insightLedger };
