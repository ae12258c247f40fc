-- What a delivery is about: of one subject a receiver is told in order, so that a later delivery waits for an earlier one.
alter table delivery add column subject text not null default '';
update delivery d set subject = n.subject from notice n where n.id = d.notice_id;
create index delivery_waiting on delivery (target, subject, notice_id) where state = 'due';
