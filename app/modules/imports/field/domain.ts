/** One column a file can have. The label stands in the texts under `imports:field.<key>`. */
export interface FieldSpec {
  key: string;
  /**
   * `required`: without such a column nothing can be stored. `vehicle`: one of these columns must be there.
   * `recommended`: the import goes on, but calls can't be planned or made without it.
   */
  need: 'required' | 'vehicle' | 'recommended' | 'optional';
  /** Names of the column, Chinese and English, best known first. */
  headers: readonly string[];
}

/** Person and company columns, the same in every kind; `name` differs and stands with its kind. */
export const CUSTOMER_FIELDS: readonly FieldSpec[] = [
  {
    key: 'phone',
    need: 'recommended',
    headers: ['手机号', '手机号码', '手机', '联系电话', '移动电话', '客户电话', '客户手机', '车主电话', '车主手机', '业主电话', '业主手机', '联系方式', '电话', '电话号码', '联系人电话', 'mobile', 'mobile phone', 'phone', 'phone number', 'mobile number', 'cell phone', 'tel', 'telephone', 'contact number'],
  },
  {
    key: 'phoneSecond',
    need: 'optional',
    headers: ['备用电话', '其他电话', '其它电话', '第二电话', '固定电话', '座机', '家庭电话', '电话2', '手机2', 'alternative phone', 'second phone', 'landline', 'home phone', 'phone 2'],
  },
  { key: 'idDocumentKind', need: 'optional', headers: ['证件类型', '证件种类', '证件名称', 'id type', 'id document type', 'document type'] },
  { key: 'idDocumentNumber', need: 'optional', headers: ['证件号', '证件号码', '身份证号', '身份证号码', '身份证', 'id number', 'id no', 'id card number', 'document number'] },
  { key: 'birthday', need: 'optional', headers: ['生日', '出生日期', '出生年月日', '客户生日', 'birthday', 'date of birth', 'birth date', 'dob'] },
  { key: 'birthdayCalendar', need: 'optional', headers: ['历法', '生日历法', '生日类型', '公历农历', '公历/农历', '阴历阳历', 'calendar', 'birthday calendar'] },
  { key: 'address', need: 'optional', headers: ['地址', '联系地址', '客户地址', '通讯地址', '家庭住址', '住址', 'address', 'home address', 'mailing address'] },
  { key: 'note', need: 'optional', headers: ['备注', '说明', '备注说明', 'remark', 'remarks', 'note', 'notes', 'comment', 'comments'] },
];

export const VIN_HEADERS: readonly string[] = ['车架号', 'vin码', 'vin', 'vin号', '底盘号', '车辆识别代号', '车辆识别码', '车辆识别代码', '车架号码', '车架号vin', 'vin车架号', '大架号', 'vin code', 'vin number', 'chassis number', 'chassis no', 'frame number'];
export const PLATE_HEADERS: readonly string[] = ['车牌号', '车牌', '车牌号码', '牌照号', '牌照', '号牌号码', '牌号', 'plate', 'plate number', 'plate no', 'license plate', 'licence plate', 'registration number', 'license number'];
export const BRAND_HEADERS: readonly string[] = ['品牌', '车辆品牌', '厂牌', 'brand', 'make'];
export const MODEL_HEADERS: readonly string[] = ['车型', '车系', '车辆型号', '车型名称', '型号', '车种', 'model', 'car model', 'vehicle model', 'series'];
export const OUTLET_HEADERS: readonly string[] = ['销售网点', '网点', '门店', '店名', '门店名称', '经销店', '所属门店', '维修网点', '服务网点', '销售门店', '服务站', '分店', 'outlet', 'store', 'shop', 'branch', 'dealer', 'location'];
