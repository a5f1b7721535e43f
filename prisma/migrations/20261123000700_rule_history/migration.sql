-- Who made a version of a rule; null is the product itself (industry pack).
ALTER TABLE "callback_rule_version" ADD COLUMN "created_by_id" UUID;
ALTER TABLE "callback_rule_version" ADD CONSTRAINT "callback_rule_version_tenant_id_created_by_id_fkey"
  FOREIGN KEY ("tenant_id", "created_by_id") REFERENCES "membership"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- The day's report asks which contacts of a rule were still alive on a day; all older ones end before it.
CREATE INDEX "contact_tenant_id_rule_id_expire_on_idx" ON "contact"("tenant_id", "rule_id", "expire_on");
