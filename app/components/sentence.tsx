import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface SentenceProps {
  /** Key `namespace:key` of a text with `{{name}}` places. */
  text: string;
  /** What stands in the places; nodes are allowed (links, dates), plain values are set in bold. */
  values: Record<string, ReactNode>;
  /** Chooses the plural form and fills `{{count}}`. */
  count?: number;
}

/** Kept out of all texts: control characters mark the places while the sentence passes through i18next. */
const MARK = '\u0001';

/** A translated sentence with live parts in it, in each language's own word order: "7 days after delivery, by phone". */
export function Sentence({ text, values, count }: SentenceProps) {
  const { t } = useTranslation();
  const places: Record<string, string | number> = Object.fromEntries(Object.keys(values).map((name) => [name, `${MARK}${name}${MARK}`]));
  if (count !== undefined) places.count = count;
  const parts = t(text, places).split(MARK);
  return (
    <>
      {parts.map((part, index) => {
        if (index % 2 === 0) return <Fragment key={index}>{part}</Fragment>;
        const value = values[part];
        const isPlain = typeof value === 'string' || typeof value === 'number';
        return <Fragment key={index}>{isPlain ? <strong className="font-semibold">{value}</strong> : value}</Fragment>;
      })}
    </>
  );
}
