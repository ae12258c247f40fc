-- How many of its questions somebody set aside and nobody has answered: the list tells it to all who work in the draft.
alter table draft add column open_matters integer not null default 0;
