-- A view is of the list of declarations, or of the desk across clients; those that were there are of the list.
alter table view add column place text not null default 'list' check (place in ('list', 'desk'));
