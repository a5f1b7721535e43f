import { cellText, numberText } from '#app/lib/cell';
import { readPhones } from '#app/lib/phone';
import type { RowReader } from '#app/modules/imports/cell/domain';
import {
  isCompanyName,
  isIdCardNumber,
  readBirthday,
  readCalendar,
  readIdDocumentKind,
  type BirthdayValue,
  type Calendar,
  type IdDocumentKind,
} from '#app/modules/imports/person/domain';
import type { CustomerValue } from './schema';

/** Spreadsheets keep fifteen digits; an identity card number typed as a number has lost its last three. */
const EXACT_DIGITS = 999_999_999_999_999;

/** Reads the customer of a row. A missing name or phone is told but never refuses the row: nobody is left out (D-04). */
export function readCustomer(row: RowReader): CustomerValue {
  const name = row.text('name', 100);
  const idDocumentKind = readDocumentKind(row);
  return {
    name,
    kind: idDocumentKind === 'business-licence' || (name !== null && isCompanyName(name)) ? 'company' : 'person',
    phones: readRowPhones(row),
    idDocumentKind,
    idDocumentNumber: readDocumentNumber(row, idDocumentKind),
    birthday: readRowBirthday(row),
    address: row.text('address', 300),
  };
}

function readRowPhones(row: RowReader): string[] {
  const phones: string[] = [];
  for (const field of ['phone', 'phoneSecond']) {
    const cell = row.cell(field);
    if (cell === null) continue;
    const reading = readPhones(typeof cell === 'number' ? numberText(cell) : cellText(cell));
    for (const { problem, text } of reading.problems) row.warn(problem, field, text);
    phones.push(...reading.phones.filter((phone) => !phones.includes(phone)));
  }
  if (phones.length === 0 && !row.warnings.some(({ code }) => code === 'phoneInvalid' || code === 'phoneRounded')) {
    row.warn('phoneMissing', 'phone');
  }
  return phones;
}

function readDocumentKind(row: RowReader): IdDocumentKind | null {
  const text = row.text('idDocumentKind');
  if (text === null) return null;
  const kind = readIdDocumentKind(text);
  if (kind === null) row.warn('idDocumentKindUnknown', 'idDocumentKind');
  return kind ?? 'other';
}

function readDocumentNumber(row: RowReader, kind: IdDocumentKind | null): string | null {
  const cell = row.cell('idDocumentNumber');
  if (typeof cell === 'number' && cell > EXACT_DIGITS) {
    row.warn('idNumberRounded', 'idDocumentNumber');
    return null;
  }
  const number = row.text('idDocumentNumber', 50)?.toUpperCase().replace(/\s/g, '') ?? null;
  if (number !== null && kind === 'id-card' && !isIdCardNumber(number)) row.warn('idNumberCheckDigit', 'idDocumentNumber');
  return number;
}

function readRowBirthday(row: RowReader): BirthdayValue | null {
  const cell = row.cell('birthday');
  if (cell === null) return null;
  const calendar = readRowCalendar(row);
  const birthday = readBirthday(cell, calendar);
  if (birthday === null) row.warn('birthdayImpossible', 'birthday');
  return birthday;
}

function readRowCalendar(row: RowReader): Calendar | null {
  const text = row.text('birthdayCalendar');
  const calendar = text === null ? null : readCalendar(text);
  if (text === null) row.warn('calendarMissing', 'birthdayCalendar');
  else if (calendar === null) row.warn('calendarUnknown', 'birthdayCalendar');
  return calendar;
}
