import { zipFile, type ZipPart } from './zip-file';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface SheetSource {
  name: string;
  /** What stands inside <worksheet>. */
  xml: string;
  state?: 'hidden' | 'veryHidden';
}

export interface WorkbookSource {
  sheets: SheetSource[];
  /** What stands inside <sst>. */
  sharedStrings?: string;
  /** What stands inside <styleSheet>. */
  styles?: string;
  startsIn1904?: boolean;
  /** Further parts, or other contents for the ones above (by name). */
  parts?: ZipPart[];
}

/** The smallest workbook with these sheets, as written XML, so that tests can say exactly what a cell holds. */
export function workbookFile({ sheets, sharedStrings, styles, startsIn1904 = false, parts = [] }: WorkbookSource): Buffer {
  const workbook = sheets.map(({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${state ? ` state="${state}"` : ''}/>`);
  const relations = sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`);
  const files: ZipPart[] = [
    { name: '_rels/.rels', data: `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    { name: 'xl/workbook.xml', data: `<workbook xmlns:r="${RELATIONS}"><workbookPr${startsIn1904 ? ' date1904="1"' : ''}/><sheets>${workbook.join('')}</sheets></workbook>` },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="${PACKAGE}">${relations.join('')}<Relationship Id="rIdS" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdT" Type="${RELATIONS}/styles" Target="/xl/styles.xml"/></Relationships>`,
    },
    ...sheets.map(({ xml }, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, data: `<?xml version="1.0" encoding="UTF-8"?><worksheet>${xml}</worksheet>` })),
  ];
  if (sharedStrings !== undefined) files.push({ name: 'xl/sharedStrings.xml', data: `<sst>${sharedStrings}</sst>` });
  if (styles !== undefined) files.push({ name: 'xl/styles.xml', data: `<styleSheet>${styles}</styleSheet>` });
  const replaced = new Set(parts.map(({ name }) => name));
  return zipFile([...files.filter(({ name }) => !replaced.has(name)), ...parts]);
}

/** One row of inline texts; raw XML where a cell starts with `<c`. */
export function sheetRow(rowNumber: number, cells: readonly string[]): string {
  const letters = (column: number): string => String.fromCharCode(65 + column);
  return `<row r="${rowNumber}">${cells
    .map((cell, column) => (cell.startsWith('<c') ? cell : `<c r="${letters(column)}${rowNumber}" t="inlineStr"><is><t>${cell}</t></is></c>`))
    .join('')}</row>`;
}
