/**
 * What a person or system is, for the law. A role is held in one organisation, and officers hold it at named offices.
 * `organisationAdministrator` runs the accounts of its own organisation and speaks its will towards brokers; `administrator`
 * runs the whole system. `riskAnalyst` works for the country and at no office: what selects is the same everywhere. `publicVisitor` is never granted: everybody is one, signed in or not. `system` is the program itself (publication at
 * start, timers); it is never granted to a user or a key.
 */
export const ROLES = [
  'trader',
  'broker',
  'documentOfficer',
  'inspectionOfficer',
  'officeLeader',
  'riskAnalyst',
  'bank',
  'warehouseKeeper',
  'agencyOfficer',
  'organisationAdministrator',
  'administrator',
  'system',
  'publicVisitor',
] as const;
export type Role = (typeof ROLES)[number];

const ROLE_NAMES: ReadonlySet<string> = new Set(ROLES);
export const isRole = (name: string): name is Role => ROLE_NAMES.has(name);

/** What kind of body an organisation is. The customs authority is one organisation with many offices. */
export const ORGANISATION_KINDS = ['trader', 'brokerage', 'customs', 'bank', 'warehouse', 'agency'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** Which roles a member of such an organisation may be given: a trader's clerk can never be made an officer there. */
export const ROLES_OF_KIND = {
  trader: ['trader', 'organisationAdministrator'],
  brokerage: ['broker', 'organisationAdministrator'],
  customs: ['documentOfficer', 'inspectionOfficer', 'officeLeader', 'riskAnalyst', 'administrator'],
  bank: ['bank', 'organisationAdministrator'],
  // Keeps goods for others, and is told what customs does with them there; it sees no declaration.
  warehouse: ['warehouseKeeper', 'organisationAdministrator'],
  // Another authority at the border, under its code of the list `agency`: what is referred to it, it answers for.
  agency: ['agencyOfficer', 'organisationAdministrator'],
} as const satisfies Record<OrganisationKind, readonly Role[]>;
