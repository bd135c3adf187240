-- what computes the job's network; null while that is not known
alter table jobs add column engine json;
