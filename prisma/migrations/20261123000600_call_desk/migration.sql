-- The agent's desk: the note of the running call survives a reload, and agreed times call back by themselves.
ALTER TABLE "contact" ADD COLUMN "draft_note" TEXT,
  ADD CONSTRAINT contact_draft_note CHECK (length(draft_note) <= 2000);

CREATE TABLE "contact_reminder" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "contact_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "promised_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(6),

    CONSTRAINT "contact_reminder_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "contact_reminder_tenant_id_contact_id_promised_at_key" ON "contact_reminder"("tenant_id", "contact_id", "promised_at");
-- Read with every page of an agent: only what has not been seen.
CREATE INDEX contact_reminder_unseen ON contact_reminder (tenant_id, membership_id, promised_at) WHERE seen_at IS NULL;
ALTER TABLE "contact_reminder" ADD CONSTRAINT "contact_reminder_tenant_id_contact_id_fkey" FOREIGN KEY ("tenant_id", "contact_id") REFERENCES "contact"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "contact_reminder" ADD CONSTRAINT "contact_reminder_tenant_id_membership_id_fkey" FOREIGN KEY ("tenant_id", "membership_id") REFERENCES "membership"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
SELECT protect_tenant_table('contact_reminder');
