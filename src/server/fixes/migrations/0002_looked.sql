-- Under which version of the country drafts and pre-registrations were last looked at: another one in force is a reason to look anew.
create table looked (
  only_row boolean primary key default true check (only_row),
  version text not null
);
