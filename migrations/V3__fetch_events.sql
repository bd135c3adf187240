-- Data from elsewhere is fetched by a job's worker, and its log tells how far that is.
alter table events drop constraint events_kind_check;
alter table events add constraint events_kind_check
    check (kind in ('status', 'fetch', 'metrics', 'epoch', 'checkpoint', 'warning', 'rewind', 'end'));
