import { MAPPING } from '../world/imports';
import { PHONE_OF, PLATE_OF, VIN_OF } from '../world/records';
import type { Ledger, Trial } from '../twin-ledger';
import type { World } from '../twin-world';

const newCustomer = { name: '张三1', phones: [{ phone: PHONE_OF(1) }], idDocumentKind: 'id-card', idDocumentNumber: '510100198001011001' };
const fact = { kind: 'service-request', occurredOn: '2026-11-02', details: { note: '新' } };
const day = '2026-11-22';

/** A fact whose one reference is the other's; the rest is the caller's own. */
const named = (name: string, stranger: Trial['stranger'], reference: (theirs: World) => object): Trial => ({
  name,
  stranger,
  input: (own, theirs) => ({ ...fact, externalNumber: `NEW-${name}`, customerId: own.customer('facts'), ...reference(theirs) }),
});
const row = (name: string, reference: (theirs: World) => object): Trial => ({
  name,
  stranger: 'same',
  input: (_own, theirs) => ({ rows: [{ ...fact, externalNumber: `ROW-${name}`, ...reference(theirs) }] }),
});
const changed = (name: string, stranger: Trial['stranger'], reference: (theirs: World) => object): Trial => ({
  name,
  stranger,
  input: (own, theirs) => ({ serviceRecordId: own.record('change'), ...reference(theirs) }),
});

/** Customers, cars, homes, facts and files. */
export const recordsLedger: Ledger = {
  'customers.list': [
    { stranger: 'own', input: () => ({ limit: 200 }) },
    ...['张三', 'zs', '1000', PLATE_OF(1), VIN_OF(1)].map((q): Trial => ({ name: `search ${q}`, stranger: 'own', input: () => ({ q }) })),
  ],
  'customers.get': [{ stranger: 'not-found', input: (_own, theirs) => ({ customerId: theirs.customer('get') }) }],
  'customers.file': [{ stranger: 'not-found', input: (_own, theirs) => ({ customerId: theirs.customer('get') }) }],
  'customers.create': [{ stranger: 'own', input: () => newCustomer }],
  'customers.update': [{ stranger: 'not-found', input: (_own, theirs) => ({ customerId: theirs.customer('update'), name: '改名', phones: [{ phone: PHONE_OF(50) }] }) }],
  'customers.duplicates': [
    { stranger: 'own', input: () => ({ customer: newCustomer }) },
    { name: 'except', stranger: 'same', input: (_own, theirs) => ({ customer: newCustomer, exceptId: theirs.customer('except') }) },
  ],
  'customers.export': [{ stranger: 'own', input: () => ({}) }],
  'customers.mergePair': [
    { stranger: 'not-found', input: (own, theirs) => ({ survivorId: own.customer('pair'), mergedId: theirs.customer('pair-merged') }) },
    { name: 'survivor', stranger: 'not-found', input: (own, theirs) => ({ survivorId: theirs.customer('pair'), mergedId: own.customer('pair-merged') }) },
  ],
  'customers.merge': [
    { stranger: 'not-found', input: (own, theirs) => ({ survivorId: own.customer('pair'), mergedId: theirs.customer('pair-merged') }) },
    { name: 'survivor', stranger: 'not-found', input: (own, theirs) => ({ survivorId: theirs.customer('pair'), mergedId: own.customer('merged-too') }) },
  ],
  'customers.recordConsent': [{ stranger: 'not-found', input: (_own, theirs) => ({ customerId: theirs.customer('consent'), purpose: 'marketing', granted: 'no', source: 'phone' }) }],
  'customers.setDoNotContact': [{ stranger: 'not-found', input: (_own, theirs) => ({ customerId: theirs.customer('quiet'), reason: '不要打' }) }],
  'customers.liftDoNotContact': [{ stranger: 'not-found', input: (_own, theirs) => ({ customerId: theirs.customer('quiet'), reason: '可以打' }) }],
  'customers.markPhone': [{ stranger: 'not-found', input: (_own, theirs) => ({ customerId: theirs.customer('desk'), phone: PHONE_OF(15), invalid: true }) }],

  'vehicles.list': [
    { stranger: 'own', input: () => ({ limit: 200 }) },
    ...[VIN_OF(2), PLATE_OF(2), '张三'].map((q): Trial => ({ name: `search ${q}`, stranger: 'own', input: () => ({ q }) })),
  ],
  'vehicles.get': [{ stranger: 'not-found', input: (_own, theirs) => ({ vehicleId: theirs.vehicle('get') }) }],
  'vehicles.create': [
    { stranger: 'own', input: (own) => ({ vin: VIN_OF(500), plate: PLATE_OF(500), ownerId: own.customer('facts') }) },
    { name: 'owner', stranger: 'not-found', input: (_own, theirs) => ({ vin: VIN_OF(501), ownerId: theirs.customer('facts') }) },
  ],
  'vehicles.update': [{ stranger: 'not-found', input: (_own, theirs) => ({ vehicleId: theirs.vehicle('update'), plate: PLATE_OF(600) }) }],
  'vehicles.changeOwner': [
    { stranger: 'not-found', input: (own, theirs) => ({ vehicleId: theirs.vehicle('sell'), customerId: own.customer('facts'), fromOn: day }) },
    { name: 'customer', stranger: 'not-found', input: (own, theirs) => ({ vehicleId: own.vehicle('buy'), customerId: theirs.customer('facts'), fromOn: day }) },
  ],
  'vehicles.endOwnership': [{ stranger: 'not-found', input: (_own, theirs) => ({ vehicleId: theirs.vehicle('end'), toOn: day }) }],

  'homes.list': [
    { stranger: 'own', input: () => ({ limit: 200 }) },
    { name: 'search', stranger: 'own', input: () => ({ q: '3-2-101' }) },
    { name: 'site', stranger: 'same', input: (_own, theirs) => ({ siteId: theirs.site }) },
  ],
  'homes.get': [{ stranger: 'not-found', input: (_own, theirs) => ({ homeId: theirs.home('get') }) }],
  'homes.create': [
    { stranger: 'own', input: (own) => ({ siteId: own.site, building: '9', room: '901' }) },
    { name: 'site', stranger: 'invalid', input: (_own, theirs) => ({ siteId: theirs.site, building: '9', room: '902' }) },
  ],
  'homes.update': [
    { stranger: 'not-found', input: (_own, theirs) => ({ homeId: theirs.home('update'), zone: '西区' }) },
    { name: 'site', stranger: 'invalid', input: (own, theirs) => ({ homeId: own.home('update-site'), siteId: theirs.site, room: '777' }) },
  ],
  'homes.choices': [{ stranger: 'own' }],
  'homes.addPerson': [
    { stranger: 'not-found', input: (own, theirs) => ({ homeId: theirs.home('move-in'), customerId: own.customer('facts'), relation: 'tenant' }) },
    { name: 'customer', stranger: 'not-found', input: (own, theirs) => ({ homeId: own.home('move-in'), customerId: theirs.customer('facts'), relation: 'family' }) },
  ],
  'homes.endPerson': [{ stranger: 'not-found', input: (_own, theirs) => ({ homePersonId: theirs.homePerson('leave'), toOn: day }) }],

  'serviceRecords.list': [
    { stranger: 'own', input: () => ({ limit: 200 }) },
    ...['WX-1', PLATE_OF(0), '1000'].map((q): Trial => ({ name: `search ${q}`, stranger: 'own', input: () => ({ q }) })),
    { name: 'unit', stranger: 'same', input: (_own, theirs) => ({ orgUnitId: theirs.outlet }) },
  ],
  'serviceRecords.get': [{ stranger: 'not-found', input: (_own, theirs) => ({ serviceRecordId: theirs.record('get') }) }],
  'serviceRecords.create': [
    // The same plate, phone and name as in the other world: what is found must be the caller's own.
    { stranger: 'own', input: () => ({ kind: 'repair', externalNumber: 'WX-NEW', customer: { name: '张三1', phone: PHONE_OF(1) }, vehicle: { plate: PLATE_OF(1) } }) },
    named('customer', 'not-found', (theirs) => ({ customerId: theirs.customer('facts') })),
    named('vehicle', 'not-found', (theirs) => ({ vehicleId: theirs.vehicle('facts') })),
    named('home', 'not-found', (theirs) => ({ homeId: theirs.home('facts') })),
    named('site', 'invalid', (theirs) => ({ home: { siteId: theirs.site, building: '3', unit: '2', room: '104' } })),
    named('unit', 'invalid', (theirs) => ({ orgUnitId: theirs.outlet })),
  ],
  'serviceRecords.update': [
    { stranger: 'not-found', input: (_own, theirs) => ({ serviceRecordId: theirs.record('update'), staffName: '钱顾问' }) },
    changed('customer', 'not-found', (theirs) => ({ customerId: theirs.customer('facts') })),
    changed('vehicle', 'not-found', (theirs) => ({ vehicleId: theirs.vehicle('facts') })),
    changed('home', 'not-found', (theirs) => ({ homeId: theirs.home('facts') })),
    changed('unit', 'invalid', (theirs) => ({ orgUnitId: theirs.outlet })),
  ],
  'serviceRecords.upsertMany': [
    { stranger: 'own', input: () => ({ rows: [{ ...fact, externalNumber: 'R-1', customer: { name: '张三1', phone: PHONE_OF(1) }, orgUnit: '城南店' }] }) },
    row('customer', (theirs) => ({ customerId: theirs.customer('facts') })),
    row('vehicle', (theirs) => ({ vehicleId: theirs.vehicle('facts') })),
    row('home', (theirs) => ({ homeId: theirs.home('facts') })),
    row('site', (theirs) => ({ home: { siteId: theirs.site, building: '3', unit: '2', room: '104' } })),
    row('unit', (theirs) => ({ orgUnitId: theirs.outlet })),
  ],
  'serviceRecords.kinds': [{ stranger: 'own', plain: true }],
  'serviceRecords.listChoices': [{ stranger: 'own' }],
  'serviceRecords.formData': [
    { stranger: 'own', input: () => ({}) },
    { name: 'customer', stranger: 'not-found', input: (_own, theirs) => ({ customerId: theirs.customer('facts') }) },
    { name: 'vehicle', stranger: 'not-found', input: (_own, theirs) => ({ vehicleId: theirs.vehicle('facts') }) },
    { name: 'home', stranger: 'not-found', input: (_own, theirs) => ({ homeId: theirs.home('facts') }) },
  ],

  'imports.list': [{ stranger: 'own', input: () => ({}) }],
  'imports.history': [{ stranger: 'own', input: () => ({}) }],
  'imports.status': [{ stranger: 'not-found', input: (_own, theirs) => ({ importId: theirs.testedImport('read') }) }],
  'imports.get': [{ stranger: 'not-found', input: (_own, theirs) => ({ importId: theirs.testedImport('read') }) }],
  'imports.rejects': [{ stranger: 'not-found', input: (_own, theirs) => ({ importId: theirs.testedImport('read') }) }],
  'imports.rejectFile': [{ stranger: 'not-found', input: (_own, theirs) => ({ importId: theirs.testedImport('read') }) }],
  'imports.test': [{ stranger: 'not-found', input: (_own, theirs) => ({ importId: theirs.waitingImport('test'), mapping: MAPPING }) }],
  'imports.run': [{ stranger: 'not-found', input: (_own, theirs) => ({ importId: theirs.testedImport('run') }) }],
  'imports.cancel': [{ stranger: 'not-found', input: (_own, theirs) => ({ importId: theirs.runningImport('cancel') }) }],
};
