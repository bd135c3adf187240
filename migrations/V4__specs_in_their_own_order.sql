-- json and not jsonb: as text it keeps the order of keys, so that a job is answered in the order in which it was asked for.
-- Tags stay jsonb, by which jobs are found.
alter table jobs
    alter column data drop default,
    alter column progress drop default,
    alter column metrics drop default;

alter table jobs
    alter column submitted type json,
    alter column spec type json,
    alter column data type json,
    alter column progress type json,
    alter column metrics type json,
    alter column failure type json,
    alter column receipt type json;

alter table jobs
    alter column data set default '{}',
    alter column progress set default '{}',
    alter column metrics set default '{}';
