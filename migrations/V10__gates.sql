-- What came of the gates of a job that succeeded: the verdict on each, and whether all are passed; null where it had none.
alter table jobs add column gates json;
alter table jobs add check (gates is null or status = 'succeeded');
