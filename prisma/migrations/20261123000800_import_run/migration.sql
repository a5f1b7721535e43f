-- An upload waits for its mapping to be confirmed before anything is tried with it.
ALTER TABLE "import_job" DROP CONSTRAINT import_job_status,
  ADD CONSTRAINT import_job_status CHECK (status IN ('mapping', 'testing', 'tested', 'running', 'done', 'failed'));
ALTER TABLE "import_job" ALTER COLUMN "status" SET DEFAULT 'mapping';

ALTER TABLE "import_job"
  ADD COLUMN "run" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "columns" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "format" TEXT NOT NULL DEFAULT 'xlsx',
  ADD COLUMN "file_bytes" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "warnings" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "unknown_units" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "may_create_sites" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "started_at" TIMESTAMPTZ(6),
  ADD COLUMN "file_deleted_at" TIMESTAMPTZ(6);

ALTER TABLE "import_reject" ADD COLUMN "suggestion" TEXT;
