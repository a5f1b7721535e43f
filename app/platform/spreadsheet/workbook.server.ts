import type { Archive } from './archive.server';
import { refusal } from './refusal.server';
import { readXml } from './xml.server';

/** Where the parts of a workbook are, and what its first page says about all sheets. */
export interface Workbook {
  /** Names of all worksheets that a person sees, in their order. */
  sheetNames: string[];
  sheetName: string;
  sheetPart: string;
  sharedTextsPart: string | null;
  stylesPart: string | null;
  /** The Macintosh calendar: day 0 is 1904-01-01. */
  startsIn1904: boolean;
}

interface Relation {
  type: string;
  part: string;
}

/** Finds the wanted sheet by name, else the first one that is not hidden. Chart sheets don't count. */
export async function readWorkbook(archive: Archive, wantedSheet?: string): Promise<Workbook> {
  const workbookPart = await findWorkbookPart(archive);
  const relations = await readRelations(archive, workbookPart);
  const sheets: { name: string; part: string }[] = [];
  let startsIn1904 = false;
  await readXml(archive.read(workbookPart), {
    open(name, attributes) {
      if (name === 'workbookPr') startsIn1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const relation = relations.get(relationId(attributes));
      const isVisible = (attributes['state'] ?? 'visible') === 'visible';
      if (isVisible && relation?.type === 'worksheet') sheets.push({ name: attributes['name'] ?? '', part: relation.part });
    },
    text: () => undefined,
    close: () => undefined,
  });
  if (sheets.length === 0) throw refusal('noSheet');
  const sheet = wantedSheet === undefined ? sheets[0] : sheets.find(({ name }) => name === wantedSheet);
  if (!sheet) throw refusal('sheetNotFound', { sheet: wantedSheet ?? '' });
  const partOf = (type: string): string | null => [...relations.values()].find((relation) => relation.type === type)?.part ?? null;
  return {
    sheetNames: sheets.map(({ name }) => name),
    sheetName: sheet.name,
    sheetPart: sheet.part,
    sharedTextsPart: partOf('sharedStrings'),
    stylesPart: partOf('styles'),
    startsIn1904,
  };
}

async function findWorkbookPart(archive: Archive): Promise<string> {
  if (archive.has('xl/workbook.bin')) throw refusal('binaryExcel');
  if (archive.has('content.xml') && archive.has('mimetype')) throw refusal('openDocument');
  if (!archive.has('_rels/.rels')) throw refusal('notAWorkbook');
  const relations = await readRelations(archive, '');
  const main = [...relations.values()].find(({ type }) => type === 'officeDocument');
  if (!main?.part.startsWith('xl/') || !archive.has(main.part)) throw refusal('notAWorkbook');
  return main.part;
}

/** Relations of a part by id. Targets outside the file are left out: nothing is ever fetched. */
async function readRelations(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const relationsPart = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  const relations = new Map<string, Relation>();
  if (!archive.has(relationsPart)) return relations;
  await readXml(archive.read(relationsPart), {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      const target = attributes['Target'] ?? '';
      const type = attributes['Type'] ?? '';
      relations.set(attributes['Id'] ?? '', {
        type: type.slice(type.lastIndexOf('/') + 1),
        part: resolvePart(folder, target),
      });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return relations;
}

function resolvePart(folder: string, target: string): string {
  const steps = (target.startsWith('/') ? target : `${folder}${target}`).split('/');
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** `r:id`, whatever prefix the writer chose for the relations namespace; `sheetId` is something else. */
function relationId(attributes: Record<string, string>): string {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.endsWith(':id')) return value;
  }
  return '';
}
