import { readXml } from './xml.server';

/** Built-in number formats that show a date; 27-36 and 50-58 are the East Asian ones. */
function isBuiltInDate(format: number): boolean {
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 50 && format <= 58);
}

/**
 * Whether a number format shows a date: it has a year, a day, or a month that is not minutes.
 * Quoted words, colours, locales and escaped characters don't count, nor does the E of scientific notation,
 * nor Excel's and WPS's "General".
 */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"?/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general|g\/通用格式/gi, '')
    .replace(/e[+-]/gi, '')
    .toLowerCase();
  if (/[yde]/.test(bare)) return true;
  return /m/.test(bare) && !/[hs]/.test(bare);
}

/** The cell styles (index `s` of a cell) whose numbers are dates. */
export async function readDateStyles(chunks: AsyncIterable<Buffer>): Promise<ReadonlySet<number>> {
  const custom = new Map<number, boolean>();
  const formats: number[] = [];
  let inCellFormats = false;
  await readXml(chunks, {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), isDateFormat(attributes['formatCode'] ?? ''));
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) formats.push(Number(attributes['numFmtId'] ?? 0));
    },
    text: () => undefined,
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  const dates = new Set<number>();
  formats.forEach((format, style) => {
    if (custom.get(format) ?? isBuiltInDate(format)) dates.add(style);
  });
  return dates;
}
