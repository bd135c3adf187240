-- A group of jobs that are judged against each other. What becomes of them is in the jobs themselves.
create table races (
    id               uuid primary key,
    name             text,
    -- as it was posted, with its defaults
    spec             json not null,
    -- how many rungs of successive halving are decided
    rung             integer not null default 0 check (rung >= 0),
    cancel_requested boolean not null default false,
    idempotency_key  text unique,
    body_sha256      text,
    created_at       timestamptz not null default clock_timestamp(),
    finished_at      timestamptz,
    check ((idempotency_key is null) = (body_sha256 is null))
);

-- The jobs of a race: one for each entry and seed.
create table race_jobs (
    race_id uuid not null references races on delete cascade,
    entry   integer not null check (entry >= 0),
    seed    bigint not null,
    -- null until it is queued; the job may have been deleted since
    job_id  uuid,
    -- why it could not be queued
    failure text,
    -- the rung at which its entry was left out
    left_at integer check (left_at >= 0),
    primary key (race_id, entry, seed)
);

create index races_open on races (id) where finished_at is null;
