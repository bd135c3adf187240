-- Points from which a run can go on. The bytes are artifacts; rows are written in the transaction that appends the checkpoint event.
create table checkpoints (
    job_id    uuid not null references jobs on delete cascade,
    -- the last one done
    iteration bigint not null check (iteration >= 0),
    -- under way or over
    epoch     integer not null check (epoch >= 0),
    name      text not null,
    -- iterations of the checkpoints without which this one is not whole: the best epoch's, and the one to roll back to
    needs     bigint[] not null default '{}',
    -- of the best epoch so far; null before there is one
    best      bigint,
    -- the job's metrics at that point
    metrics   json not null,
    primary key (job_id, iteration),
    foreign key (job_id, name) references artifacts on delete cascade
);
