import { bulkUpsertHomes } from '#app/modules/homes/bulk/service.server';
import type { HomeDraft } from '#app/modules/homes/bulk/schema';
import { updateHome } from '#app/modules/homes/home/service.server';
import { packText } from '#app/modules/integrations/pack/schema';
import { loadPack } from '#app/modules/integrations/pack/service.server';
import { planForRecords } from '#app/modules/outreach/planner/service.server';
import type { RecordDraft } from '#app/modules/service-records/bulk/schema';
import { bulkUpsertRecords } from '#app/modules/service-records/bulk/service.server';
import { liveThrough, type Voices } from './calls';
import { aCustomer, spread } from './dealership';
import type { DemoUser } from './logins';
import { GO_LIVE_DAYS, type Stage } from './stage';

const REQUESTS = [
  ['水电', '厨房下水堵塞，已疏通'], ['水电', '入户空气开关跳闸，更换漏电保护器'], ['门窗', '阳台推拉门滑轮损坏，已更换'], ['公共照明', '单元门厅灯不亮，更换灯具'],
  ['电梯', '轿厢按键失灵，联系维保单位修复'], ['保洁', '楼道杂物清理'], ['水电', '卫生间水龙头滴水，更换阀芯'], ['门禁', '单元门禁卡失效，重新授权'],
] as const;
const WORKERS = ['马师傅', '郑师傅', '邱师傅', '韩师傅'];
const VOICES: Record<string, Voices> = {
  'SRQ-SURVEY': {
    glad: ['师傅来得很快，态度也好。', '修得很好，现场也收拾干净了。', '问题解决了，谢谢。'],
    mixed: ['等了一天才上门。', '修好了，但是地面没有擦干净。', '希望提前打电话约时间。'],
    angry: ['修了两次还是漏水，要求今天处理。', '报修三天没人联系，很不满意。', '师傅态度不好，话也没说清楚。'],
  },
};
const DONE: readonly (readonly [number, number])[] = [
  [13, 2], [12, 3], [11, 2], [10, 3], [9, 3], [8, 3], [7, 3], [6, 4], [5, 3], [4, 4], [3, 4], [2, 5], [1, 6], [0, 3],
];

/** 晴川物业: one site with homes and homeowners, and the service requests that were finished in the past weeks. */
export async function fillProperty(stage: Stage, users: readonly DemoUser[]): Promise<void> {
  const company = await stage.unit({ kind: 'company', code: 'QC', name: '晴川物业', aliases: ['晴川'] });
  const siteId = await stage.unit({ kind: 'site', code: 'QCJY', name: '晴川家园', parentId: company, aliases: ['晴川家园小区'] });
  await stage.hire(users, company);

  // Buildings 7 to 12: the rest of the site is for whoever tries an import.
  const places = [7, 8, 9, 10, 11, 12].flatMap((building) => [1, 2].flatMap((unit) => [101, 302, 503].map((room) => ({ building: `${building}号楼`, unit: `${unit}单元`, room: String(room) }))));
  const drafts = places.map((place, index): HomeDraft => ({
    siteId,
    place,
    areaCentiSqm: stage.chance.between(68, 142) * 100,
    occupancy: index % 17 === 16 ? 'vacant' : 'occupied',
    owner: aCustomer(stage, index),
    fromOn: stage.day(-stage.chance.between(200, 1_800)),
  }));
  const homes = await bulkUpsertHomes(stage.ctx, drafts, 'import');
  const zones = (await loadPack('property')).zones;
  for (const [index, { homeId }] of homes.entries()) {
    const zone = zones[index < homes.length / 2 ? 0 : 1];
    if (zone) await updateHome(stage.ctx, { homeId, zone: packText(zone, 'zh-CN') });
  }

  const requests = spread(DONE).map((daysAgo, index): RecordDraft => {
    const at = stage.chance.between(0, drafts.length - 1);
    const [category, summary] = stage.chance.pick(REQUESTS);
    const number = `BX${String(26_110_100 + index)}`;
    return {
      naturalKey: `no:${number}`,
      externalNumber: number,
      customer: drafts[at]?.owner ?? null,
      vehicle: null,
      homeId: homes[at]?.homeId ?? null,
      orgUnitId: siteId,
      occurredOn: stage.day(-daysAgo),
      invoicedOn: null,
      receivedOn: stage.day(-daysAgo - stage.chance.between(0, 2)),
      staffName: stage.chance.pick(WORKERS),
      amountMinor: null,
      details: { category, summary },
    };
  });
  const saved = await bulkUpsertRecords(stage.ctx, 'service-request', requests, 'import');
  await planForRecords(stage.on(stage.day(-GO_LIVE_DAYS)), saved.map(({ serviceRecordId }) => serviceRecordId));
  await liveThrough(stage, { fromDay: -13, voices: VOICES, reports: ['SRQ'] });
}
