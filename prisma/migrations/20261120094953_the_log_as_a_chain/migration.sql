-- DropForeignKey
ALTER TABLE "log_entries" DROP CONSTRAINT "log_entries_interview_id_fkey";

-- CreateTable
CREATE TABLE "log_heads" (
    "interview_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "hash" BYTEA NOT NULL DEFAULT decode(repeat('00'::text, 32), 'hex'::text),
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "is_closed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "log_heads_pkey" PRIMARY KEY ("interview_id")
);

-- CreateTable
CREATE TABLE "keyframes" (
    "interview_id" UUID NOT NULL,
    "kind" "log_kind" NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "bytes" BYTEA NOT NULL,
    "authors" JSONB NOT NULL,

    CONSTRAINT "keyframes_pkey" PRIMARY KEY ("interview_id","kind")
);

-- CreateTable
CREATE TABLE "recordings" (
    "interview_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,
    "entries" INTEGER NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recordings_pkey" PRIMARY KEY ("interview_id")
);

-- Every batch of changes writes the heads: room on each page lets Postgres do so in place.
ALTER TABLE "log_heads" SET (fillfactor = 20);

-- Every interview has a log, if only an empty one.
INSERT INTO "log_heads" ("interview_id", "seq", "is_closed")
SELECT "id", "seq", "phase" = 'ended' FROM "interviews";

-- AlterTable
ALTER TABLE "interviews" DROP COLUMN "seq";

-- AlterTable
ALTER TABLE "log_entries" ADD COLUMN     "hash" BYTEA;

-- Links what was logged before there was a chain, the way libs/replay/src/hash-chain.ts does.
WITH RECURSIVE "chain" AS (
  SELECT "interview_id", 0::bigint AS "seq", "hash" FROM "log_heads"
  UNION ALL
  SELECT e."interview_id", e."seq", sha256(
    c."hash" || int8send(e."seq") || int4send(e."offset_ms")
    || set_byte('\x00', 0, array_position(ARRAY['event', 'board', 'notes']::"log_kind"[], e."kind") - 1)
    || coalesce(uuid_send(e."actor_id"), decode(repeat('00', 16), 'hex')) || e."bytes"
  )
  FROM "chain" c JOIN "log_entries" e ON e."interview_id" = c."interview_id" AND e."seq" = c."seq" + 1
)
UPDATE "log_entries" e SET "hash" = c."hash" FROM "chain" c
WHERE e."interview_id" = c."interview_id" AND e."seq" = c."seq";

UPDATE "log_heads" h SET "hash" = e."hash" FROM "log_entries" e
WHERE e."interview_id" = h."interview_id" AND e."seq" = h."seq";

ALTER TABLE "log_entries" ALTER COLUMN "hash" SET NOT NULL;

-- AddForeignKey
ALTER TABLE "log_heads" ADD CONSTRAINT "log_heads_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "log_entries" ADD CONSTRAINT "log_entries_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "log_heads"("interview_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "keyframes" ADD CONSTRAINT "keyframes_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "log_heads"("interview_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;
