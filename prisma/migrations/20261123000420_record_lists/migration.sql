-- The list of all kinds by day, and records by the number of the system they come from.
CREATE INDEX service_record_tenant_id_occurred_on_id_idx ON service_record (tenant_id, occurred_on, id);
CREATE INDEX service_record_tenant_id_external_number_idx ON service_record (tenant_id, external_number);
