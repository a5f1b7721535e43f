import { civilToday, addDays } from '#app/lib/civil-date';
import { demoTenant, expect, test } from './support';

const NAMES = [
  // sixty characters that break anywhere, and sixty-four that break nowhere
  '阿卜杜热合曼·买买提明江·吐尔逊古丽北京某某汽车销售服务有限责任公司第一分公司二级经销网点顺义区仓储物流管理中心甲方代表人',
  'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissen-',
];

test('long names fit everywhere, on the desk and on the phone', async ({ openAs, request }) => {
  const headers = { Authorization: `Bearer ${demoTenant('haodi').apiToken}` };
  const customers: string[] = [];
  for (const [index, name] of NAMES.entries()) {
    const created = await request.post('/api/v1/customers', { headers, data: { name, vip: true, address: name, phones: [{ phone: `1380013900${index}` }, { phone: `1380013901${index}` }] } });
    const { customerId } = (await created.json()) as { customerId: string };
    customers.push(customerId);
    // Handed over a week ago: due today.
    const occurredOn = addDays(civilToday(new Date(), 'Asia/Shanghai'), -8);
    const record = await request.post('/api/v1/service-records', { headers, data: { kind: 'delivery', externalNumber: `LONG-${index}`, occurredOn, customerId } });
    expect(record.status(), await record.text()).toBe(200);
  }
  const { page } = await openAs({ role: 'manager' });
  const tooWide: string[] = [];
  for (const address of ['/customers?q=1380013900', ...customers.map((id) => `/customers/${id}`), '/contacts?status=open', '/records', '/queue?view=team', '/reports/daily', '/overview']) {
    await page.goto(address);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      if (needed > width) tooWide.push(`${address} needs ${needed} of ${width}`);
    }
  }
  expect(tooWide).toEqual([]);
});
