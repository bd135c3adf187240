-- A running job that is to pause: its worker keeps a checkpoint and gives it back.
alter table jobs add column pause_requested boolean not null default false;
-- Workers in a row that stopped answering while the job got no further than a checkpoint that it had.
alter table jobs add column lost integer not null default 0 check (lost >= 0);
-- When a job whose worker was lost may be tried again, by the database's clock.
alter table jobs add column not_before timestamptz;
-- The iteration that the run of a leased job began after.
alter table jobs add column lease_start bigint;
-- The checkpoint of another job that it began from; the other may be gone.
alter table jobs add column parent json;

update jobs set lost = attempt where status = 'queued';
update jobs set lost = greatest(attempt - 1, 0), lease_start = 0 where status = 'running';

alter table jobs
    add check (not pause_requested or status = 'running'),
    add check (not_before is null or status = 'queued'),
    add check ((lease_token is null) = (lease_start is null));
