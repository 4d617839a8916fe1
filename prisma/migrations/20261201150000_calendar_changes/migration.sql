-- What somebody changed of a subscription's coming orders, and until when it is paused.
ALTER TABLE "subscriptions" ADD COLUMN "calendar_changes" JSONB NOT NULL DEFAULT '[]', ADD COLUMN "resumes_on" DATE;
