import { readVin } from '#app/lib/vin';
import { readCount, readMoney } from '#app/modules/imports/amount/domain';
import type { RowReader } from '#app/modules/imports/cell/domain';
import { readCustomer } from '#app/modules/imports/customer/domain';
import { readRowPlate } from '#app/modules/imports/delivery/domain';
import { BRAND_HEADERS, CUSTOMER_FIELDS, MODEL_HEADERS, OUTLET_HEADERS, PLATE_HEADERS, VIN_HEADERS, type FieldSpec } from '#app/modules/imports/field/domain';
import { readYesNo } from '#app/modules/imports/person/domain';
import type { RepairValue } from './schema';

/** A list of repair orders: in it 交车 and 出厂 are the day the customer got the repaired car back. */
export const REPAIR_FIELDS: readonly FieldSpec[] = [
  { key: 'orderNumber', need: 'required', headers: ['工单号', '工单编号', '维修工单号', '维修单号', '委托书号', '施工单号', '结算单号', '订单号', '单号', 'ro号', 'order number', 'order no', 'repair order', 'repair order number', 'work order', 'work order number', 'ro number', 'ro no', 'job number'] },
  { key: 'vin', need: 'vehicle', headers: VIN_HEADERS },
  { key: 'plate', need: 'vehicle', headers: PLATE_HEADERS },
  { key: 'handedBackOn', need: 'recommended', headers: ['交车日期', '出厂时间', '出厂日期', '交车时间', '提车日期', '提车时间', '交付日期', '出站日期', '结算日期', '完工日期', '竣工日期', '离厂日期', 'hand back date', 'handed back on', 'handback date', 'delivery date', 'date out', 'out date', 'completed on', 'completion date'] },
  { key: 'name', need: 'recommended', headers: ['客户姓名', '车主', '车主姓名', '姓名', '客户', '客户名称', '名称', '联系人', '送修人', 'customer', 'customer name', 'name', 'owner', 'owner name', 'full name'] },
  ...CUSTOMER_FIELDS,
  { key: 'receivedOn', need: 'optional', headers: ['进厂日期', '进厂时间', '接车日期', '接车时间', '进站日期', '来厂日期', '开单日期', '开单时间', 'date in', 'in date', 'received on', 'check in date', 'arrival date'] },
  { key: 'mileage', need: 'optional', headers: ['行驶里程', '里程', '进厂里程', '公里数', '里程数', 'mileage', 'odometer', 'kilometers', 'kilometres', 'km'] },
  { key: 'repairType', need: 'optional', headers: ['维修类型', '维修类别', '业务类型', '工单类型', '修理类别', 'repair type', 'service type', 'order type'] },
  { key: 'staffName', need: 'optional', headers: ['服务顾问', '接待员', '接车员', '服务接待', '业务接待', '顾问', 'service adviser', 'service advisor', 'adviser', 'advisor'] },
  { key: 'technician', need: 'optional', headers: ['技师', '维修技师', '主修人', '主修技师', '维修工', 'technician', 'mechanic'] },
  { key: 'outlet', need: 'optional', headers: OUTLET_HEADERS },
  { key: 'amount', need: 'optional', headers: ['结算金额', '金额', '维修金额', '应收金额', '实收金额', '总金额', '合计金额', '费用合计', 'amount', 'total', 'total amount', 'invoice amount', 'repair cost'] },
  { key: 'work', need: 'optional', headers: ['维修项目', '维修内容', '项目', '故障描述', '作业项目', 'work', 'repair items', 'job description', 'description'] },
  { key: 'isAccident', need: 'optional', headers: ['是否事故车', '事故车', '是否事故', '事故', 'accident', 'is accident', 'accident repair'] },
  { key: 'brand', need: 'optional', headers: BRAND_HEADERS },
  { key: 'model', need: 'optional', headers: MODEL_HEADERS },
  { key: 'nextServiceOn', need: 'optional', headers: ['下次保养日期', '下次保养时间', '下次保养', 'next service', 'next service date', 'next maintenance'] },
];

/**
 * One repair order. Refused without its number, which tells two orders apart (D-18), and without any right
 * VIN or plate, as it must join one car's repair file (D-12). A wrong VIN beside a plate is dropped and told.
 */
export function readRepair(row: RowReader): RepairValue | null {
  const orderNumber = readOrderNumber(row);
  const vehicle = readVehicle(row);
  const customer = readCustomer(row);
  if (customer.name === null) row.warn('nameMissing', 'name');
  const handedBackOn = row.anchorDate('handedBackOn');
  if (handedBackOn === null) row.warn('dateMissing', 'handedBackOn');
  if (orderNumber === null) return null;
  return {
    kind: 'repairs',
    naturalKey: `no:${orderNumber}`,
    orderNumber,
    customer,
    ...vehicle,
    brand: row.text('brand', 60),
    model: row.text('model', 100),
    receivedOn: row.sideDate('receivedOn'),
    handedBackOn,
    mileage: row.number('mileage', readMileage, 'countUnreadable'),
    repairType: row.text('repairType', 60),
    staffName: row.text('staffName', 60),
    technician: row.text('technician', 60),
    outlet: row.text('outlet', 100),
    amountMinor: row.number('amount', readMoney, 'amountUnreadable'),
    work: row.text('work', 1000),
    isAccident: readAccident(row),
    nextServiceOn: row.sideDate('nextServiceOn'),
    note: row.text('note', 1000),
  };
}

/** No car has gone farther; a larger number is a phone or an order number in the wrong column. */
const FARTHEST_KM = 5_000_000;

function readMileage(value: number | string): number | null {
  const mileage = readCount(value);
  return mileage !== null && mileage <= FARTHEST_KM ? mileage : null;
}

function readOrderNumber(row: RowReader): string | null {
  const orderNumber = row.identity('orderNumber')?.toUpperCase().replace(/\s/g, '') ?? null;
  if (orderNumber === null) row.refuse('orderNumberMissing', 'orderNumber');
  else if (orderNumber.length > 60) row.refuse('orderNumberTooLong', 'orderNumber');
  return orderNumber;
}

function readVehicle(row: RowReader): Pick<RepairValue, 'vin' | 'vinCheckOk' | 'plate'> {
  const plate = readRowPlate(row);
  const text = row.text('vin', 60);
  if (text === null) {
    if (plate === null) row.refuse('vehicleMissing', 'vin');
    return { vin: null, vinCheckOk: null, plate };
  }
  const reading = readVin(text);
  if ('problem' in reading) {
    if (plate === null) row.refuse(reading.problem, 'vin', reading.suggestion);
    else row.warn(reading.problem, 'vin');
    return { vin: null, vinCheckOk: null, plate };
  }
  if (!reading.hasValidCheckDigit) row.warn('vinCheckDigit', 'vin');
  return { vin: reading.vin, vinCheckOk: reading.hasValidCheckDigit, plate };
}

function readAccident(row: RowReader): boolean | null {
  const cell = row.cell('isAccident');
  // "None" counts as a blank in every other field; here it is the answer no.
  if (cell === null) return row.says('isAccident', '无') ? false : null;
  const answer = typeof cell === 'object' ? null : readYesNo(cell);
  if (answer === null) row.warn('yesNoUnknown', 'isAccident');
  return answer;
}
