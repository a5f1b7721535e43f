-- Background work: stable effect keys, bounded dispatch, and the turns of each tenant.

-- effect_key: what outside effects are keyed by; a replay keeps the key of the row it repeats (null: the row's own id).
-- dispatch_count: how often the row was handed to the queue; a row that is lost again and again ends as a dead letter.
ALTER TABLE "outbox_event" ADD COLUMN "effect_key" UUID,
  ADD COLUMN "dispatch_count" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "dead_letter" ADD COLUMN "effect_key" UUID;

-- One row per tenant and kind of recurring work. The row decides whether a turn is due, waiting or running;
-- the queue only carries the wake-up. `seq` numbers the slices: a job with an older number is stale.
CREATE TABLE "tenant_turn" (
    "tenant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "watermark" DATE,
    "due_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "queued_at" TIMESTAMPTZ(6),
    "run_on" DATE,
    "progress" JSONB,
    "asked_again" BOOLEAN NOT NULL DEFAULT false,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "tenant_turn_pkey" PRIMARY KEY ("tenant_id","kind")
);

SELECT protect_tenant_table('tenant_turn', 'SELECT');
CREATE POLICY control_plane ON tenant_turn TO huifang_control USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON tenant_turn TO huifang_control;
ALTER TABLE tenant_turn ADD CONSTRAINT tenant_turn_running CHECK ((queued_at IS NULL) = (run_on IS NULL));

-- The tick reads across tenants: what is due, and what waits too long.
CREATE INDEX tenant_turn_due ON tenant_turn (due_at) WHERE queued_at IS NULL;
CREATE INDEX tenant_turn_queued ON tenant_turn (queued_at) WHERE queued_at IS NOT NULL;
-- The relay takes turns between tenants, each tenant's oldest first.
CREATE INDEX outbox_event_by_tenant ON outbox_event (tenant_id, available_at, id) WHERE dispatched_at IS NULL;
-- Old finished rows are deleted, unconfirmed ones are counted per tenant.
CREATE INDEX outbox_event_finished ON outbox_event (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX outbox_event_running ON outbox_event (tenant_id, dispatched_at) WHERE dispatched_at IS NOT NULL AND done_at IS NULL;
ALTER TABLE tenant_turn SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
