import type { TableRow } from '#app/lib/cell';
import { openArchive, type Archive } from './archive.server';
import { chooseHeader, HEADER_SEARCH_ROWS } from './header.server';
import { readMergedRanges, refuseMergedHeader } from './merges.server';
import { longCellRefusal, refusal } from './refusal.server';
import { readSheet, type SheetContext } from './sheet.server';
import { OversizeText, readSharedTexts, SharedTexts } from './strings.server';
import { readDateStyles } from './styles.server';
import type { OpenOptions, Table } from './table.server';
import { readWorkbook, type Workbook } from './workbook.server';

/** Opens a workbook: finds the sheet, loads what its cells share, judges the header. */
export async function openXlsx(filePath: string, options: OpenOptions): Promise<Table> {
  const archive = await openArchive(filePath, options.limits);
  try {
    const workbook = await readWorkbook(archive, options.sheet);
    if (!archive.has(workbook.sheetPart)) throw refusal('brokenArchive');
    const context = await readContext(archive, workbook, options);
    const rows = (): AsyncGenerator<TableRow, void, void> => readSheet(archive.read(workbook.sheetPart), context);
    const header = chooseHeader(await firstRows(rows()), options.headerScore);
    refuseMergedHeader(context.merges, header.rowNumber);
    return {
      kind: 'xlsx',
      encoding: null,
      delimiter: null,
      sheetName: workbook.sheetName,
      sheetNames: workbook.sheetNames,
      headerRow: header.rowNumber,
      headers: header.texts,
      async *rows(afterRow = header.rowNumber) {
        const start = Math.max(afterRow, header.rowNumber);
        for await (const row of rows()) if (row.rowNumber > start) yield row;
      },
      close: () => archive.close(),
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function readContext(archive: Archive, workbook: Workbook, { limits }: OpenOptions): Promise<SheetContext> {
  const has = (part: string | null): part is string => part !== null && archive.has(part);
  const merges = await readMergedRanges(archive.read(workbook.sheetPart), limits);
  const dateStyles = has(workbook.stylesPart) ? await readDateStyles(archive.read(workbook.stylesPart)) : new Set<number>();
  const base = { dateStyles, merges, limits, startsIn1904: workbook.startsIn1904 };
  if (!has(workbook.sharedTextsPart)) return { ...base, texts: new SharedTexts() };
  try {
    return { ...base, texts: await readSharedTexts(archive.read(workbook.sharedTextsPart), limits) };
  } catch (error) {
    if (error instanceof OversizeText) await refuseOversizeText(archive, workbook, base, error.index);
    throw error;
  }
}

/** Reads the rows only to name the cell that shows the text nobody can hold. */
async function refuseOversizeText(archive: Archive, workbook: Workbook, base: Omit<SheetContext, 'texts'>, oversize: number): Promise<never> {
  const mark = '\0oversize';
  const texts = { at: (index: number): string => (index === oversize ? mark : '') };
  for await (const row of readSheet(archive.read(workbook.sheetPart), { ...base, texts })) {
    const column = row.cells.indexOf(mark);
    if (column >= 0) throw longCellRefusal(row.rowNumber, column, base.limits);
  }
  throw refusal('textTooLong');
}

async function firstRows(rows: AsyncGenerator<TableRow, void, void>): Promise<TableRow[]> {
  const first: TableRow[] = [];
  for await (const row of rows) {
    first.push(row);
    if (first.length === HEADER_SEARCH_ROWS) break;
  }
  return first;
}
