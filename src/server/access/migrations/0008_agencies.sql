-- Other authorities at the border: what a rule refers to them, they answer for.
alter table organisations drop constraint organisations_kind_check;
alter table organisations add constraint organisations_kind_check check (kind in ('trader', 'brokerage', 'customs', 'bank', 'warehouse', 'agency'));
alter table memberships drop constraint memberships_roles_check;
alter table memberships add constraint memberships_roles_check check (cardinality(roles) > 0
  and roles <@ array['trader', 'broker', 'documentOfficer', 'inspectionOfficer', 'officeLeader', 'riskAnalyst', 'bank', 'warehouseKeeper', 'agencyOfficer', 'organisationAdministrator', 'administrator']);
