-- One record a job instead of one for all of them. What the old rows say is only how the last sweep ended: it goes.
DELETE FROM "job_runs";
ALTER TABLE "job_runs" DROP COLUMN "outcome";
ALTER TABLE "job_runs" ADD COLUMN "status" TEXT;
ALTER TABLE "job_runs" ADD COLUMN "detail" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "job_runs" ADD COLUMN "cursor" JSONB;
ALTER TABLE "job_runs" ADD COLUMN "completed_at" TIMESTAMPTZ(3);
ALTER TABLE "job_runs" ADD COLUMN "late_at" TIMESTAMPTZ(3) NOT NULL;
ALTER TABLE "job_runs" ADD COLUMN "leased_until" TIMESTAMPTZ(3);
ALTER TABLE "job_runs" ADD CONSTRAINT "job_runs_status" CHECK ("status" IN ('done', 'not_due', 'failed'));
