/** A line of a script as the call screen shows it. */
export type ScriptBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'hint'; text: string }
  | { kind: 'say'; text: string };

/**
 * A script is plain text that stays readable as such: `## ` is a heading, `- ` a point of a list, `> ` a hint to
 * the caller that is not said aloud; everything else is said. Blank lines part paragraphs.
 */
export function scriptBlocks(text: string): ScriptBlock[] {
  const blocks: ScriptBlock[] = [];
  let isOpen = false;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    const last = blocks.at(-1);
    if (line === '') {
      isOpen = false;
    } else if (/^#{1,3}\s/.test(line)) {
      blocks.push({ kind: 'heading', text: line.replace(/^#{1,3}\s+/, '') });
      isOpen = false;
    } else if (/^[-*]\s/.test(line)) {
      const item = line.slice(2).trim();
      if (isOpen && last?.kind === 'list') last.items.push(item);
      else blocks.push({ kind: 'list', items: [item] });
      isOpen = true;
    } else {
      const kind = /^>\s?/.test(line) ? 'hint' : 'say';
      const words = line.replace(/^>\s?/, '');
      if (isOpen && last?.kind === kind) last.text += `\n${words}`;
      else blocks.push({ kind, text: words });
      isOpen = true;
    }
  }
  return blocks;
}
