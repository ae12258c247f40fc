-- Pseudonyms of the natural persons that a declaration names, so that an erasure finds its rows. Null for companies: they cost nothing.
alter table declaration.overview add column subjects text[];
create index overview_subjects on declaration.overview using gin (subjects) where subjects is not null;
