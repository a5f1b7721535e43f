import { plainText } from './plain-text';

/** Province sign, letter of the city, then five characters (six for new-energy cars), or a special sign at the end. */
const CHINESE_PLATE = /^[\u4e00-\u9fa5][A-Z][A-Z0-9]{4,5}[A-Z0-9挂学警港澳领]$/;
const OTHER_PLATE = /^[A-Z0-9\u4e00-\u9fa5]{4,10}$/;

export interface PlateReading {
  plate: string;
  /** False for plates of other countries, temporary plates and the old military forms. */
  isChinesePattern: boolean;
}

/** Reads a number plate: full-width made plain, upper case, dots, blanks and hyphens removed. Null when it can't be one. */
export function readPlate(text: string): PlateReading | null {
  const plate = plainText(text).toUpperCase().replace(/[\s·•・‧∙.\-_]/g, '');
  if (CHINESE_PLATE.test(plate)) return { plate, isChinesePattern: true };
  return OTHER_PLATE.test(plate) ? { plate, isChinesePattern: false } : null;
}
