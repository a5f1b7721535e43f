/** Rule on texts: both languages have the same keys with the same placeholders, and no text is empty. */

const languages = ['zh-CN', 'en'];
// A language writes a date from the parts it needs: month as a number or as a name.
const ownParts = /^dates\./;
const plural = /_(zero|one|two|few|many|other)$/;

export function checkLocales(tree) {
  const problems = [];
  for (const name of namespaces(tree)) {
    const texts = languages.map((language) => textsOf(tree, `app/i18n/locales/${language}/${name}`, problems));
    for (const [here, there] of [[0, 1], [1, 0]]) {
      const file = `app/i18n/locales/${languages[there]}/${name}`;
      for (const [key, placeholders] of texts[here]) {
        if (!texts[there].has(key)) problems.push(`${file}: ${key} is missing`);
        else if (here === 0 && !ownParts.test(key) && texts[there].get(key) !== placeholders) {
          problems.push(`${file}: ${key} has the placeholders {${texts[there].get(key)}}, in ${languages[here]} {${placeholders}}`);
        }
      }
    }
  }
  return problems;
}

function namespaces(tree) {
  const found = [...tree.keys()].map((file) => /^app\/i18n\/locales\/(?:zh-CN|en)\/(.+\.json)$/.exec(file)?.[1]);
  return new Set(found.filter(Boolean));
}

/** Map from key (plural endings taken off: languages differ in them) to its sorted placeholders. */
function textsOf(tree, file, problems) {
  const placeholders = new Map();
  const visit = (value, path) => {
    if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, [...path, name]);
      return;
    }
    if (typeof value !== 'string' || value.trim() === '') problems.push(`${file}: ${path.join('.')} is empty`);
    const key = path.join('.').replace(plural, '');
    const names = [...String(value).matchAll(/\{\{-?\s*([\w.]+)/g)].map(([, name]) => name);
    placeholders.set(key, new Set([...(placeholders.get(key) ?? []), ...names]));
  };
  try {
    visit(JSON.parse(tree.get(file) ?? '{}'), []);
  } catch (error) {
    problems.push(`${file}: ${error.message}`);
  }
  // The number of a plural may be spelt out ("one call"), so it need not stand in both languages.
  return new Map([...placeholders].map(([key, names]) => [key, [...names].filter((name) => name !== 'count').sort().join(', ')]));
}
