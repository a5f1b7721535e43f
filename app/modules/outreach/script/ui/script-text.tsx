import { scriptBlocks, type ScriptBlock } from '../domain';

function Block({ block }: { block: ScriptBlock }) {
  switch (block.kind) {
    case 'heading':
      return <h3 className="mt-3 text-xs font-semibold text-base-content/75 first:mt-0">{block.text}</h3>;
    case 'list':
      return (
        <ul className="list-disc space-y-0.5 ps-5">
          {block.items.map((item, index) => (
            <li key={index}>{item}</li>
          ))}
        </ul>
      );
    case 'hint':
      return <p className="border-s-2 border-info ps-2 text-xs whitespace-pre-line text-base-content/80">{block.text}</p>;
    case 'say':
      return <p className="whitespace-pre-line">{block.text}</p>;
  }
}

/** What to say on the telephone: headings, words, points, and hints that are not said aloud. */
export function ScriptText({ text }: { text: string }) {
  return (
    <div className="space-y-1.5 text-[0.9375rem] leading-relaxed">
      {scriptBlocks(text).map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  );
}
