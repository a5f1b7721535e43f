import { readPlate } from '#app/lib/plate';
import { readVin } from '#app/lib/vin';
import { readMoney } from '#app/modules/imports/amount/domain';
import type { RowReader } from '#app/modules/imports/cell/domain';
import { readCustomer } from '#app/modules/imports/customer/domain';
import { BRAND_HEADERS, CUSTOMER_FIELDS, MODEL_HEADERS, OUTLET_HEADERS, PLATE_HEADERS, VIN_HEADERS, type FieldSpec } from '#app/modules/imports/field/domain';
import type { DeliveryValue } from './schema';

/** A list of car deliveries: in it 交车 is the day the customer got the new car, and 出厂 the day it left the maker. */
export const DELIVERY_FIELDS: readonly FieldSpec[] = [
  { key: 'name', need: 'recommended', headers: ['客户姓名', '姓名', '车主', '车主姓名', '客户', '客户名称', '购车人', '购车客户', '联系人', '买方名称', '名称', 'customer', 'customer name', 'name', 'owner', 'owner name', 'buyer', 'full name'] },
  { key: 'vin', need: 'required', headers: VIN_HEADERS },
  { key: 'deliveredOn', need: 'recommended', headers: ['提车日期', '交付日期', '交车日期', '提车时间', '交付时间', '交车时间', '提车日', '交车日', '出库日期', 'delivery date', 'delivered on', 'delivered', 'date of delivery', 'handover date', 'pickup date'] },
  ...CUSTOMER_FIELDS,
  { key: 'plate', need: 'optional', headers: PLATE_HEADERS },
  { key: 'brand', need: 'optional', headers: BRAND_HEADERS },
  { key: 'model', need: 'optional', headers: MODEL_HEADERS },
  { key: 'color', need: 'optional', headers: ['颜色', '车身颜色', '外观颜色', '外观', '车色', 'color', 'colour', 'exterior color'] },
  { key: 'engineNumber', need: 'optional', headers: ['发动机号', '发动机号码', '引擎号', '电机号', 'engine number', 'engine no'] },
  { key: 'staffName', need: 'optional', headers: ['销售顾问', '销售员', '业务员', '顾问', '销售人员', 'sales consultant', 'salesperson', 'sales advisor', 'sales adviser', 'consultant'] },
  { key: 'outlet', need: 'optional', headers: OUTLET_HEADERS },
  { key: 'invoicedOn', need: 'optional', headers: ['开票日期', '发票日期', '开票时间', '发票时间', 'invoice date', 'invoiced on', 'billing date'] },
  { key: 'invoiceNumber', need: 'optional', headers: ['发票号', '发票号码', '发票编号', '票号', 'invoice number', 'invoice no', 'invoice'] },
  { key: 'price', need: 'optional', headers: ['车价', '成交价', '售价', '销售价格', '裸车价', '开票金额', '价格', '金额', '车款', '发票金额', 'price', 'sale price', 'selling price', 'amount', 'invoice amount'] },
  { key: 'manufacturedOn', need: 'optional', headers: ['出厂日期', '出厂时间', '生产日期', '制造日期', 'production date', 'manufacture date', 'built on'] },
  { key: 'warrantyEndsOn', need: 'optional', headers: ['质保到期', '质保到期日', '质保到期日期', '保修到期', '保修到期日', '保修截止日期', 'warranty end', 'warranty ends on', 'warranty end date', 'warranty expiry'] },
  { key: 'insuranceEndsOn', need: 'optional', headers: ['保险到期', '保险到期日', '保险到期日期', '保险截止日期', 'insurance end', 'insurance ends on', 'insurance expiry'] },
];

/**
 * One delivery. Refused without a right VIN, which is what tells two deliveries apart (D-18). Without a
 * delivery date it is taken with a warning: the customer shows up on the list of records to repair, as
 * no callback can be counted from nothing (D-04).
 */
export function readDelivery(row: RowReader): DeliveryValue | null {
  const vin = readRequiredVin(row);
  const customer = readCustomer(row);
  if (customer.name === null) row.warn('nameMissing', 'name');
  const deliveredOn = row.anchorDate('deliveredOn');
  if (deliveredOn === null) row.warn('dateMissing', 'deliveredOn');
  const value = {
    customer,
    plate: readRowPlate(row),
    brand: row.text('brand', 60),
    model: row.text('model', 100),
    color: row.text('color', 40),
    engineNumber: row.text('engineNumber', 40)?.toUpperCase() ?? null,
    staffName: row.text('staffName', 60),
    outlet: row.text('outlet', 100),
    deliveredOn,
    invoicedOn: row.anchorDate('invoicedOn'),
    invoiceNumber: row.text('invoiceNumber', 60),
    priceMinor: row.number('price', readMoney, 'amountUnreadable'),
    manufacturedOn: row.sideDate('manufacturedOn'),
    warrantyEndsOn: row.sideDate('warrantyEndsOn'),
    insuranceEndsOn: row.sideDate('insuranceEndsOn'),
    note: row.text('note', 1000),
  };
  return vin === null ? null : { kind: 'deliveries', naturalKey: `vin:${vin.vin}`, ...vin, ...value };
}

function readRequiredVin(row: RowReader): { vin: string; vinCheckOk: boolean } | null {
  const text = row.identity('vin');
  if (text === null) {
    row.refuse('vinMissing', 'vin');
    return null;
  }
  const reading = readVin(text);
  if ('problem' in reading) {
    row.refuse(reading.problem, 'vin', reading.suggestion);
    return null;
  }
  if (!reading.hasValidCheckDigit) row.warn('vinCheckDigit', 'vin');
  return { vin: reading.vin, vinCheckOk: reading.hasValidCheckDigit };
}

/** A plate in a file; an odd one is kept and told, an impossible one dropped and told. */
export function readRowPlate(row: RowReader): string | null {
  const text = row.text('plate', 40);
  if (text === null || /^(?:无牌|未上牌|待上牌|临牌|新车|未挂牌)$/.test(text)) return null;
  const reading = readPlate(text);
  if (reading === null) row.warn('plateUnreadable', 'plate');
  else if (!reading.isChinesePattern) row.warn('plateUnusual', 'plate');
  return reading?.plate ?? null;
}
