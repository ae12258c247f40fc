-- Drawn to explore what a model would have passed over. Never told of a single case, as chance is not.
alter table selected add column explored boolean not null default false;
