import { beforeAll, describe, expect, it } from 'vitest';
import { setDoNotContact } from '#app/modules/customers/do-not-contact/service.server';
import type { Caller } from '#app/server/root-router.server';
import { aTenant, type TestTenant } from '#tests/factories/tenant';

let tenant: TestTenant;
let stranger: TestTenant;
let desk: Caller;

beforeAll(async () => {
  tenant = await aTenant();
  stranger = await aTenant();
  desk = await tenant.callerOf(await tenant.member('agent'));
});

const person = (name: string, phone?: string) => ({ name, phones: phone === undefined ? [] : [{ phone }] });

describe('finding a customer', () => {
  const find = async (q: string) => (await desk.customers.list({ q })).items.map(({ name }) => name);

  beforeAll(async () => {
    const { customerId } = await desk.customers.create(person('单雄信', '138 0013 8001'));
    await desk.vehicles.create({ vin: 'LFV3A23C0J3000017', plate: '京A·8F2K6', ownerId: customerId });
    await desk.customers.create(person('王小明', '010-6552 9988'));
    await desk.customers.create({ ...person('北京宏达汽车租赁有限公司'), kind: 'company' });
  });

  it.each([
    ['the name', '单雄', '单雄信'],
    ['the given name', '小明', '王小明'],
    ['the sound, a surname read as one', 'shanxiong', '单雄信'],
    ['the first letters', 'SXX', '单雄信'],
    ['the beginning of the phone', '1380013', '单雄信'],
    ['the last four digits', '8001', '单雄信'],
    ['the whole phone as it is written', '138-0013-8001', '单雄信'],
    ['a landline with area code', '010 65529988', '王小明'],
    ['the plate with its dot', '京A·8F2K6', '单雄信'],
    ['the end of the plate', '8f2k6', '单雄信'],
    ['the beginning of the VIN', 'lfv3a23c', '单雄信'],
    ['the last digits of the VIN', '000017', '单雄信'],
    ['the beginning of a company', '北京宏达', '北京宏达汽车租赁有限公司'],
  ])('by %s', async (_what, q, name) => {
    expect(await find(q)).toEqual([name]);
  });

  it('by the customer number', async () => {
    const { number } = await desk.customers.create(person('吕布'));
    expect(number).toMatch(/^C-2026-\d{6}$/);
    expect(await find(number)).toEqual(['吕布']);
  });

  it('shows nothing of another tenant', async () => {
    const other = await stranger.callerOf(stranger.owner);
    expect((await other.customers.list({})).items).toEqual([]);
    expect((await other.customers.list({ q: '8001' })).items).toEqual([]);
  });

  it('turns pages without repeating or losing a customer', async () => {
    const all = (await desk.customers.list({ limit: 200 })).items.map(({ id }) => id);
    const paged: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await desk.customers.list({ limit: 1, cursor });
      paged.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
  });

  it('a sheet cell that looks like a formula stays text', async () => {
    await desk.customers.create(person('=HYPERLINK("http://x")'));
    const { fileName, content } = await desk.customers.export({ q: '=HYPER' });
    expect(fileName).toBe('客户-2026-11-23.xlsx');
    const { default: ExcelJS } = await import('exceljs');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from(Buffer.from(content, 'base64')).buffer);
    expect(workbook.worksheets[0]?.getRow(2).getCell(2).value).toBe(`'=HYPERLINK("http://x")`);
  });
});

describe('a customer on file', () => {
  it('has a next birthday, computed anew for the lunar calendar', async () => {
    const { customerId } = await desk.customers.create({ ...person('赵农历'), birthday: { calendar: 'lunar', year: 1966, month: 1, day: 1 } });
    const { birthday, nextBirthday } = await desk.customers.get({ customerId });
    expect(birthday).toEqual({ calendar: 'lunar', year: 1966, month: 1, day: 1, leap: false });
    expect(nextBirthday).toBe('2027-02-06');
  });

  it.each([
    ['in a leap month that the year did not have', { year: 1965, month: 3, day: 1, leap: true }, 'birthday.leap', 'no-leap-month'],
    ['on the 30th of a month of 29 days', { year: 1966, month: 5, day: 30 }, 'birthday.day', 'short-month'],
  ])('cannot be born %s', async (_when, day, field, problem) => {
    await expect(desk.customers.create({ ...person('钱'), birthday: { calendar: 'lunar', ...day } })).rejects.toMatchObject({
      cause: { fields: [{ field, reason: `customers:problem.${problem}` }] },
    });
  });

  it('keeps what a change does not name, and empties what it names with null', async () => {
    const { customerId } = await desk.customers.create({ ...person('孙六', '13900000001'), vip: true, address: '望京 1 号', note: '喜欢早上接电话' });
    await desk.customers.update({ customerId, address: null });
    const file = await desk.customers.get({ customerId });
    expect(file).toMatchObject({ vip: true, address: null, note: '喜欢早上接电话', phones: [{ phone: '+8613900000001' }] });
  });

  it('a wrong number stays marked when the phones are put in another order', async () => {
    const { customerId } = await desk.customers.create({ name: '周七', phones: [{ phone: '13900000002' }, { phone: '13900000003', label: '公司' }] });
    await desk.customers.markPhone({ customerId, phone: '13900000002', invalid: true });
    await desk.customers.update({ customerId, phones: [{ phone: '13900000003', label: '公司' }, { phone: '13900000002' }] });
    const { phones } = await desk.customers.get({ customerId });
    expect(phones.map(({ phone, invalidAt }) => [phone, invalidAt !== null])).toEqual([['+8613900000003', false], ['+8613900000002', true]]);
  });

  it('service calls are allowed by default, advertising is not, and the newest word holds', async () => {
    const { customerId } = await desk.customers.create(person('吴八'));
    const states = async () => Object.fromEntries((await desk.customers.get({ customerId })).consents.map(({ purpose, granted }) => [purpose, granted]));
    expect(await states()).toEqual({ service: true, 'satisfaction-survey': true, marketing: false });
    await desk.customers.recordConsent({ customerId, purpose: 'marketing', granted: 'yes', source: 'wechat' });
    tenant.clock.set('2026-11-23T02:05:00Z');
    await desk.customers.recordConsent({ customerId, purpose: 'marketing', granted: 'no', source: 'phone' });
    expect(await states()).toMatchObject({ marketing: false });
    expect((await desk.customers.get({ customerId })).consentHistory).toHaveLength(2);
  });

  it('is not contacted any more, with reason and time, until somebody lifts it', async () => {
    const { customerId } = await desk.customers.create(person('郑九'));
    await desk.customers.setDoNotContact({ customerId, reason: '客户明确要求' });
    expect((await desk.customers.get({ customerId })).doNotContact).toMatchObject({ reason: '客户明确要求' });
    await desk.customers.liftDoNotContact({ customerId, reason: '客户主动来电' });
    expect((await desk.customers.get({ customerId })).doNotContact).toBeNull();
  });

  it('of another tenant is not found, like one that never was', async () => {
    const { customerId } = await desk.customers.create(person('冯十'));
    const other = await stranger.callerOf(stranger.owner);
    const unknown = '01920000-0000-7000-8000-000000000000';
    for (const id of [customerId, unknown]) {
      await expect(other.customers.get({ customerId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(other.customers.update({ customerId: id, name: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(stranger.asSystem((ctx) => setDoNotContact(ctx, { customerId: id, reason: 'x' }))).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await desk.customers.get({ customerId })).toMatchObject({ name: '冯十', doNotContact: null });
  });
});

describe('possible duplicates', () => {
  it('are told by phone, ID document, and name with birthday, and nothing is refused', async () => {
    const birthday = { calendar: 'solar', month: 5, day: 4 } as const;
    const first = await desk.customers.create({ ...person('褚一', '13700000001'), idDocumentKind: 'id-card', idDocumentNumber: '11010119800504001x', birthday: { ...birthday, year: 1980 } });
    const same = { ...person('褚一', '13700000001'), idDocumentNumber: '11010119800504001X', birthday };
    expect(await desk.customers.duplicates({ customer: { ...same, kind: 'person', vip: false } })).toMatchObject([
      { id: first.customerId, reasons: ['id-document', 'phone', 'name-and-birthday'] },
    ]);
    const second = await desk.customers.create(same);
    expect(second.duplicates.map(({ id }) => id)).toEqual([first.customerId]);
    expect((await desk.customers.file({ customerId: second.customerId })).duplicates.map(({ id }) => id)).toEqual([first.customerId]);
  });

  it('another year of birth is another person', async () => {
    await desk.customers.create({ ...person('卫二'), birthday: { calendar: 'solar', year: 1980, month: 6, day: 1 } });
    const { duplicates } = await desk.customers.create({ ...person('卫二'), birthday: { calendar: 'solar', year: 1990, month: 6, day: 1 } });
    expect(duplicates).toEqual([]);
  });
});
