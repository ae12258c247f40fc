-- Who keeps goods for others is told when customs looks at them.
alter table organisations drop constraint organisations_kind_check;
alter table organisations add constraint organisations_kind_check check (kind in ('trader', 'brokerage', 'customs', 'bank', 'warehouse'));
alter table memberships drop constraint memberships_roles_check;
alter table memberships add constraint memberships_roles_check check (cardinality(roles) > 0
  and roles <@ array['trader', 'broker', 'documentOfficer', 'inspectionOfficer', 'officeLeader', 'bank', 'warehouseKeeper', 'organisationAdministrator', 'administrator']);
