import { expect, it } from 'vitest';
import { Tally } from './domain';

it('counts warnings by kind and field, with the first row as example, and goes on from what was counted', () => {
  const tally = new Tally();
  tally.addWarning({ code: 'phoneMissing', field: 'phone', value: '' }, 5);
  tally.addWarning({ code: 'phoneInvalid', field: 'phone', value: '12' }, 6);
  tally.addWarning({ code: 'phoneInvalid', field: 'phone', value: '34' }, 7);
  const later = new Tally(tally.warningList(), tally.unitList());
  later.addWarning({ code: 'phoneMissing', field: 'phone', value: '' }, 8);
  later.addWarning({ code: 'phoneMissing', field: 'phone', value: '' }, 9);
  expect(later.warningList()).toEqual([
    { code: 'phoneMissing', field: 'phone', count: 3, row: 5, value: '' },
    { code: 'phoneInvalid', field: 'phone', count: 2, row: 6, value: '12' },
  ]);
  expect(tally.warningList()[0]).toMatchObject({ code: 'phoneInvalid', count: 2 });
});

it('keeps at most two hundred unknown names: then it is the wrong column', () => {
  const tally = new Tally();
  for (let at = 0; at < 500; at += 1) tally.addUnit(`店${at}`, false);
  tally.addUnit('店7', false);
  expect(tally.unitList()).toHaveLength(200);
  expect(tally.unitList()[0]).toEqual({ name: '店7', rows: 2, isAmbiguous: false });
});
