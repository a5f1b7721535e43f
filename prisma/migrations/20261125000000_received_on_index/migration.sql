-- Rules that count from the day of receipt find their records as those of the other two dates do.
CREATE INDEX service_record_received ON service_record (tenant_id, kind, received_on, id) WHERE received_on IS NOT NULL;
