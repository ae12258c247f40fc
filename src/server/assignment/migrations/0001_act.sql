-- Who of an office decided what on a declaration, and when: what a leader sees of the work of a day, and of decisions that went against
-- what the system had proposed. A projection that follows the journal, where the reasons stay; green declarations never enter it.
create schema if not exists assignment;

create table assignment.act (
  position bigint primary key,
  number text not null,
  office_id text not null,
  officer_id text not null,
  type text not null,
  at timestamptz not null
);

create index act_office on assignment.act (office_id, at desc);
