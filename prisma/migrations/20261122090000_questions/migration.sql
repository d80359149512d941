-- Questions become rows of their own, searchable by their teasers. What was a version stays one, with its id.

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "question_origin" AS ENUM ('bank', 'own');

-- CreateTable
CREATE TABLE "questions" (
    "id" UUID NOT NULL,
    "origin" "question_origin" NOT NULL,
    "owner_id" UUID,
    "slug" TEXT NOT NULL,
    "current_version_id" UUID,
    "title" TEXT NOT NULL,
    "one_liner" TEXT NOT NULL,
    "difficulty" TEXT NOT NULL,
    "topics" TEXT[],
    "companies" TEXT[],
    "known_as" TEXT[],
    "strong_steps" TEXT[],
    "path_steps" INTEGER[],
    "curricula" TEXT[],
    "search" tsvector,
    "draft" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "share_hash" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "questions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_sights" (
    "user_id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_sights_pkey" PRIMARY KEY ("user_id","question_id")
);

-- CreateTable
CREATE TABLE "question_reports" (
    "id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "author_id" UUID,
    "section" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_words" (
    "word" TEXT NOT NULL,

    CONSTRAINT "question_words_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "bank_parts" (
    "name" TEXT NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "bank_parts_pkey" PRIMARY KEY ("name")
);

-- One question per slug there was. Its teaser is empty until the bank is loaded, which the next lines of every start do.
INSERT INTO "questions" ("id", "origin", "slug", "title", "one_liner", "difficulty")
SELECT DISTINCT md5('bank:' || "slug")::uuid, 'bank'::"question_origin", "slug", '', '', 'medium' FROM "question_versions";

-- AlterTable
ALTER TABLE "question_versions" ADD COLUMN "question_id" UUID;
UPDATE "question_versions" SET "question_id" = md5('bank:' || "slug")::uuid;
UPDATE "questions" SET "current_version_id" = "v"."id"
FROM "question_versions" "v" WHERE "v"."question_id" = "questions"."id" AND "v"."is_current";

-- DropIndex
DROP INDEX "question_versions_slug_version_key";
ALTER TABLE "question_versions" ALTER COLUMN "question_id" SET NOT NULL, DROP COLUMN "is_current", DROP COLUMN "slug";

-- Whoever took part in an interview that began has seen its question, and so has who opened the brief in a lobby. The time of that is in
-- the log alone, and when the room was opened is near enough.
INSERT INTO "question_sights" ("user_id", "question_id", "reason", "seen_at")
SELECT DISTINCT ON ("p"."user_id", "v"."question_id")
    "p"."user_id", "v"."question_id", "p"."role"::text, COALESCE("i"."started_at", "i"."created_at") AS "at"
FROM "participants" "p"
JOIN "interviews" "i" ON "i"."id" = "p"."interview_id"
JOIN "question_versions" "v" ON "v"."id" = "i"."question_version_id"
WHERE "i"."started_at" IS NOT NULL
    OR "i"."state" @> jsonb_build_object('participants', jsonb_build_array(jsonb_build_object('userId', "p"."user_id", 'hasReadBrief', true)))
ORDER BY "p"."user_id", "v"."question_id", "at";

-- CreateIndex
CREATE UNIQUE INDEX "questions_current_version_id_key" ON "questions"("current_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "questions_share_hash_key" ON "questions"("share_hash");

-- CreateIndex
CREATE INDEX "interviews_question_version_id_idx" ON "interviews"("question_version_id");

-- CreateIndex
CREATE INDEX "questions_owner_id_idx" ON "questions"("owner_id");

-- CreateIndex
CREATE INDEX "questions_search_idx" ON "questions" USING GIN ("search");

-- CreateIndex
CREATE INDEX "question_sights_question_id_idx" ON "question_sights"("question_id");

-- CreateIndex
CREATE INDEX "question_reports_question_id_idx" ON "question_reports"("question_id");

-- CreateIndex
CREATE INDEX "question_reports_author_id_idx" ON "question_reports"("author_id");

-- CreateIndex
CREATE INDEX "question_words_word_idx" ON "question_words" USING GIN ("word" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "question_versions_question_id_version_key" ON "question_versions"("question_id", "version");

-- AddForeignKey
ALTER TABLE "questions" ADD CONSTRAINT "questions_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questions" ADD CONSTRAINT "questions_current_version_id_fkey" FOREIGN KEY ("current_version_id") REFERENCES "question_versions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_versions" ADD CONSTRAINT "question_versions_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "questions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_sights" ADD CONSTRAINT "question_sights_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_sights" ADD CONSTRAINT "question_sights_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "questions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_reports" ADD CONSTRAINT "question_reports_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "questions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_reports" ADD CONSTRAINT "question_reports_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
