import { describe, expect, it } from 'vitest';
import { readVin } from './vin';

describe('a VIN as people type it', () => {
  it.each([
    ['LFV4ZG1X71WPHP4J8', 'LFV4ZG1X71WPHP4J8'],
    ['ＬＦＶ４ＺＧ１Ｘ７１ＷＰＨＰ４Ｊ８', 'LFV4ZG1X71WPHP4J8'],
    [' lsv3pza23y6wpf2jy ', 'LSV3PZA23Y6WPF2JY'],
    ['LSV3PZA2-3Y6 WPF2JY', 'LSV3PZA23Y6WPF2JY'],
  ])('%s', (text, vin) => {
    expect(readVin(text)).toEqual({ vin, hasValidCheckDigit: true });
  });

  it('tells a wrong check digit but takes the number', () => {
    expect(readVin('LFV4ZG1X71WPHP4J9')).toEqual({ vin: 'LFV4ZG1X71WPHP4J9', hasValidCheckDigit: false });
  });

  it('offers a likely reading for I, O and Q, only where the check digit holds', () => {
    expect(readVin('LFV4ZGIX7IWPHP4J8')).toEqual({ problem: 'vinLetters', suggestion: 'LFV4ZG1X71WPHP4J8' });
    expect(readVin('OFV4ZG1X71WPHP4J8')).toEqual({ problem: 'vinLetters', suggestion: undefined });
  });

  it.each([
    ['LHGMS3N21GXAPSPZ', 'vinLength'],
    ['', 'vinLength'],
    ['车LFV4ZG1X71WPHP4J', 'vinCharacters'],
  ])('%s is none', (text, problem) => {
    expect(readVin(text)).toEqual({ problem });
  });
});
