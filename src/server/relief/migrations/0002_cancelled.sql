-- Goods of a declaration that was cancelled were never admitted.
alter table relief.temporary_admission add column cancelled boolean not null default false;
