import { useTranslation } from 'react-i18next';
import { useHotkeys } from '#app/components/hotkeys';
import type { QueueLine } from '../schema';
import { LINE_ATTRIBUTE, QueueLineRow } from './queue-line';

/** Puts the focus on the line `step` away from the one it is on; from outside on the first. */
function move(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>(`[${LINE_ATTRIBUTE}]`)];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = at === -1 ? links[0] : links[at + step];
  next?.focus();
  next?.closest('li')?.scrollIntoView({ block: 'nearest' });
}

/** Calls in the order in which they burn, with a heading where the reason changes. */
export function QueueList({ lines }: { lines: readonly QueueLine[] }) {
  const { t } = useTranslation('outreach');
  useHotkeys([
    { keys: 'j', label: t('queue.keys.down'), run: () => move(1) },
    { keys: 'k', label: t('queue.keys.up'), run: () => move(-1) },
    { keys: 'ArrowDown', label: t('queue.keys.down'), run: () => move(1) },
    { keys: 'ArrowUp', label: t('queue.keys.up'), run: () => move(-1) },
  ]);
  const groups = [...new Set(lines.map((line) => line.group))];
  return groups.map((group) => (
    <section key={group} aria-labelledby={`queue-group-${group}`}>
      <h2 id={`queue-group-${group}`} className="border-b border-base-content/12 bg-base-200/60 px-4 py-1 text-xs font-semibold text-base-content/80">
        {t(`queue.group.${group}`)}
      </h2>
      <ul>
        {lines
          .filter((line) => line.group === group)
          .map((line) => (
            <QueueLineRow key={line.id} line={line} />
          ))}
      </ul>
    </section>
  ));
}
