-- By which of its tags a job shares the queue, as key:value, or the key alone where it has none; empty where no tag was
-- set to share it by.
alter table jobs add column lane text not null default '';
-- Its turn among jobs of its priority: those of one lane have one after the other, so that lanes take turns.
alter table jobs add column turn bigint not null default 0;

drop index jobs_queue;
create index jobs_queue on jobs (priority desc, turn, id) where status = 'queued';
-- The first of a lane that may run, and the last one's turn, however many jobs of other lanes wait.
create index jobs_lanes on jobs (lane, priority desc, turn, id) where status = 'queued';

-- With it no sign of life could be written in place (HOT), and each wrote to all indexes of the table. Running jobs are few, and found by
-- jobs_status.
drop index jobs_leases;
-- Room beside each row for its next version, also where its neighbours never change.
alter table jobs set (fillfactor = 85);
