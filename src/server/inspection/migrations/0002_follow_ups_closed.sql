-- Officers also look back at what was settled, the latest first.
create index follow_up_closed on inspection.follow_up (office_id, closed_at desc, id) where closed_at is not null;
