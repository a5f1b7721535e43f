import { homePartKey } from '#app/modules/homes/place/schema';
import { readArea } from '#app/modules/imports/amount/domain';
import type { RowReader } from '#app/modules/imports/cell/domain';
import { readCustomer } from '#app/modules/imports/customer/domain';
import { CUSTOMER_FIELDS, type FieldSpec } from '#app/modules/imports/field/domain';
import type { HomeValue, Occupancy } from './schema';

/** A list of homes and their owners. */
export const HOME_FIELDS: readonly FieldSpec[] = [
  { key: 'site', need: 'optional', headers: ['小区', '小区名称', '项目', '项目名称', '园区', '楼盘', '社区', 'site', 'community', 'estate', 'compound', 'project'] },
  { key: 'building', need: 'required', headers: ['楼栋', '楼栋号', '栋号', '楼号', '幢号', '栋', '幢', '楼座', '座', '楼宇', 'building', 'building no', 'building number', 'block', 'tower'] },
  { key: 'unit', need: 'optional', headers: ['单元', '单元号', 'unit', 'entrance', 'staircase'] },
  { key: 'room', need: 'required', headers: ['房号', '房间号', '室号', '门牌号', '户号', '房屋编号', '房间', 'room', 'room no', 'room number', 'flat', 'apartment', 'apartment number', 'door number'] },
  { key: 'name', need: 'recommended', headers: ['业主姓名', '业主', '业主名称', '姓名', '户主', '房主', '产权人', '客户姓名', '客户名称', '住户姓名', 'homeowner', 'owner', 'owner name', 'name', 'resident', 'customer name', 'full name'] },
  // A home has no remark of its own: the column shows up as one that is left out.
  ...CUSTOMER_FIELDS.filter(({ key }) => key !== 'note'),
  { key: 'area', need: 'optional', headers: ['建筑面积', '面积', '房屋面积', '产权面积', '收费面积', '计费面积', 'area', 'floor area', 'gross area', 'built area', 'size'] },
  { key: 'movedInOn', need: 'optional', headers: ['入住日期', '入住时间', '入伙日期', 'move in date', 'moved in on', 'move in'] },
  { key: 'handedOverOn', need: 'optional', headers: ['交房日期', '交付日期', '收房日期', '接房日期', '交房时间', 'handover date', 'handed over on', 'delivery date'] },
  { key: 'occupancy', need: 'optional', headers: ['房屋状态', '状态', '入住状态', '房态', '使用状态', '居住状态', 'status', 'occupancy', 'home status', 'occupancy status'] },
];

const PART_LIMIT = 40;

/** One home. Refused without building and room, which tell two homes apart; without an owner it is an empty home. */
export function readHome(row: RowReader): HomeValue | null {
  const site = row.identity('site');
  const building = row.identity('building');
  const unit = row.identity('unit') ?? '';
  const room = row.identity('room');
  const owner = readCustomer(row);
  const occupancy = readOccupancy(row);
  if (owner.name === null && occupancy !== 'vacant') row.warn('nameMissing', 'name');
  if (building === null || room === null) {
    row.refuse('homeIncomplete', building === null ? 'building' : 'room');
    return null;
  }
  if ([site ?? '', building, unit, room].some((part) => part.length > PART_LIMIT)) row.refuse('homeTooLong', 'room');
  return {
    kind: 'homes',
    naturalKey: `home:${[site ?? '', building, unit, room].map(homePartKey).join('|')}`,
    site,
    building,
    unit,
    room,
    owner,
    areaCentiSqm: row.number('area', readArea, 'areaUnreadable'),
    movedInOn: row.sideDate('movedInOn'),
    handedOverOn: row.sideDate('handedOverOn'),
    occupancy,
  };
}

const OCCUPANCY_WORDS: [RegExp, Occupancy][] = [
  [/未入住|空置|空房|空关|未住|未售|vacant|empty/i, 'vacant'],
  [/出租|租赁|租住|rented|let/i, 'rented'],
  [/装修|renovat/i, 'renovating'],
  [/入住|自住|已住|居住|常住|occupied|lived in/i, 'occupied'],
];

function readOccupancy(row: RowReader): Occupancy | null {
  const text = row.text('occupancy', 40);
  if (text === null) return null;
  const occupancy = OCCUPANCY_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
  if (occupancy === null) row.warn('occupancyUnknown', 'occupancy');
  return occupancy;
}
