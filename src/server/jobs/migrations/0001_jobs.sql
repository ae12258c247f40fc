-- The last legal day on which each daily job was done: a restart neither repeats nor skips it.
create table done (
  cell integer not null,
  job text not null,
  day date not null,
  primary key (cell, job)
);
