-- What cleared declarations called goods, by heading: a projection that follows the journal, asked only to rank suggestions.
-- Rebuilt from the journal at any time by emptying it and its checkpoint.
create schema if not exists classify;

create table classify.said (
  -- A single word without accents.
  word text not null,
  -- Four digits of the code declared.
  heading text not null,
  -- Who declared it, as a mark that tells traders apart and names none. Of a natural person it is the pseudonym that an erasure names.
  trader text not null,
  primary key (word, heading, trader)
);
