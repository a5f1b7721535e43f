/** A customer as a file or a partner names them. Null and empty mean: not said, so nothing known is overwritten. */
export interface CustomerDraft {
  name: string | null;
  kind: 'person' | 'company';
  /** E.164, the first one is the one to call. */
  phones: readonly string[];
  idDocumentKind: string | null;
  idDocumentNumber: string | null;
  birthday: {
    /** Null when not said; then it never replaces a birthday that is known. */
    calendar: 'solar' | 'lunar' | null;
    year: number | null;
    month: number;
    day: number;
    leap: boolean;
  } | null;
  address: string | null;
}

/** Who is already known in the draft's place, in the order in which they count when their name is the same. */
export interface CustomerHints {
  /** The customer of the same record when it came before. */
  former?: string | null | undefined;
  /** The current owner of the same vehicle, or the homeowner of the same home. */
  owner?: string | null | undefined;
  /** Key of the vehicle or home, for drafts of one batch that belong together. */
  possession?: string | null | undefined;
}

export interface CustomerMatch {
  /** Null: the draft names nobody. */
  customerId: string | null;
  change: 'created' | 'updated' | null;
}
