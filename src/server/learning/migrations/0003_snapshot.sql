-- What customs know, as it stood after a position of the journal, so that a start reads only what came since. It can be thrown away at any time.
create table learning.snapshot (
  id uuid primary key,
  -- The last event that it was told of, and the hash of the journal there: another journal has another.
  position bigint not null,
  event_hash bytea not null,
  -- Of its bytes and of what is kept in them.
  format integer not null,
  -- How many declarations and outcomes it was told of.
  told bigint not null,
  pieces integer not null,
  -- SHA-256 of the hashes of all pieces.
  hash bytea not null,
  made_at timestamptz not null
);

-- Written one by one, and before the row above: what was not written to its end belongs to none.
create table learning.snapshot_piece (
  snapshot uuid not null,
  sequence integer not null,
  -- Compressed (RFC 1951); its SHA-256 is that of the bytes as they were.
  bytes bytea not null,
  hash bytea not null,
  primary key (snapshot, sequence)
);
alter table learning.snapshot_piece alter column bytes set storage external;

-- Whoever empties what was learned from, to make it anew, empties what was made of it.
create function learning.forget_snapshots() returns trigger language plpgsql as $$
begin
  delete from learning.snapshot;
  delete from learning.snapshot_piece;
  return null;
end
$$;
create trigger goods_emptied after truncate on learning.goods execute function learning.forget_snapshots();
create trigger goods_deleted after delete on learning.goods execute function learning.forget_snapshots();
create trigger outcome_emptied after truncate on learning.outcome execute function learning.forget_snapshots();
create trigger outcome_deleted after delete on learning.outcome execute function learning.forget_snapshots();
