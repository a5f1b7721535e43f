import type { KnownCustomer } from './queries.server';
import type { CustomerDraft, CustomerHints } from './schema';

/** A customer while a batch is matched: known or new, with what the drafts add. */
export interface Candidate {
  id: string | null;
  name: string;
  known: KnownCustomer | null;
  drafts: CustomerDraft[];
  phones: Set<string>;
}

const key = (...parts: string[]): string => parts.join('\u0000');

/**
 * Finds the customer of each draft (C-19): same phone and name; else the customer of the same record, the owner
 * of the same vehicle, or somebody of this batch with the same vehicle, when the name is the same; else somebody
 * new. Never two customers for one phone and name. Order matters: a later draft finds what an earlier one made.
 */
export class CustomerMatcher {
  readonly candidates: Candidate[] = [];
  private readonly byId = new Map<string, Candidate>();
  private readonly byPhoneAndName = new Map<string, Candidate>();
  private readonly byPhone = new Map<string, Set<Candidate>>();
  private readonly byPossession = new Map<string, Candidate>();

  constructor(known: readonly KnownCustomer[]) {
    for (const customer of known) {
      const candidate = this.add({ id: customer.id, name: customer.name, known: customer, drafts: [], phones: new Set(customer.phones) });
      this.byId.set(customer.id, candidate);
      for (const phone of customer.phones) this.learnPhone(candidate, phone);
    }
  }

  match(draft: CustomerDraft, hints: CustomerHints): Candidate | null {
    const candidate = draft.name === null ? this.matchNameless(draft, hints) : this.matchNamed(draft, draft.name, hints);
    if (candidate === null) return null;
    candidate.drafts.push(draft);
    for (const phone of draft.phones) {
      candidate.phones.add(phone);
      this.learnPhone(candidate, phone);
    }
    if (hints.possession) this.byPossession.set(key(hints.possession, candidate.name), candidate);
    return candidate;
  }

  private matchNamed(draft: CustomerDraft, name: string, hints: CustomerHints): Candidate {
    for (const phone of draft.phones) {
      const found = this.byPhoneAndName.get(key(phone, name));
      if (found) return found;
    }
    for (const id of [hints.former, hints.owner]) {
      const found = id ? this.byId.get(id) : undefined;
      if (found?.name === name) return found;
    }
    const sibling = hints.possession ? this.byPossession.get(key(hints.possession, name)) : undefined;
    return sibling ?? this.add({ id: null, name, known: null, drafts: [], phones: new Set() });
  }

  /** Without a name: whoever the phone or the vehicle points to, if that is one person. */
  private matchNameless(draft: CustomerDraft, hints: CustomerHints): Candidate | null {
    for (const phone of draft.phones) {
      const holders = this.byPhone.get(phone);
      const [only] = holders ?? [];
      if (only !== undefined && holders?.size === 1) return only;
    }
    for (const id of [hints.former, hints.owner]) {
      const found = id ? this.byId.get(id) : undefined;
      if (found) return found;
    }
    const [phone] = draft.phones;
    // Nobody is left out (D-04): a number alone is somebody to call; the number stands where the name is missing.
    return phone === undefined ? null : this.add({ id: null, name: phone, known: null, drafts: [], phones: new Set() });
  }

  private add(candidate: Candidate): Candidate {
    this.candidates.push(candidate);
    return candidate;
  }

  private learnPhone(candidate: Candidate, phone: string): void {
    const holders = this.byPhone.get(phone) ?? new Set();
    this.byPhone.set(phone, holders.add(candidate));
    const phoneAndName = key(phone, candidate.name);
    // The oldest customer wins where former times left two.
    if (!this.byPhoneAndName.has(phoneAndName)) this.byPhoneAndName.set(phoneAndName, candidate);
  }
}

/** The drafts of one customer as one: the first word of each field, the calendar that somebody named. */
export function combineDrafts(drafts: readonly CustomerDraft[]): Pick<CustomerDraft, 'kind' | 'address' | 'idDocumentKind' | 'idDocumentNumber' | 'birthday'> {
  const first = <K extends keyof CustomerDraft>(field: K): CustomerDraft[K] | null => drafts.find((draft) => draft[field] !== null)?.[field] ?? null;
  const withNumber = drafts.find((draft) => draft.idDocumentNumber !== null);
  return {
    kind: drafts.some((draft) => draft.kind === 'company') ? 'company' : 'person',
    address: first('address'),
    idDocumentKind: withNumber?.idDocumentKind ?? null,
    idDocumentNumber: withNumber?.idDocumentNumber ?? null,
    birthday: drafts.find((draft) => draft.birthday?.calendar)?.birthday ?? first('birthday'),
  };
}
