-- Keys of natural persons, each wrapped by a key that derives from the installation's secret. Kept beside the journal, not in it: what a
-- key sealed there stays as it was hashed, and is unreadable once the row is gone. `subject` is a pseudonym under the same secret.
create table engine.subject_key (
  cell integer not null,
  subject text not null,
  key_id text not null,
  wrapped bytea not null,
  primary key (cell, subject),
  unique (cell, key_id)
);
