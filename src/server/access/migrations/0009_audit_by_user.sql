-- What one person did and looked at is asked for by name: without these, everything that anybody ever did was read for it.
create index on access.view_log (user_id, id);
create index on access.change_log (user_id, id);
