-- The database decides (DESIGN 5): tenancy by row-level security, states by CHECK, history by rights.
-- Roles are made before the first migration: huifang_owner (runs this), huifang_app (the product,
-- never owner, never BYPASSRLS), huifang_control (only by SET LOCAL ROLE, only control-plane tables).

GRANT USAGE ON SCHEMA public TO huifang_app, huifang_control;

-- Every table of a later migration with a tenant_id calls this once.
CREATE FUNCTION protect_tenant_table(target regclass, rights text DEFAULT 'SELECT, INSERT, UPDATE, DELETE')
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  -- NULLIF: after a SET LOCAL the setting is the empty string on that connection, not NULL.
  -- The sub-select lets the planner read the setting once per statement, not once per row.
  EXECUTE format(
    'CREATE POLICY tenant_isolation ON %s TO huifang_app
       USING (tenant_id = (SELECT NULLIF(current_setting(''app.tenant_id'', true), '''')::uuid))
       WITH CHECK (tenant_id = (SELECT NULLIF(current_setting(''app.tenant_id'', true), '''')::uuid))',
    target);
  EXECUTE format('GRANT %s ON %s TO huifang_app', rights, target);
END $$;
REVOKE ALL ON FUNCTION protect_tenant_table(regclass, text) FROM PUBLIC;

SELECT protect_tenant_table(t::regclass) FROM unnest(ARRAY[
  'org_unit', 'org_unit_alias', 'number_series', 'membership', 'invitation', 'api_token',
  'tenant_calendar_day', 'customer', 'customer_phone', 'vehicle', 'vehicle_ownership', 'home',
  'home_person', 'service_record', 'form', 'form_version', 'form_response', 'callback_rule', 'contact',
  'contact_signal', 'call_script', 'daily_report', 'import_job', 'import_reject', 'import_mapping'
]) AS t;
-- History only grows.
SELECT protect_tenant_table('audit_entry', 'SELECT, INSERT');
SELECT protect_tenant_table('consent', 'SELECT, INSERT, UPDATE (customer_id)');
SELECT protect_tenant_table('callback_rule_version', 'SELECT, INSERT');
SELECT protect_tenant_table('contact_attempt', 'SELECT, INSERT, UPDATE (undone_at)');
-- Control-plane tables as a tenant may see them.
SELECT protect_tenant_table('outbox_event', 'SELECT, INSERT');
SELECT protect_tenant_table('dead_letter', 'SELECT, UPDATE');
SELECT protect_tenant_table('session', 'SELECT, DELETE');

ALTER TABLE tenant ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON tenant TO huifang_app
  USING (id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))
  WITH CHECK (id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid));
GRANT SELECT, UPDATE ON tenant TO huifang_app;

-- The control plane: what must be read before a tenant is known, and nothing of a tenant's records.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['tenant', 'membership', 'invitation', 'session', 'outbox_event', 'dead_letter'] LOOP
    EXECUTE format('CREATE POLICY control_plane ON %I TO huifang_control USING (true) WITH CHECK (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['tenant', 'membership', 'invitation', 'session', 'outbox_event', 'dead_letter',
                           'user_account', 'password_reset', 'rate_limit'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO huifang_control', t);
  END LOOP;
END $$;
GRANT SELECT ON calendar_day, calendar_edition TO huifang_app, huifang_control;
GRANT SELECT ON _prisma_migrations TO huifang_app;

-- States and shapes
ALTER TABLE tenant ADD CONSTRAINT tenant_slug_shape CHECK (slug ~ '^[a-z0-9](-?[a-z0-9]){1,39}$'),
  ADD CONSTRAINT tenant_status CHECK (status IN ('active', 'suspended'));
ALTER TABLE org_unit ADD CONSTRAINT org_unit_kind CHECK (kind IN ('company', 'outlet', 'department', 'site')),
  ADD CONSTRAINT org_unit_tier CHECK ((kind = 'outlet') = (tier IS NOT NULL) AND (tier IS NULL OR tier IN (1, 2)));
ALTER TABLE user_account ADD CONSTRAINT user_account_email_lower CHECK (email = lower(email));
ALTER TABLE membership ADD CONSTRAINT membership_role CHECK (role IN ('owner', 'admin', 'manager', 'agent',
    'department', 'inspector', 'viewer', 'vendor', 'customer')),
  ADD CONSTRAINT membership_status CHECK (status IN ('active', 'suspended'));
ALTER TABLE customer ADD CONSTRAINT customer_kind CHECK (kind IN ('person', 'company')),
  ADD CONSTRAINT customer_birth CHECK (
    (birth_month IS NULL) = (birth_day IS NULL) AND (birth_month IS NULL) = (birth_calendar IS NULL)
    AND (birth_calendar IS NULL OR birth_calendar IN ('solar', 'lunar'))
    AND (birth_month IS NULL OR birth_month BETWEEN 1 AND 12)
    AND (birth_day IS NULL OR birth_day BETWEEN 1 AND CASE WHEN birth_calendar = 'lunar' THEN 30 ELSE 31 END)
    AND (birth_year IS NULL OR birth_month IS NOT NULL)),
  ADD CONSTRAINT customer_do_not_contact CHECK (do_not_contact = (do_not_contact_reason IS NOT NULL)),
  ADD CONSTRAINT customer_merged_elsewhere CHECK (merged_into_id IS DISTINCT FROM id);
ALTER TABLE customer_phone ADD CONSTRAINT customer_phone_e164 CHECK (phone ~ '^\+[1-9][0-9]{4,14}$');
ALTER TABLE vehicle ADD CONSTRAINT vehicle_vin_shape CHECK (vin ~ '^[A-Z0-9]{17}$'),
  ADD CONSTRAINT vehicle_named CHECK (vin IS NOT NULL OR plate IS NOT NULL);
ALTER TABLE vehicle_ownership ADD CONSTRAINT vehicle_ownership_period CHECK (to_on >= from_on);
ALTER TABLE home_person ADD CONSTRAINT home_person_relation CHECK (relation IN ('homeowner', 'tenant', 'family')),
  ADD CONSTRAINT home_person_period CHECK (to_on >= from_on);
ALTER TABLE home ADD CONSTRAINT home_occupancy CHECK (occupancy IN ('occupied', 'vacant', 'let', 'unsold'));
ALTER TABLE service_record ADD CONSTRAINT service_record_amount CHECK ((amount_minor IS NULL) = (currency IS NULL));
ALTER TABLE contact
  ADD CONSTRAINT contact_status CHECK (status IN ('planned', 'promised', 'done', 'unreachable', 'refused',
    'expired', 'suppressed', 'cancelled')),
  ADD CONSTRAINT contact_window CHECK (open_on <= target_on AND target_on <= close_on AND close_on <= expire_on),
  ADD CONSTRAINT contact_promise CHECK ((status = 'promised') = (promised_at IS NOT NULL)),
  ADD CONSTRAINT contact_finished CHECK ((finished_at IS NULL) = (finished_on IS NULL)
    AND (finished_at IS NULL OR status IN ('done', 'unreachable', 'refused'))
    AND (finished_at IS NOT NULL OR status NOT IN ('done', 'refused'))),
  ADD CONSTRAINT contact_reason CHECK (status NOT IN ('expired', 'suppressed', 'cancelled') OR reason IS NOT NULL),
  ADD CONSTRAINT contact_claim CHECK ((claimed_by_id IS NULL) = (claim_expires_at IS NULL));
ALTER TABLE contact_attempt ADD CONSTRAINT contact_attempt_outcome CHECK (outcome IN ('reached', 'no-answer', 'busy',
  'call-later', 'wrong-number', 'refused', 'do-not-call'));
ALTER TABLE contact_signal ADD CONSTRAINT contact_signal_kind CHECK (kind IN ('low-score', 'complaint'));
ALTER TABLE form_response ADD CONSTRAINT form_response_status CHECK (status IN ('draft', 'final')),
  ADD CONSTRAINT form_response_score CHECK ((score_numerator IS NULL) = (score_denominator IS NULL)
    AND (score_denominator IS NULL OR score_denominator > 0));
ALTER TABLE call_script ADD CONSTRAINT call_script_status CHECK (status IN ('draft', 'approved', 'retired'));
ALTER TABLE import_job ADD CONSTRAINT import_job_status CHECK (status IN ('testing', 'tested', 'running', 'done', 'failed')),
  ADD CONSTRAINT import_job_kind CHECK (kind IN ('deliveries', 'repairs', 'homes'));
ALTER TABLE calendar_day ADD CONSTRAINT calendar_day_kind CHECK (kind IN ('off', 'work'));
ALTER TABLE tenant_calendar_day ADD CONSTRAINT tenant_calendar_day_kind CHECK (kind IN ('off', 'work'));

-- One approved script per code.
CREATE UNIQUE INDEX call_script_one_approved ON call_script (tenant_id, code) WHERE status = 'approved';
-- One current owner per car and homeowner period is a matter of dates; one home address is unique by key.

-- The queue: only what can still be worked on, in the order in which it burns.
CREATE INDEX contact_queue_mine ON contact (tenant_id, assignee_id, close_on, target_on, id)
  WHERE status IN ('planned', 'promised');
CREATE INDEX contact_queue_team ON contact (tenant_id, close_on, target_on, id)
  WHERE status IN ('planned', 'promised');
CREATE INDEX contact_promises ON contact (tenant_id, promised_at) WHERE status = 'promised';
CREATE INDEX contact_claims ON contact (tenant_id, claimed_by_id) WHERE claimed_by_id IS NOT NULL;

-- The relay reads across tenants, oldest first.
CREATE INDEX outbox_event_waiting ON outbox_event (available_at, id) WHERE dispatched_at IS NULL;
CREATE INDEX outbox_event_unconfirmed ON outbox_event (dispatched_at, id) WHERE dispatched_at IS NOT NULL AND done_at IS NULL;
ALTER TABLE outbox_event SET (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE contact SET (fillfactor = 90);

-- A published form version is what answers were given to: it never changes again.
CREATE FUNCTION refuse_change_of_published_form() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.published_at IS NOT NULL AND (TG_OP = 'DELETE' OR NEW.definition IS DISTINCT FROM OLD.definition
      OR NEW.published_at IS DISTINCT FROM OLD.published_at) THEN
    RAISE EXCEPTION 'form version % is published and cannot change', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER form_version_published BEFORE UPDATE OR DELETE ON form_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_form();
