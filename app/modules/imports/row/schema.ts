/** Why a row is refused; texts under `imports:reject.*`. */
export const REJECT_CODES = [
  'vinMissing', 'vinLength', 'vinCharacters', 'vinLetters', 'vehicleMissing',
  'orderNumberMissing', 'orderNumberTooLong', 'homeIncomplete', 'homeTooLong',
  'siteMissing', 'siteUnknown', 'siteAmbiguous',
  'dateUnreadable', 'dateImpossible', 'dateAmbiguous', 'dateTwoDigitYear', 'dateOutOfRange',
  'formula', 'merged', 'cellError', 'surplusCells',
] as const;
export type RejectCode = (typeof REJECT_CODES)[number];

/** What was dropped or looks odd in a row that is taken all the same; texts under `imports:warning.*`. */
export const WARNING_CODES = [
  'dateMissing', 'dateUnreadable', 'dateImpossible', 'dateAmbiguous', 'dateTwoDigitYear', 'dateOutOfRange',
  'vinCheckDigit', 'vinLength', 'vinCharacters', 'vinLetters', 'plateUnusual', 'plateUnreadable',
  'nameMissing', 'phoneMissing', 'phoneInvalid', 'phoneRounded',
  'idDocumentKindUnknown', 'idNumberRounded', 'idNumberCheckDigit',
  'birthdayImpossible', 'calendarUnknown', 'calendarMissing',
  'amountUnreadable', 'countUnreadable', 'areaUnreadable', 'yesNoUnknown', 'occupancyUnknown',
  'outletUnknown', 'outletAmbiguous', 'textTooLong', 'cellError',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

export interface RowReject {
  code: RejectCode;
  field: string | null;
  /** The cell as it stands in the file, at most 200 characters. */
  value: string;
  /** A likely right value, when there is one. */
  suggestion?: string | undefined;
}

export interface RowWarning {
  code: WarningCode;
  field: string;
  value: string;
}
