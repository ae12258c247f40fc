-- Why it could not be lodged when somebody last tried: the revision that was sent, and what was refused, as JSON. Such drafts wait to be mended.
alter table draft add column tried jsonb;
create index draft_tried on draft (organisation_id, changed_at desc) where tried is not null and lodged_number is null;
