import type { CivilDate } from '#app/lib/civil-date';
import type { TenantDb } from '#app/platform/db.server';
import type { VehicleDraft } from './schema';

export interface KnownVehicle extends VehicleDraft {
  id: string;
  ownerId: string | null;
}

/**
 * Vehicles with any of these VINs or plates and their current owners, newest first. Lookups by list, not joins:
 * see `findKnownCustomers`.
 */
export async function findKnownVehicles(db: TenantDb, tenantId: string, vins: readonly string[], plates: readonly string[]): Promise<KnownVehicle[]> {
  const vehicles = await db.$queryRaw<Omit<KnownVehicle, 'ownerId'>[]>`
    SELECT v.id, v.vin, v.plate, v.brand, v.model, v.color, v.engine_no AS "engineNo", v.warranty_ends_on::text AS "warrantyEndsOn"
    FROM vehicle v
    WHERE v.tenant_id = ${tenantId}::uuid AND (v.vin = ANY (${[...vins]}::text[]) OR v.plate = ANY (${[...plates]}::text[]))
    ORDER BY v.id DESC`;
  if (vehicles.length === 0) return [];
  const owners = await db.$queryRaw<{ vehicleId: string; customerId: string }[]>`
    SELECT vehicle_id AS "vehicleId", customer_id AS "customerId" FROM vehicle_ownership
    WHERE tenant_id = ${tenantId}::uuid AND vehicle_id = ANY (${vehicles.map(({ id }) => id)}::uuid[]) AND to_on IS NULL`;
  const ownerOf = new Map(owners.map(({ vehicleId, customerId }) => [vehicleId, customerId]));
  return vehicles.map((vehicle) => ({ ...vehicle, ownerId: ownerOf.get(vehicle.id) ?? null }));
}

export interface StoredVehicle extends VehicleDraft {
  id: string;
  vinReversed: string | null;
  vinCheckOk: boolean | null;
  plateReversed: string | null;
}

export async function insertVehicles(db: TenantDb, tenantId: string, rows: readonly StoredVehicle[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  const column = <K extends keyof StoredVehicle>(key: K): StoredVehicle[K][] => rows.map((row) => row[key]);
  await db.$executeRaw`
    INSERT INTO vehicle (tenant_id, id, vin, vin_reversed, vin_check_ok, plate, plate_reversed, brand, model, color, engine_no, warranty_ends_on, created_at, updated_at)
    SELECT ${tenantId}::uuid, given.*, ${at}::timestamptz, ${at}::timestamptz
    FROM unnest(${column('id')}::uuid[], ${column('vin')}::text[], ${column('vinReversed')}::text[], ${column('vinCheckOk')}::bool[], ${column('plate')}::text[],
      ${column('plateReversed')}::text[], ${column('brand')}::text[], ${column('model')}::text[], ${column('color')}::text[], ${column('engineNo')}::text[],
      ${column('warrantyEndsOn')}::date[]) AS given`;
}

export async function updateVehicles(db: TenantDb, tenantId: string, rows: readonly StoredVehicle[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  const column = <K extends keyof StoredVehicle>(key: K): StoredVehicle[K][] => rows.map((row) => row[key]);
  await db.$executeRaw`
    UPDATE vehicle v SET vin = given.vin, vin_reversed = given.vin_reversed, vin_check_ok = given.vin_check_ok, plate = given.plate,
      plate_reversed = given.plate_reversed, brand = given.brand, model = given.model, color = given.color, engine_no = given.engine_no,
      warranty_ends_on = given.warranty_ends_on, updated_at = ${at}::timestamptz
    FROM unnest(${column('id')}::uuid[], ${column('vin')}::text[], ${column('vinReversed')}::text[], ${column('vinCheckOk')}::bool[], ${column('plate')}::text[],
      ${column('plateReversed')}::text[], ${column('brand')}::text[], ${column('model')}::text[], ${column('color')}::text[], ${column('engineNo')}::text[],
      ${column('warrantyEndsOn')}::date[])
      AS given(id, vin, vin_reversed, vin_check_ok, plate, plate_reversed, brand, model, color, engine_no, warranty_ends_on)
    WHERE v.tenant_id = ${tenantId}::uuid AND v.id = given.id`;
}

/**
 * Writes who owns the cars: closes the former owner's period unless it began later, opens the new one. A claim
 * older than the current period changes nothing; one without a day counts from today. Gives back the cars that
 * changed hands.
 */
export async function writeOwners(
  db: TenantDb,
  tenantId: string,
  claims: readonly { vehicleId: string; customerId: string; fromOn: CivilDate | null; replaces: boolean }[],
  today: CivilDate,
): Promise<string[]> {
  if (claims.length === 0) return [];
  const [vehicles, customers, days] = [claims.map((claim) => claim.vehicleId), claims.map((claim) => claim.customerId), claims.map((claim) => claim.fromOn)];
  const closed = await db.$queryRaw<{ vehicleId: string }[]>`
    UPDATE vehicle_ownership o SET to_on = greatest(o.from_on, coalesce(given.from_on, ${today}::date))
    FROM unnest(${vehicles}::uuid[], ${customers}::uuid[], ${days}::date[], ${claims.map((claim) => claim.replaces)}::bool[]) AS given(vehicle_id, customer_id, from_on, replaces)
    WHERE o.tenant_id = ${tenantId}::uuid AND o.vehicle_id = given.vehicle_id AND o.to_on IS NULL AND given.replaces
      AND o.customer_id <> given.customer_id AND (o.from_on IS NULL OR coalesce(given.from_on, ${today}::date) >= o.from_on)
    RETURNING o.vehicle_id AS "vehicleId"`;
  await db.$executeRaw`
    INSERT INTO vehicle_ownership (tenant_id, vehicle_id, customer_id, from_on)
    SELECT ${tenantId}::uuid, given.* FROM unnest(${vehicles}::uuid[], ${customers}::uuid[], ${days}::date[]) AS given
    ON CONFLICT (tenant_id, vehicle_id) WHERE to_on IS NULL DO NOTHING`;
  return closed.map(({ vehicleId }) => vehicleId);
}
