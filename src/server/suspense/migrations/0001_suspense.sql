-- Credits of which something found no home, and what is owed back: projections that follow the journal, never asked for a decision.
-- Rebuilt from it by emptying them and their checkpoint.
create schema if not exists suspense;

create table suspense.item (
  id text primary key,
  -- open: somebody has to find its home; held; ordered: a bank has to answer; settled.
  state text not null,
  reason text not null,
  received_at timestamptz not null,
  -- What of it is still in the books, with what a bank was told to pay back.
  waits numeric(20) not null,
  -- The declaration that the reference names by its own proof, whoever paid: its parties may know of it.
  names text,
  -- Reference, payer, account and text, accents folded. Of a natural person whose declaration it names by its pseudonym only, so that an
  -- erasure finds the row.
  search text not null,
  subject text
);
create index item_list on suspense.item (state, received_at, id);
create index item_names on suspense.item (names) where names is not null;
create index item_subject on suspense.item (subject) where subject is not null;

create table suspense.refund (
  -- What it is of, and its number.
  kind text not null,
  subject text not null,
  -- Null: of no office, for every leader.
  office_id text,
  -- due: nobody has asked or ordered; asked; ordered: a bank has to answer; failed: it could not pay; settled.
  state text not null,
  amount numeric(20) not null,
  bank_code text,
  order_id text,
  since timestamptz not null,
  due_at timestamptz,
  primary key (kind, subject)
);
create index refund_list on suspense.refund (state, since, kind, subject);
