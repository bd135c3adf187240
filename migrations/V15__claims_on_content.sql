-- Who is at work on an upload's bytes, which may be in a store of another machine: no transaction is open meanwhile. Bytes with a claim are
-- not removed, and while a claim removes them they are not counted on.
create table upload_claims (
    id      uuid primary key,
    sha256  text not null,
    removes boolean not null,
    -- after which whoever made it is taken to be dead
    until   timestamptz not null
);

create index upload_claims_by_bytes on upload_claims (sha256);

-- Jobs that were deleted, and whose files are to go.
create table deleted_artifacts (
    job_id     uuid primary key,
    deleted_at timestamptz not null default clock_timestamp()
);
