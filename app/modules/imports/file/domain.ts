const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A cell's text as PostgreSQL can keep it: without NUL and halves of characters. */
export function storableText(text: string): string {
  return text.replace(UNSTORABLE, '');
}
