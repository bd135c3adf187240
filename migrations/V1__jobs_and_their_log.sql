-- A job and its queue: the row is the queue entry, the lease and the head of the log.
create table jobs (
    id               uuid primary key,
    name             text,
    tags             jsonb not null default '{}',
    priority         integer not null default 0,
    status           text not null check (status in ('queued', 'running', 'paused', 'succeeded', 'failed', 'cancelled')),
    submitted        jsonb not null,
    spec             jsonb not null,
    -- what was found in the data at submission: examples, split sizes, class counts
    data             jsonb not null default '{}',
    -- runs begun and not given back
    attempt          integer not null default 0 check (attempt >= 0),
    cancel_requested boolean not null default false,
    -- the fencing token of the worker that runs it; every write of that worker names it
    lease_token      uuid,
    -- by the database's clock only
    lease_until      timestamptz,
    worker           text,
    -- the log's last sequence number: dense, from 1
    last_seq         bigint not null default 0 check (last_seq >= 0),
    -- training iterations that the log holds
    last_iteration   bigint not null default 0 check (last_iteration >= 0),
    progress         jsonb not null default '{}',
    metrics          jsonb not null default '{}',
    failure          jsonb,
    receipt          jsonb,
    created_at       timestamptz not null default clock_timestamp(),
    started_at       timestamptz,
    finished_at      timestamptz,
    check ((status = 'running') = (lease_token is not null)),
    check ((lease_token is null) = (lease_until is null)),
    check ((status in ('succeeded', 'failed', 'cancelled')) = (finished_at is not null)),
    check ((status = 'failed') = (failure is not null)),
    check (status <> 'succeeded' or receipt is not null),
    check (status <> 'running' or started_at is not null)
);

create index jobs_queue on jobs (priority desc, id) where status = 'queued';
create index jobs_leases on jobs (lease_until) where status = 'running';
create index jobs_tags on jobs using gin (tags jsonb_path_ops);
create index jobs_name on jobs (name, id desc);
create index jobs_status on jobs (status, id desc);

-- A repeated submission with the same key answers the first one's job.
create table idempotency_keys (
    key         text primary key,
    body_sha256 text not null,
    job_id      uuid not null references jobs on delete cascade,
    created_at  timestamptz not null default clock_timestamp()
);

-- The log. Rows are only added, in the transaction that moves jobs.last_seq.
create table events (
    job_id uuid not null references jobs on delete cascade,
    seq    bigint not null check (seq > 0),
    kind   text not null check (kind in ('status', 'metrics', 'epoch', 'checkpoint', 'warning', 'rewind', 'end')),
    -- the event as it is sent, but for a metrics event its series, which are the chunks of its seq
    data   json not null,
    at     timestamptz not null default clock_timestamp(),
    primary key (job_id, seq)
);

-- Values of one series over consecutive iterations, as appended together.
create table metric_chunks (
    job_id          uuid not null,
    seq             bigint not null,
    series          text not null,
    epoch           integer not null check (epoch > 0),
    first_iteration bigint not null check (first_iteration > 0),
    "values"        float8[] not null check (cardinality("values") > 0),
    -- of the finite values; null where there are none
    minimum         float8,
    maximum         float8,
    total           float8 not null,
    non_finite      integer not null default 0,
    primary key (job_id, series, first_iteration),
    foreign key (job_id, seq) references events on delete cascade
);

create index metric_chunks_seq on metric_chunks (job_id, seq);

create view metric_point as
select c.job_id, c.series, c.epoch, c.first_iteration + point.ordinality - 1 as iteration, point.value
from metric_chunks c
cross join lateral unnest(c."values") with ordinality as point (value, ordinality);

-- Files a job left; the bytes are in the artifact store.
create table artifacts (
    job_id     uuid not null references jobs on delete cascade,
    name       text not null,
    media_type text not null,
    bytes      bigint not null,
    sha256     text not null,
    created_at timestamptz not null default clock_timestamp(),
    primary key (job_id, name)
);
