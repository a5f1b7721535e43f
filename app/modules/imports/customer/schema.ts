import type { BirthdayValue, IdDocumentKind } from '#app/modules/imports/person/domain';

/** The customer of a row. Null and empty mean: the file doesn't say, so nothing known is overwritten. */
export interface CustomerValue {
  name: string | null;
  kind: 'person' | 'company';
  /** E.164, the first one is the one to call. */
  phones: string[];
  idDocumentKind: IdDocumentKind | null;
  idDocumentNumber: string | null;
  birthday: BirthdayValue | null;
  address: string | null;
}
