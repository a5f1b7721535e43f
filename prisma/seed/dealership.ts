import type { CivilDate } from '#app/lib/civil-date';
import type { CustomerDraft } from '#app/modules/customers/bulk/schema';
import { planForRecords } from '#app/modules/outreach/planner/service.server';
import type { RecordDraft } from '#app/modules/service-records/bulk/schema';
import { bulkUpsertRecords } from '#app/modules/service-records/bulk/service.server';
import type { VehicleDraft } from '#app/modules/vehicles/bulk/schema';
import { liveThrough, type Voices } from './calls';
import type { DemoUser } from './logins';
import { GO_LIVE_DAYS, type Stage } from './stage';

const MODELS = [
  ['大众', '帕萨特'], ['大众', '途观L'], ['大众', '朗逸'], ['比亚迪', '汉EV'], ['比亚迪', '秦PLUS'], ['比亚迪', '宋Pro'],
  ['吉利', '博越L'], ['吉利', '星瑞'], ['本田', '雅阁'], ['本田', 'CR-V'],
] as const;
const CONSULTANTS = ['黎力建', '石建', '谭敏燕', '毛鹏平', '赵艳娟', '余英军'];
const ADVISERS = ['丁浩', '吴建超', '汤红海', '周梓勇', '戴桐军'];
const WORK = [
  ['保养', '更换机油、机滤，检查制动'], ['一般维修', '更换前制动片'], ['一般维修', '空调不制冷，补充冷媒并检漏'], ['保修', '中控屏黑屏，升级系统'],
  ['事故维修', '前保险杠钣金喷漆'], ['召回', '燃油泵更换'], ['保养', '四轮定位、轮胎换位'],
] as const;

const VOICES: Record<string, Voices> = {
  '7DC-SURVEY': {
    glad: ['销售顾问很耐心，车子开着很满意。', '交车讲解很仔细，谢谢。', '价格说得清楚，没有套路。'],
    mixed: ['交车时资料没有一次给全。', '上牌办得慢了几天。', '等待时间有点长，茶水没人续。', '功能讲得太快，没记住。'],
    angry: ['承诺的脚垫和贴膜一直没有兑现。', '销售前后说法不一致，很失望。', '新车门边有划痕，要求给说法。'],
  },
  '3DC-SURVEY': {
    glad: ['一次就修好了，挺满意。', '顾问说明得很清楚。', '比约定时间还早交车。'],
    mixed: ['费用说明可以再清楚一些。', '洗车不太干净。', '等待时间有点长，希望能提前预约。'],
    angry: ['说好当天交车，拖到第二天才通知。', '刚修完又有异响，要求尽快处理。', '结算金额比报价高，没有事先说。'],
  },
  PERIODIC: {
    glad: ['车况很好，谢谢关心。'],
    mixed: ['油耗比预期高一点，想咨询。'],
    angry: ['车机经常死机，来过两次没解决。'],
  },
};

/** Days before today and how many cars were handed over; the last ten days are what today's queue is made of. */
const DELIVERIES: readonly (readonly [number, number])[] = [
  [38, 1], [36, 2], [33, 1], [31, 2], [30, 2], [27, 1], [25, 2], [22, 2], [20, 1], [18, 2], [16, 2], [14, 2], [13, 1], [12, 2], [11, 2],
  [10, 2], [9, 3], [8, 2], [7, 2], [6, 5], [5, 2], [4, 1], [3, 2], [2, 1], [1, 2],
];
const REPAIRS: readonly (readonly [number, number])[] = [
  [24, 2], [21, 2], [19, 2], [17, 2], [15, 2], [14, 2], [13, 2], [12, 2], [11, 3], [10, 2], [9, 3], [8, 2], [7, 3], [6, 3], [5, 3], [4, 4], [3, 4], [2, 6], [1, 4], [0, 2],
];

/** 昊迪汽车: two own outlets, two second-tier ones, and what they sold and repaired in the past weeks. */
export async function fillDealership(stage: Stage, users: readonly DemoUser[]): Promise<void> {
  const company = await stage.unit({ kind: 'company', code: 'HD', name: '昊迪汽车', aliases: ['昊迪'] });
  const outlets = {
    east: await stage.unit({ kind: 'outlet', code: 'HD-E', name: '城东店', tier: 1, parentId: company, aliases: ['城东4S店'] }),
    west: await stage.unit({ kind: 'outlet', code: 'HD-W', name: '城西店', tier: 1, parentId: company, aliases: ['总店', '城西4S店'] }),
    shunyi: await stage.unit({ kind: 'outlet', code: 'HD-SY', name: '顺义二级网点', tier: 2, parentId: company, aliases: ['顺义网点'] }),
    changping: await stage.unit({ kind: 'outlet', code: 'HD-CP', name: '昌平二级网点', tier: 2, parentId: company, aliases: ['昌平网点'] }),
  };
  await stage.hire(users, company);

  const own = [outlets.east, outlets.west];
  const owners: { customer: CustomerDraft; vehicle: VehicleDraft }[] = [];
  const deliveries = spread(DELIVERIES).map((daysAgo, index): RecordDraft => {
    const person = { customer: aCustomer(stage, index), vehicle: aVehicle(stage) };
    owners.push(person);
    const isSecondTier = stage.chance.is(25);
    // One second-tier car whose invoice nobody entered: it stands on the repair list (O-04).
    const invoicedOn = index === 20 ? null : stage.day(-daysAgo - stage.chance.between(0, 2));
    return {
      ...base(stage, -daysAgo, person),
      naturalKey: `vin:${person.vehicle.vin ?? ''}`,
      externalNumber: `FP${String(26_000_100 + index)}`,
      orgUnitId: index === 20 || isSecondTier ? stage.chance.pick([outlets.shunyi, outlets.changping]) : stage.chance.pick(own),
      invoicedOn,
      staffName: stage.chance.pick(CONSULTANTS),
      amountMinor: stage.chance.between(98, 320) * 100_000,
      details: { payment: stage.chance.pick(['cash', 'loan']) },
    };
  });
  const repairs = spread(REPAIRS).map((daysAgo, index): RecordDraft => {
    const person = stage.chance.is(30) ? stage.chance.pick(owners) : { customer: aCustomer(stage, 100 + index), vehicle: aVehicle(stage) };
    const [repairType, work] = stage.chance.pick(WORK);
    return {
      ...base(stage, -daysAgo, person),
      // A series of their own, which no file that somebody imports to try the desk will meet.
      naturalKey: `no:HD-WX${String(26_100 + index)}`,
      externalNumber: `HD-WX${String(26_100 + index)}`,
      orgUnitId: stage.chance.pick(own),
      receivedOn: stage.day(-daysAgo - stage.chance.between(0, 3)),
      staffName: stage.chance.pick(ADVISERS),
      amountMinor: stage.chance.between(3, 90) * 10_000,
      details: { repairType, work, mileage: stage.chance.between(1_000, 80_000), accident: repairType === '事故维修' },
    };
  });
  const before = stage.on(stage.day(-GO_LIVE_DAYS));
  const saved = [...(await bulkUpsertRecords(stage.ctx, 'delivery', deliveries, 'import')), ...(await bulkUpsertRecords(stage.ctx, 'repair', repairs, 'import'))];
  await planForRecords(before, saved.map(({ serviceRecordId }) => serviceRecordId));
  await liveThrough(stage, { fromDay: -34, voices: VOICES, reports: ['7DC', '3DC'] });
}

/** [days ago, how many] → days ago, once each. */
export function spread(plan: readonly (readonly [number, number])[]): number[] {
  return plan.flatMap(([daysAgo, count]) => Array.from({ length: count }, () => daysAgo));
}

function base(stage: Stage, offset: number, person: { customer: CustomerDraft; vehicle: VehicleDraft }) {
  const occurredOn: CivilDate = stage.day(offset);
  return { ...person, homeId: null, occurredOn, invoicedOn: null, receivedOn: null };
}

export function aCustomer(stage: Stage, index: number): CustomerDraft {
  const isCompany = index % 23 === 22;
  const birthday = stage.chance.is(60) ? { calendar: stage.chance.pick(['solar', 'lunar'] as const), year: stage.chance.between(1962, 2002), month: stage.chance.between(1, 12), day: stage.chance.between(1, 28), leap: false } : null;
  return {
    name: isCompany ? `北京${stage.invent.name().slice(1)}商贸有限公司` : stage.invent.name(),
    kind: isCompany ? 'company' : 'person',
    // One customer without a number stands on the list of what nobody can call.
    phones: index === 31 ? [] : stage.chance.is(15) ? [stage.invent.phone(), stage.invent.phone()] : [stage.invent.phone()],
    idDocumentKind: null,
    idDocumentNumber: null,
    birthday: isCompany ? null : birthday,
    address: null,
  };
}

function aVehicle(stage: Stage): VehicleDraft {
  const [brand, model] = stage.chance.pick(MODELS);
  return { vin: stage.invent.vin(), plate: stage.invent.plate(), brand, model, color: stage.chance.pick(['白', '黑', '银', '红']), engineNo: null, warrantyEndsOn: null };
}
