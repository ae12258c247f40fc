-- Which exemption lists there are, for the pages of their holders and of the offices that keep them: a projection that
-- follows the journal, never asked for a decision. Of whom they are stands here under a keyed hash, so that nothing is
-- to be erased; what is shown is read from the list itself.
create schema if not exists relief;

create table relief.exemption_list (
  id text primary key,
  holder_token text not null,
  office_id text not null,
  status text not null,
  -- Something waits for the office's answer.
  waiting boolean not null
);

create index exemption_list_holder on relief.exemption_list (holder_token, id);
create index exemption_list_waiting on relief.exemption_list (office_id, id) where waiting;

-- Goods admitted for a time, until a later declaration names them as ended.
create table relief.temporary_admission (
  number text primary key,
  office_id text not null,
  type_code text not null,
  registered_on date not null,
  -- The last day they may stay; null where the law sets none.
  due_on date,
  ended_by text
);

create index temporary_admission_due on relief.temporary_admission (office_id, due_on, number) where ended_by is null;
