import { pinyin } from 'pinyin-pro';

/** The forms of a name that lookups use, besides the name itself. */
export interface NameKeys {
  /** Characters from the end: finds 王小明 by 小明. */
  nameReversed: string;
  /** 'wangxiaoming'; Latin letters and digits of a name stand for themselves. */
  pinyin: string;
  /** 'wxm' */
  initials: string;
}

const LIMIT = 120;

/** Surnames are read as surnames (单 is shan), ü is typed as v. */
export function nameKeys(name: string): NameKeys {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', mode: 'surname', nonZh: 'consecutive', v: true })
    .flatMap((part) => part.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part !== '');
  return {
    nameReversed: reverseText(name),
    pinyin: syllables.join('').slice(0, LIMIT),
    initials: syllables.map((syllable) => syllable.slice(0, 1)).join('').slice(0, LIMIT),
  };
}

export function reverseText(text: string): string {
  return Array.from(text).reverse().join('');
}
