-- From how many networks somebody tries, and from which most: the last one alone says little about many tries.
ALTER TABLE "guesses" ADD COLUMN "networks" JSONB NOT NULL DEFAULT '{}';
