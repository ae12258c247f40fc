-- Limits that a model in service has passed and that analysts were told of: told once, and again only after they were kept to.
create schema if not exists model_measure;

create table model_measure.crossing (
  -- SHA-256 of the champion's file.
  model text not null,
  -- feature:<name>, findsHigher, findsLower.
  name text not null,
  told_at timestamptz not null,
  primary key (model, name)
);
