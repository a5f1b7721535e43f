import { describe, expect, it } from 'vitest';
import type { ImportKind } from '#app/modules/imports/schema';
import { FIELD_CATALOGUE } from '#app/modules/imports/catalogue/domain';
import en from '#app/i18n/locales/en/imports.json';
import zh from '#app/i18n/locales/zh-CN/imports.json';
import { guessMapping, headerKey, headerScore, mappingProblems, rememberMapping } from './domain';

const fieldsOf = (kind: ImportKind, headers: string[]): (string | null)[] => guessMapping(kind, headers).columns.map(({ field }) => field);

describe('columns guessed by meaning', () => {
  it.each<[ImportKind, string, string]>([
    ['deliveries', '车主|VIN码|交付日期|联系电话|门店', 'name|vin|deliveredOn|phone|outlet'],
    ['deliveries', '姓名|底盘号|提车日期|移动电话|车牌|出厂时间', 'name|vin|deliveredOn|phone|plate|manufacturedOn'],
    ['deliveries', '客户姓名*|车架号(VIN)|交车日期|手机号码|发票号|开票日期|销售网点|销售顾问', 'name|vin|deliveredOn|phone|invoiceNumber|invoicedOn|outlet|staffName'],
    ['deliveries', 'Customer Name|VIN|Delivery Date|Mobile Phone|Plate No.|Sales Consultant|Invoice No', 'name|vin|deliveredOn|phone|plate|staffName|invoiceNumber'],
    ['repairs', '工单号|车主|VIN码|出厂时间|联系电话|进厂日期|服务顾问|结算金额', 'orderNumber|name|vin|handedBackOn|phone|receivedOn|staffName|amount'],
    ['repairs', 'RO Number|Owner|Chassis No|Date In|Date Out|Phone|Service Advisor|Total', 'orderNumber|name|vin|receivedOn|handedBackOn|phone|staffName|amount'],
    ['homes', '小区|楼栋|单元|房号|业主姓名|手机号|建筑面积|交房日期|状态', 'site|building|unit|room|name|phone|area|handedOverOn|occupancy'],
    ['homes', 'Community|Block|Unit|Flat|Homeowner|Tel|Floor Area', 'site|building|unit|room|name|phone|area'],
  ])('%s: %s', (kind, headers, fields) => {
    expect(fieldsOf(kind, headers.split('|')).join('|')).toBe(fields);
    expect(mappingProblems(kind, guessMapping(kind, headers.split('|')).mapping).filter(({ isBlocking }) => isBlocking)).toEqual([]);
  });

  it('tells the two meanings of 交车日期 and 出厂日期 by the kind of file', () => {
    expect(fieldsOf('deliveries', ['交车日期', '出厂日期'])).toEqual(['deliveredOn', 'manufacturedOn']);
    expect(fieldsOf('repairs', ['交车日期', '进厂日期'])).toEqual(['handedBackOn', 'receivedOn']);
    expect(fieldsOf('repairs', ['出厂日期'])).toEqual(['handedBackOn']);
  });

  it('never takes the phone or name of staff for the customer’s', () => {
    expect(fieldsOf('repairs', ['服务顾问电话', '保险公司名称', '紧急联系人电话'])).toEqual(expect.not.arrayContaining(['phone', 'name']));
  });

  it('doesn’t take a word that stands in many names for the whole', () => {
    expect(fieldsOf('deliveries', ['客户来源', '顾问电话', '开票状态', '车型代码名称'])).toEqual([null, null, null, 'model']);
  });

  it('uses each field once, the surer column first, and lists what nobody knows', () => {
    const guess = guessMapping('deliveries', ['客户电话号', '手机号', '流水', '']);
    expect(guess.columns.map(({ field, source }) => [field, source])).toEqual([[null, 'none'], ['phone', 'name'], [null, 'none'], [null, 'none']]);
    expect(guess.unresolved).toEqual([0, 2]);
  });

  it('remembers what the person chose, a column left out and two columns of one name included', () => {
    const headers = ['客户', '日期', '日期', '手机号'];
    const remembered = rememberMapping(headers, { 0: 'name', 1: 'invoicedOn', 2: 'deliveredOn' });
    expect(remembered).toEqual({ 客户: 'name', 日期: 'invoicedOn', '日期#2': 'deliveredOn', 手机号: '' });
    const guess = guessMapping('deliveries', ['手机号', '日 期', '(日期)', '客户'], remembered);
    expect(guess.columns.map(({ field }) => field)).toEqual([null, 'invoicedOn', 'deliveredOn', 'name']);
    expect(guess.unresolved).toEqual([]);
    expect(guessMapping('deliveries', ['车架号'], { 车架号: 'gone' }).mapping).toEqual({ 0: 'vin' });
  });

  it('compares headers without case, width, blanks and punctuation', () => {
    expect(['VIN码', ' vin 码:', '【VIN码】'].map(headerKey)).toEqual(['vin码', 'vin码', 'vin码']);
  });

  it('finds the header by the names it knows, not by a title', () => {
    expect(headerScore('deliveries', ['2026年交车明细', '', ''])).toBe(0);
    expect(headerScore('deliveries', ['客户姓名', '车架号'])).toBe(2);
    expect(headerScore('deliveries', ['王芳', 'LFV4ZG1X71WPHP4J8', '13800138000'])).toBe(0);
  });
});

describe('what is wrong with a mapping', () => {
  it.each<[ImportKind, Record<number, string>, [string, string][]]>([
    ['deliveries', { 0: 'name', 1: 'phone', 2: 'deliveredOn' }, [['requiredMissing', 'vin']]],
    ['repairs', { 0: 'orderNumber', 1: 'name' }, [['vehicleMissing', 'vin']]],
    ['repairs', { 0: 'plate' }, [['requiredMissing', 'orderNumber']]],
    ['homes', { 0: 'building', 1: 'building', 2: 'vin' }, [['fieldTwice', 'building'], ['fieldUnknown', 'vin'], ['requiredMissing', 'room']]],
    ['homes', { 0: 'building', 1: 'room' }, []],
  ])('%s %j', (kind, mapping, problems) => {
    const blocking = mappingProblems(kind, mapping).filter(({ isBlocking }) => isBlocking);
    expect(blocking.map(({ code, field }) => [code, field])).toEqual(problems);
  });

  it('tells, without blocking, what calls will lack', () => {
    expect(mappingProblems('deliveries', { 0: 'vin' }).map(({ field, isBlocking }) => [field, isBlocking])).toEqual([['name', false], ['deliveredOn', false], ['phone', false]]);
  });
});

it('no two fields of a kind share a name, and every field has a label in both languages', () => {
  for (const fields of Object.values(FIELD_CATALOGUE)) {
    const names = fields.flatMap(({ headers }) => [...new Set(headers.map(headerKey))]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    for (const { key } of fields) {
      expect(Object.keys(zh.field)).toContain(key);
      expect(Object.keys(en.field)).toContain(key);
    }
  }
});
