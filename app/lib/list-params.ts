/**
 * The named search parameters of a list's address that are filled in. Empty ones come from a filter form sent as
 * it is; unknown ones (a mail program's tracking mark) would be refused by a strict schema and are left out.
 */
export function listParams<Name extends string>(url: string, names: readonly Name[]): Partial<Record<Name, string>> {
  const params = new URL(url).searchParams;
  const filled: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = params.get(name)?.trim();
    if (value !== undefined && value !== '') filled[name] = value;
  }
  return filled;
}
