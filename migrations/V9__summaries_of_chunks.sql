-- How many values a chunk has, and those of them that a coarse history keeps (ChunkSummary says how), so that neither needs the values
-- themselves. A summary is null where it is not known, as of chunks that were stored before, or cut since.
alter table metric_chunks
    add column points integer not null generated always as (cardinality("values")) stored,
    add column summary bytea;
