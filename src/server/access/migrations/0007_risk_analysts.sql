-- Those who make what selects, for the whole country and at no office.
alter table memberships drop constraint memberships_roles_check;
alter table memberships add constraint memberships_roles_check check (cardinality(roles) > 0
  and roles <@ array['trader', 'broker', 'documentOfficer', 'inspectionOfficer', 'officeLeader', 'riskAnalyst', 'bank', 'warehouseKeeper', 'organisationAdministrator', 'administrator']);
