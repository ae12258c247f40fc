-- What rules would have done in a past period: asked by an analyst, worked out beside the program, kept to be opened again. No legal life of its own.
create table replay (
  id uuid primary key,
  user_id text not null,
  started_at timestamptz not null,
  -- Period and versions, as JSON.
  question jsonb not null,
  -- What decides whom the rules in it hit: a rule that is proposed is held to the last replay of exactly its text.
  texts text[] not null,
  -- `running` is true only while the backend below lives: that of a program that was killed is over with it.
  status text not null check (status in ('running', 'done', 'cancelled', 'failed')),
  backend_pid integer not null,
  backend_start timestamptz not null,
  progress jsonb not null,
  result jsonb
);
create index replay_texts on replay using gin (texts);
create index replay_started on replay (started_at desc);
create index replay_running on replay (user_id) where status = 'running';
