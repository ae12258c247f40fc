-- How often a training was taken up since it last came further: one whose thread dies at the same place again and again has to end.
alter table learning.training add column taken_up integer not null default 0;
