-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "locale" TEXT,
    "password_changed_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "org_unit_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "tenant_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "absolute_expires_at" TIMESTAMPTZ(6) NOT NULL,
    "ip" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "invitation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "token_hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "org_unit_id" UUID,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "accepted_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "membership_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(6) NOT NULL,
    "hits" INTEGER NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_membership_id" UUID,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" TEXT,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "calendar" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("calendar","date")
);

-- CreateTable
CREATE TABLE "calendar_edition" (
    "calendar" TEXT NOT NULL,
    "published_through" INTEGER NOT NULL,
    "imported_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_edition_pkey" PRIMARY KEY ("calendar")
);

-- CreateTable
CREATE TABLE "tenant_calendar_day" (
    "tenant_id" UUID NOT NULL,
    "calendar" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "tenant_calendar_day_pkey" PRIMARY KEY ("tenant_id","calendar","date")
);

-- CreateTable
CREATE TABLE "customer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'person',
    "name" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL DEFAULT '',
    "email" TEXT,
    "address" TEXT,
    "id_document_kind" TEXT,
    "id_document_number" TEXT,
    "birth_calendar" TEXT,
    "birth_year" INTEGER,
    "birth_month" INTEGER,
    "birth_day" INTEGER,
    "birth_leap_month" BOOLEAN NOT NULL DEFAULT false,
    "vip" BOOLEAN NOT NULL DEFAULT false,
    "do_not_contact" BOOLEAN NOT NULL DEFAULT false,
    "do_not_contact_reason" TEXT,
    "do_not_contact_at" TIMESTAMPTZ(6),
    "note" TEXT,
    "source" TEXT NOT NULL DEFAULT 'manual',
    "merged_into_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "customer_phone" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "customer_id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "reversed" TEXT NOT NULL,
    "label" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "invalid_at" TIMESTAMPTZ(6),

    CONSTRAINT "customer_phone_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "consent" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "customer_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "granted" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "form" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'survey',
    "published_version_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "form_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "form_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "form_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "form_version_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "form_response" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "form_version_id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "answers" JSONB NOT NULL DEFAULT '{}',
    "score_numerator" INTEGER,
    "score_denominator" INTEGER,
    "complaint" BOOLEAN NOT NULL DEFAULT false,
    "low_score" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "final_at" TIMESTAMPTZ(6),

    CONSTRAINT "form_response_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "home" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "site_id" UUID NOT NULL,
    "building" TEXT NOT NULL,
    "unit" TEXT NOT NULL DEFAULT '',
    "room" TEXT NOT NULL,
    "zone" TEXT,
    "area_centi_sqm" INTEGER,
    "occupancy" TEXT NOT NULL DEFAULT 'occupied',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "home_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "home_person" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "home_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "relation" TEXT NOT NULL DEFAULT 'homeowner',
    "from_on" DATE,
    "to_on" DATE,

    CONSTRAINT "home_person_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "import_job" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_key" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "dry_run" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'testing',
    "mapping" JSONB NOT NULL,
    "headers" JSONB NOT NULL,
    "header_row" INTEGER NOT NULL,
    "rows_total" INTEGER,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "error_reason" TEXT,
    "error_params" JSONB,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "import_job_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "import_reject" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row_number" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "field" TEXT,
    "value" TEXT,
    "cells" JSONB NOT NULL,

    CONSTRAINT "import_reject_pkey" PRIMARY KEY ("tenant_id","import_id","row_number")
);

-- CreateTable
CREATE TABLE "import_mapping" (
    "tenant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "header" TEXT NOT NULL,
    "field" TEXT NOT NULL,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("tenant_id","kind","header")
);

-- CreateTable
CREATE TABLE "daily_report" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "rule_id" UUID NOT NULL,
    "report_on" DATE NOT NULL,
    "membership_id" UUID NOT NULL,
    "remarks" TEXT NOT NULL DEFAULT '',
    "figures" JSONB,
    "submitted_at" TIMESTAMPTZ(6),
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "daily_report_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "available_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dispatched_at" TIMESTAMPTZ(6),
    "done_at" TIMESTAMPTZ(6),

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "dead_letter" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "outbox_id" UUID,
    "queue" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "error" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "failed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "replayed_at" TIMESTAMPTZ(6),

    CONSTRAINT "dead_letter_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "callback_rule" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT false,
    "go_live_on" DATE,
    "current_version_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "callback_rule_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "callback_rule_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "rule_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "callback_rule_version_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contact" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "rule_id" UUID NOT NULL,
    "rule_version_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "cycle" INTEGER NOT NULL DEFAULT 1,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "reason" TEXT,
    "open_on" DATE NOT NULL,
    "target_on" DATE NOT NULL,
    "close_on" DATE NOT NULL,
    "expire_on" DATE NOT NULL,
    "rolled" BOOLEAN NOT NULL DEFAULT false,
    "provisional" BOOLEAN NOT NULL DEFAULT false,
    "customer_id" UUID,
    "vehicle_id" UUID,
    "home_id" UUID,
    "org_unit_id" UUID,
    "assignee_id" UUID,
    "claimed_by_id" UUID,
    "claim_expires_at" TIMESTAMPTZ(6),
    "promised_at" TIMESTAMPTZ(6),
    "next_attempt_at" TIMESTAMPTZ(6),
    "attempt_count" INTEGER NOT NULL DEFAULT 0,
    "first_attempt_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),
    "finished_on" DATE,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contact_attempt" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "contact_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "on_date" DATE NOT NULL,
    "channel" TEXT NOT NULL DEFAULT 'phone',
    "phone" TEXT,
    "outcome" TEXT NOT NULL,
    "note" TEXT,
    "promised_at" TIMESTAMPTZ(6),
    "talk_seconds" INTEGER,
    "form_response_id" UUID,
    "state_before" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(6),

    CONSTRAINT "contact_attempt_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contact_signal" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "contact_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(6),
    "seen_by_id" UUID,

    CONSTRAINT "contact_signal_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "call_script" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_script_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "service_record" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" TEXT NOT NULL,
    "natural_key" TEXT NOT NULL,
    "external_number" TEXT,
    "customer_id" UUID,
    "vehicle_id" UUID,
    "home_id" UUID,
    "org_unit_id" UUID,
    "occurred_on" DATE,
    "invoiced_on" DATE,
    "received_on" DATE,
    "staff_name" TEXT,
    "amount_minor" BIGINT,
    "currency" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',
    "source" TEXT NOT NULL DEFAULT 'manual',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "service_record_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tenant" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "industry" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "time_zone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "calendar" TEXT NOT NULL DEFAULT 'CN',
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "status" TEXT NOT NULL DEFAULT 'active',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "org_unit" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tier" INTEGER,
    "parent_id" UUID,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "org_unit_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "org_unit_alias" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "org_unit_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "alias" TEXT NOT NULL,

    CONSTRAINT "org_unit_alias_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "number_series" (
    "tenant_id" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "number_series_pkey" PRIMARY KEY ("tenant_id","series","year")
);

-- CreateTable
CREATE TABLE "vehicle" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "vin" TEXT,
    "vin_reversed" TEXT,
    "vin_check_ok" BOOLEAN,
    "plate" TEXT,
    "plate_reversed" TEXT,
    "brand" TEXT,
    "model" TEXT,
    "color" TEXT,
    "engine_no" TEXT,
    "warranty_ends_on" DATE,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vehicle_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "vehicle_ownership" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "vehicle_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "from_on" DATE,
    "to_on" DATE,

    CONSTRAINT "vehicle_ownership_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "membership_tenant_id_user_id_key" ON "membership"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "session_tenant_id_membership_id_idx" ON "session"("tenant_id", "membership_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "password_reset_user_id_idx" ON "password_reset"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_tenant_id_token_hash_key" ON "invitation"("tenant_id", "token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_tenant_id_token_hash_key" ON "api_token"("tenant_id", "token_hash");

-- CreateIndex
CREATE INDEX "rate_limit_window_start_idx" ON "rate_limit"("window_start");

-- CreateIndex
CREATE INDEX "audit_entry_tenant_id_entity_entity_id_idx" ON "audit_entry"("tenant_id", "entity", "entity_id");

-- CreateIndex
CREATE INDEX "customer_tenant_id_name_id_idx" ON "customer"("tenant_id", "name", "id");

-- CreateIndex
CREATE INDEX "customer_tenant_id_pinyin_id_idx" ON "customer"("tenant_id", "pinyin", "id");

-- CreateIndex
CREATE INDEX "customer_tenant_id_merged_into_id_idx" ON "customer"("tenant_id", "merged_into_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_tenant_id_number_key" ON "customer"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "customer_phone_tenant_id_phone_idx" ON "customer_phone"("tenant_id", "phone");

-- CreateIndex
CREATE INDEX "customer_phone_tenant_id_reversed_idx" ON "customer_phone"("tenant_id", "reversed");

-- CreateIndex
CREATE UNIQUE INDEX "customer_phone_tenant_id_customer_id_phone_key" ON "customer_phone"("tenant_id", "customer_id", "phone");

-- CreateIndex
CREATE INDEX "consent_tenant_id_customer_id_purpose_at_idx" ON "consent"("tenant_id", "customer_id", "purpose", "at");

-- CreateIndex
CREATE UNIQUE INDEX "form_tenant_id_code_key" ON "form"("tenant_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "form_version_tenant_id_form_id_version_key" ON "form_version"("tenant_id", "form_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "form_response_tenant_id_subject_kind_subject_id_form_versio_key" ON "form_response"("tenant_id", "subject_kind", "subject_id", "form_version_id");

-- CreateIndex
CREATE INDEX "home_tenant_id_zone_id_idx" ON "home"("tenant_id", "zone", "id");

-- CreateIndex
CREATE UNIQUE INDEX "home_tenant_id_site_id_building_unit_room_key" ON "home"("tenant_id", "site_id", "building", "unit", "room");

-- CreateIndex
CREATE INDEX "home_person_tenant_id_customer_id_idx" ON "home_person"("tenant_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "home_person_tenant_id_home_id_customer_id_relation_key" ON "home_person"("tenant_id", "home_id", "customer_id", "relation");

-- CreateIndex
CREATE INDEX "import_job_tenant_id_created_at_idx" ON "import_job"("tenant_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "daily_report_tenant_id_rule_id_report_on_membership_id_key" ON "daily_report"("tenant_id", "rule_id", "report_on", "membership_id");

-- CreateIndex
CREATE INDEX "outbox_event_tenant_id_name_created_at_idx" ON "outbox_event"("tenant_id", "name", "created_at");

-- CreateIndex
CREATE INDEX "dead_letter_tenant_id_failed_at_idx" ON "dead_letter"("tenant_id", "failed_at");

-- CreateIndex
CREATE UNIQUE INDEX "callback_rule_tenant_id_code_key" ON "callback_rule"("tenant_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "callback_rule_version_tenant_id_rule_id_version_key" ON "callback_rule_version"("tenant_id", "rule_id", "version");

-- CreateIndex
CREATE INDEX "contact_tenant_id_subject_id_idx" ON "contact"("tenant_id", "subject_id");

-- CreateIndex
CREATE INDEX "contact_tenant_id_customer_id_idx" ON "contact"("tenant_id", "customer_id");

-- CreateIndex
CREATE INDEX "contact_tenant_id_vehicle_id_idx" ON "contact"("tenant_id", "vehicle_id");

-- CreateIndex
CREATE INDEX "contact_tenant_id_home_id_idx" ON "contact"("tenant_id", "home_id");

-- CreateIndex
CREATE INDEX "contact_tenant_id_rule_id_target_on_id_idx" ON "contact"("tenant_id", "rule_id", "target_on", "id");

-- CreateIndex
CREATE INDEX "contact_tenant_id_status_close_on_id_idx" ON "contact"("tenant_id", "status", "close_on", "id");

-- CreateIndex
CREATE INDEX "contact_tenant_id_finished_on_rule_id_idx" ON "contact"("tenant_id", "finished_on", "rule_id");

-- CreateIndex
CREATE UNIQUE INDEX "contact_tenant_id_rule_id_subject_id_cycle_key" ON "contact"("tenant_id", "rule_id", "subject_id", "cycle");

-- CreateIndex
CREATE INDEX "contact_attempt_tenant_id_contact_id_at_idx" ON "contact_attempt"("tenant_id", "contact_id", "at");

-- CreateIndex
CREATE INDEX "contact_attempt_tenant_id_on_date_membership_id_idx" ON "contact_attempt"("tenant_id", "on_date", "membership_id");

-- CreateIndex
CREATE INDEX "contact_signal_tenant_id_seen_at_created_at_idx" ON "contact_signal"("tenant_id", "seen_at", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "contact_signal_tenant_id_contact_id_kind_key" ON "contact_signal"("tenant_id", "contact_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "call_script_tenant_id_code_version_key" ON "call_script"("tenant_id", "code", "version");

-- CreateIndex
CREATE INDEX "service_record_tenant_id_kind_occurred_on_id_idx" ON "service_record"("tenant_id", "kind", "occurred_on", "id");

-- CreateIndex
CREATE INDEX "service_record_tenant_id_kind_invoiced_on_id_idx" ON "service_record"("tenant_id", "kind", "invoiced_on", "id");

-- CreateIndex
CREATE INDEX "service_record_tenant_id_customer_id_occurred_on_idx" ON "service_record"("tenant_id", "customer_id", "occurred_on");

-- CreateIndex
CREATE INDEX "service_record_tenant_id_vehicle_id_idx" ON "service_record"("tenant_id", "vehicle_id");

-- CreateIndex
CREATE INDEX "service_record_tenant_id_home_id_idx" ON "service_record"("tenant_id", "home_id");

-- CreateIndex
CREATE INDEX "service_record_tenant_id_updated_at_id_idx" ON "service_record"("tenant_id", "updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "service_record_tenant_id_kind_natural_key_key" ON "service_record"("tenant_id", "kind", "natural_key");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_slug_key" ON "tenant"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "org_unit_tenant_id_code_key" ON "org_unit"("tenant_id", "code");

-- CreateIndex
CREATE INDEX "org_unit_alias_tenant_id_org_unit_id_idx" ON "org_unit_alias"("tenant_id", "org_unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "org_unit_alias_tenant_id_alias_key" ON "org_unit_alias"("tenant_id", "alias");

-- CreateIndex
CREATE INDEX "vehicle_tenant_id_plate_idx" ON "vehicle"("tenant_id", "plate");

-- CreateIndex
CREATE INDEX "vehicle_tenant_id_plate_reversed_idx" ON "vehicle"("tenant_id", "plate_reversed");

-- CreateIndex
CREATE INDEX "vehicle_tenant_id_vin_reversed_idx" ON "vehicle"("tenant_id", "vin_reversed");

-- CreateIndex
CREATE INDEX "vehicle_tenant_id_updated_at_id_idx" ON "vehicle"("tenant_id", "updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "vehicle_tenant_id_vin_key" ON "vehicle"("tenant_id", "vin");

-- CreateIndex
CREATE INDEX "vehicle_ownership_tenant_id_customer_id_idx" ON "vehicle_ownership"("tenant_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "vehicle_ownership_tenant_id_vehicle_id_customer_id_key" ON "vehicle_ownership"("tenant_id", "vehicle_id", "customer_id");

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_tenant_id_org_unit_id_fkey" FOREIGN KEY ("tenant_id", "org_unit_id") REFERENCES "org_unit"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_tenant_id_membership_id_fkey" FOREIGN KEY ("tenant_id", "membership_id") REFERENCES "membership"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_tenant_id_membership_id_fkey" FOREIGN KEY ("tenant_id", "membership_id") REFERENCES "membership"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_tenant_id_merged_into_id_fkey" FOREIGN KEY ("tenant_id", "merged_into_id") REFERENCES "customer"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_phone" ADD CONSTRAINT "customer_phone_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form" ADD CONSTRAINT "form_tenant_id_published_version_id_fkey" FOREIGN KEY ("tenant_id", "published_version_id") REFERENCES "form_version"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_version" ADD CONSTRAINT "form_version_tenant_id_form_id_fkey" FOREIGN KEY ("tenant_id", "form_id") REFERENCES "form"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_response" ADD CONSTRAINT "form_response_tenant_id_form_version_id_fkey" FOREIGN KEY ("tenant_id", "form_version_id") REFERENCES "form_version"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "home" ADD CONSTRAINT "home_tenant_id_site_id_fkey" FOREIGN KEY ("tenant_id", "site_id") REFERENCES "org_unit"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "home_person" ADD CONSTRAINT "home_person_tenant_id_home_id_fkey" FOREIGN KEY ("tenant_id", "home_id") REFERENCES "home"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "home_person" ADD CONSTRAINT "home_person_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_reject" ADD CONSTRAINT "import_reject_tenant_id_import_id_fkey" FOREIGN KEY ("tenant_id", "import_id") REFERENCES "import_job"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "daily_report" ADD CONSTRAINT "daily_report_tenant_id_rule_id_fkey" FOREIGN KEY ("tenant_id", "rule_id") REFERENCES "callback_rule"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "daily_report" ADD CONSTRAINT "daily_report_tenant_id_membership_id_fkey" FOREIGN KEY ("tenant_id", "membership_id") REFERENCES "membership"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "callback_rule" ADD CONSTRAINT "callback_rule_tenant_id_current_version_id_fkey" FOREIGN KEY ("tenant_id", "current_version_id") REFERENCES "callback_rule_version"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "callback_rule_version" ADD CONSTRAINT "callback_rule_version_tenant_id_rule_id_fkey" FOREIGN KEY ("tenant_id", "rule_id") REFERENCES "callback_rule"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_tenant_id_rule_id_fkey" FOREIGN KEY ("tenant_id", "rule_id") REFERENCES "callback_rule"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_tenant_id_rule_version_id_fkey" FOREIGN KEY ("tenant_id", "rule_version_id") REFERENCES "callback_rule_version"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_tenant_id_subject_id_fkey" FOREIGN KEY ("tenant_id", "subject_id") REFERENCES "service_record"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_tenant_id_vehicle_id_fkey" FOREIGN KEY ("tenant_id", "vehicle_id") REFERENCES "vehicle"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_tenant_id_home_id_fkey" FOREIGN KEY ("tenant_id", "home_id") REFERENCES "home"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_tenant_id_assignee_id_fkey" FOREIGN KEY ("tenant_id", "assignee_id") REFERENCES "membership"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_tenant_id_claimed_by_id_fkey" FOREIGN KEY ("tenant_id", "claimed_by_id") REFERENCES "membership"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempt" ADD CONSTRAINT "contact_attempt_tenant_id_contact_id_fkey" FOREIGN KEY ("tenant_id", "contact_id") REFERENCES "contact"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempt" ADD CONSTRAINT "contact_attempt_tenant_id_membership_id_fkey" FOREIGN KEY ("tenant_id", "membership_id") REFERENCES "membership"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_signal" ADD CONSTRAINT "contact_signal_tenant_id_contact_id_fkey" FOREIGN KEY ("tenant_id", "contact_id") REFERENCES "contact"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_record" ADD CONSTRAINT "service_record_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_record" ADD CONSTRAINT "service_record_tenant_id_vehicle_id_fkey" FOREIGN KEY ("tenant_id", "vehicle_id") REFERENCES "vehicle"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_record" ADD CONSTRAINT "service_record_tenant_id_home_id_fkey" FOREIGN KEY ("tenant_id", "home_id") REFERENCES "home"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_record" ADD CONSTRAINT "service_record_tenant_id_org_unit_id_fkey" FOREIGN KEY ("tenant_id", "org_unit_id") REFERENCES "org_unit"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_unit" ADD CONSTRAINT "org_unit_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "org_unit"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_unit_alias" ADD CONSTRAINT "org_unit_alias_tenant_id_org_unit_id_fkey" FOREIGN KEY ("tenant_id", "org_unit_id") REFERENCES "org_unit"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vehicle_ownership" ADD CONSTRAINT "vehicle_ownership_tenant_id_vehicle_id_fkey" FOREIGN KEY ("tenant_id", "vehicle_id") REFERENCES "vehicle"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vehicle_ownership" ADD CONSTRAINT "vehicle_ownership_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
