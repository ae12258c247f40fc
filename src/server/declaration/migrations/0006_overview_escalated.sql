-- A time that the office's leader is to look after has passed. Nothing passed before there were timers.
alter table declaration.overview add column escalated boolean not null default false;
