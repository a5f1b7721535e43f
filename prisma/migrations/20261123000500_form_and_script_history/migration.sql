-- Who wrote and who released a version, and rules that only the database can keep: one draft at most,
-- approved scripts never change (D-08), a final answer sheet says when it became final.
ALTER TABLE "form_version" ADD COLUMN "edited_by_id" UUID,
  ADD COLUMN "published_by_id" UUID,
  ADD COLUMN "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP;

ALTER TABLE "call_script" ADD COLUMN "proposed_by_id" UUID,
  ADD COLUMN "approved_by_id" UUID,
  ADD COLUMN "approved_at" TIMESTAMPTZ(6),
  ADD COLUMN "retired_at" TIMESTAMPTZ(6),
  ADD COLUMN "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP;

CREATE UNIQUE INDEX form_version_one_draft ON form_version (tenant_id, form_id) WHERE published_at IS NULL;
CREATE UNIQUE INDEX call_script_one_draft ON call_script (tenant_id, code) WHERE status = 'draft';

ALTER TABLE form_response ADD CONSTRAINT form_response_final CHECK ((status = 'final') = (final_at IS NOT NULL)),
  ADD CONSTRAINT form_response_draft_unscored CHECK (status = 'final' OR score_numerator IS NULL);
ALTER TABLE call_script ADD CONSTRAINT call_script_size CHECK (octet_length(body) <= 20000),
  ADD CONSTRAINT call_script_approved CHECK ((approved_at IS NULL) = (status = 'draft')),
  ADD CONSTRAINT call_script_retired CHECK ((retired_at IS NULL) = (status <> 'retired'));

-- What was approved was read to customers: it stays as it was.
CREATE FUNCTION refuse_change_of_approved_script() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'draft' AND (TG_OP = 'DELETE' OR NEW.status = 'draft' OR NEW.body IS DISTINCT FROM OLD.body
      OR NEW.title IS DISTINCT FROM OLD.title OR NEW.code IS DISTINCT FROM OLD.code
      OR NEW.version IS DISTINCT FROM OLD.version) THEN
    RAISE EXCEPTION 'call script % is approved and cannot change', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER call_script_approved BEFORE UPDATE OR DELETE ON call_script
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_approved_script();
