-- A home is told apart by what its place means, not by how a file writes it.
ALTER TABLE home ADD COLUMN place_key text;
UPDATE home SET place_key = concat_ws('|', building, unit, room);
ALTER TABLE home ALTER COLUMN place_key SET NOT NULL;
DROP INDEX home_tenant_id_site_id_building_unit_room_key;
CREATE UNIQUE INDEX home_tenant_id_site_id_place_key_key ON home (tenant_id, site_id, place_key);
CREATE INDEX home_tenant_id_place_key_idx ON home (tenant_id, place_key);

UPDATE home SET occupancy = 'rented' WHERE occupancy = 'let';
ALTER TABLE home DROP CONSTRAINT home_occupancy,
  ADD CONSTRAINT home_occupancy CHECK (occupancy IN ('occupied', 'vacant', 'rented', 'renovating', 'unsold'));
