-- Registered data sets. An upload's bytes are in the content folder under their hash, once for all rows that have it.
create table datasets (
    id          uuid primary key,
    name        text,
    -- the reference that was registered; null for an upload
    reference   text,
    -- what the client called the uploaded file: to be shown, never to be followed
    file_name   text,
    -- null where the data has no bytes: a sample
    bytes       bigint check (bytes >= 0),
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    -- json and not jsonb: as text it keeps the order of classes, and whatever characters a file's header has
    "format"    json,
    description json not null,
    preview     bytea,
    created_at  timestamptz not null default clock_timestamp(),
    check ((reference is null) = (file_name is not null))
);

create index datasets_uploads on datasets (sha256) where reference is null;
create index datasets_name on datasets (name, id desc);

-- Which jobs read which data sets. Written with the job, while the data set's row is locked against its deletion.
create table dataset_uses (
    dataset_id uuid not null references datasets on delete cascade,
    job_id     uuid not null references jobs on delete cascade,
    primary key (dataset_id, job_id)
);

create index dataset_uses_job on dataset_uses (job_id);
