-- What a model that was brought in as a file is worth on what is kept here; beside the file, which stays as it came.
alter table learning.model
  -- Of the last trial: what it was measured on and what came out, as JSON.
  add column trial json,
  -- Where the file does not say how many rows came by each node: counted at its first trial, so that reasons of a case stay what they are.
  add column cover real[];
