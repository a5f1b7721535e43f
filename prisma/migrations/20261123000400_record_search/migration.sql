-- Names are found by their beginning, their end (given name), their sound and its first letters. Every
-- lookup is an equality or `^@` on an indexed column: both are leakproof, so that the index is used under
-- row-level security.
ALTER TABLE customer ADD COLUMN name_reversed text NOT NULL DEFAULT '', ADD COLUMN initials text NOT NULL DEFAULT '';
CREATE INDEX customer_tenant_id_initials_id_idx ON customer (tenant_id, initials, id);
CREATE INDEX customer_tenant_id_name_reversed_id_idx ON customer (tenant_id, name_reversed, id);
CREATE INDEX customer_tenant_id_id_document_number_idx ON customer (tenant_id, id_document_number);
-- Few customers bear these marks; without an index of their own the filter walks the whole tenant.
CREATE INDEX customer_vip ON customer (tenant_id, id) WHERE vip AND merged_into_id IS NULL;
CREATE INDEX customer_do_not_contact_list ON customer (tenant_id, id) WHERE do_not_contact AND merged_into_id IS NULL;

-- The same person may own a car twice, with somebody between; at any time it has one owner.
DROP INDEX vehicle_ownership_tenant_id_vehicle_id_customer_id_key;
CREATE INDEX vehicle_ownership_tenant_id_vehicle_id_idx ON vehicle_ownership (tenant_id, vehicle_id);
CREATE UNIQUE INDEX vehicle_ownership_one_current ON vehicle_ownership (tenant_id, vehicle_id) WHERE to_on IS NULL;

-- Marks of a record that rules filter by are booleans in its details; see service-records/schema.ts.
ALTER TABLE service_record ADD CONSTRAINT service_record_details CHECK (jsonb_typeof(details) = 'object');
