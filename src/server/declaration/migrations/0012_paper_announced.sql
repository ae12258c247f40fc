-- Papers that offices accepted while the system was down, by the numbers they gave them, until each is entered. Ordinary work: what
-- counts in law is the declaration that is entered.
create table declaration.paper_announced (
  office_id text not null,
  number text not null,
  accepted_on date not null,
  accepted_by text not null,
  announced_at timestamptz not null,
  entered_at timestamptz,
  primary key (office_id, number)
);

create index paper_open on declaration.paper_announced (office_id, accepted_on, number) where entered_at is null;
