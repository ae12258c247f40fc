import type { Role } from './roles.ts';
import type { Scope } from './scopes.ts';

/**
 * How an actor stands to a thing. Several may hold at once.
 * - `own`: it concerns the organisation the actor speaks for;
 * - `delegated`: it concerns an organisation that has today delegated the action's scope to the actor's organisation;
 * - `sameOffice`, `otherOffice`: it is handled at an office of the actor, or at another one;
 * - `public`: no tie is needed. Holds for everybody and everything.
 */
export const RELATIONS = ['own', 'delegated', 'sameOffice', 'otherOffice', 'public'] as const;
export type Relation = (typeof RELATIONS)[number];

/** One row of the policy table. */
export interface Rule {
  /** What an API key or a delegation must include. `null`: open to everybody, no key can be too narrow for it. */
  readonly scope: Scope | null;
  /**
   * Whom `own` and `delegated` are measured against. Acts of will (`principal`) bind the importer of an import or the
   * exporter of an export, so being named as declarant is not enough; reading (`party`) is open to each party named.
   */
  readonly tie: 'principal' | 'party';
  /** Conflict of interest: not for anyone recorded as a member of an organisation the thing concerns. */
  readonly barredByInterest: boolean;
  /** Who may do this may know that the thing exists; to everybody else it is "not found". `null`: no secret. */
  readonly knownBy:
    | 'declaration.read'
    | 'party.read'
    | 'suspense.read'
    | 'delegation.read'
    | 'exemption.read'
    | 'transport.read'
    | 'draft.read'
    | 'invoice.read'
    | 'catalogue.read'
    | 'referral.read'
    | null;
  readonly allowed: { readonly [R in Role]?: readonly Relation[] };
}

const OFFICE = ['sameOffice'] as const;
const ANY_OFFICE = ['sameOffice', 'otherOffice'] as const;
const PUBLIC = ['public'] as const;
const OWN = ['own'] as const;
const OWN_OR_DELEGATED = ['own', 'delegated'] as const;

/**
 * The one policy table: action × role × relation. What it does not list is not allowed.
 *
 * Reasons for the less obvious rows: goods leave at another office's gate, so a release is readable at every office while
 * the declaration is not; goods on an exemption list arrive at any office, so its balance is readable at every one, while only
 * the office that keeps it decides on it; goods under way are read and decided on by the office at the end of the way that the step is about; what a declaration drew is given back by a leader only; selection reasons never leave the office that handles the case (a trader who knew them could
 * steer clear of them; for the same reason the audit of an organisation does not say that customs looked), and whether chance alone or a restricted rule selected is told to nobody, so that what
 * was drawn is checked as thoroughly as what was suspected; risk analysts make what selects, for the whole country, and decide on no case, while the program itself stops a rule that selects
 * other than rehearsed; administrators run the system and see neither cases nor declarations, but for the numbers and amounts that a tariff they publish for days gone by would change; a bank speaks for itself only; another agency reads of a declaration that is referred to it what was declared, not why; a delegation is
 * the will of the principal, so its broker may read it and no more.
 */
export const POLICY = {
  'declaration.preRegister': act('declarations:write', 'declaration.read', { trader: OWN, broker: OWN_OR_DELEGATED }),
  'declaration.register': act('declarations:write', 'declaration.read', { trader: OWN, broker: OWN_OR_DELEGATED }),
  'declaration.enterPaper': office('cases:write', 'declaration.read', officers(OFFICE)),
  'declaration.attach': act('declarations:write', 'declaration.read', { trader: OWN, broker: OWN_OR_DELEGATED }),
  'declaration.read': read('declarations:read', 'declaration.read', {
    trader: OWN,
    broker: OWN_OR_DELEGATED,
    ...officers(OFFICE),
  }),
  'declaration.list': read('declarations:read', 'declaration.read', {
    trader: OWN,
    broker: OWN_OR_DELEGATED,
    ...officers(OFFICE),
  }),
  'case.read': read('cases:read', 'declaration.read', officers(OFFICE)),
  'case.decide': office('cases:write', 'declaration.read', officers(OFFICE)),
  'case.requestDocument': office('cases:write', 'declaration.read', officers(OFFICE)),
  'case.review': office('cases:write', 'declaration.read', { officeLeader: OFFICE }),
  'case.recordFinding': office('cases:write', 'declaration.read', { inspectionOfficer: OFFICE }),
  'selection.readReasons': office('cases:read', 'declaration.read', officers(OFFICE)),
  'payment.read': read('payments:read', 'declaration.read', {
    trader: OWN,
    broker: OWN_OR_DELEGATED,
    bank: OWN,
    ...officers(OFFICE),
  }),
  'payment.notify': act('payments:notify', null, { bank: OWN }),
  'exemption.read': read('declarations:read', 'exemption.read', {
    trader: OWN,
    broker: OWN_OR_DELEGATED,
    ...officers(ANY_OFFICE),
  }),
  'exemption.submit': act('declarations:write', 'exemption.read', { trader: OWN, broker: OWN_OR_DELEGATED }),
  'exemption.decide': office('cases:write', 'exemption.read', officers(OFFICE)),
  'transport.read': read('declarations:read', 'transport.read', {
    trader: OWN,
    broker: OWN_OR_DELEGATED,
    ...officers(OFFICE),
  }),
  'transport.register': act('declarations:write', 'transport.read', { trader: OWN, broker: OWN_OR_DELEGATED }),
  'draft.read': read('declarations:read', 'draft.read', { trader: OWN, broker: OWN_OR_DELEGATED }),
  'draft.write': act('declarations:write', 'draft.read', { trader: OWN, broker: OWN_OR_DELEGATED }),
  'catalogue.read': read('declarations:read', 'catalogue.read', { trader: OWN, broker: OWN_OR_DELEGATED }),
  'catalogue.write': act('declarations:write', 'catalogue.read', { trader: OWN, broker: OWN_OR_DELEGATED }),
  'referral.read': read('referrals:read', 'referral.read', { agencyOfficer: OWN }),
  'referral.answer': act('referrals:write', 'referral.read', { agencyOfficer: OWN }),
  'transport.decide': office('cases:write', 'transport.read', officers(OFFICE)),
  'transport.repay': office('cases:write', 'transport.read', { officeLeader: OFFICE }),
  'invoice.read': read('declarations:read', 'invoice.read', {
    trader: OWN,
    broker: OWN_OR_DELEGATED,
    ...officers(ANY_OFFICE),
  }),
  'invoice.register': act('declarations:write', 'invoice.read', { trader: OWN, broker: OWN_OR_DELEGATED }),
  'relief.giveBack': office('cases:write', 'declaration.read', { officeLeader: OFFICE }),
  'guarantee.issue': act('payments:notify', null, { bank: OWN, officeLeader: PUBLIC }),
  'guarantee.read': read('payments:read', 'declaration.read', {
    trader: OWN,
    broker: OWN_OR_DELEGATED,
    bank: OWN,
    ...officers(ANY_OFFICE),
  }),
  'release.read': read('declarations:read', 'declaration.read', {
    trader: OWN,
    broker: OWN_OR_DELEGATED,
    ...officers(ANY_OFFICE),
  }),
  'party.read': read('parties:read', 'party.read', {
    trader: OWN,
    broker: OWN_OR_DELEGATED,
    organisationAdministrator: OWN,
    administrator: PUBLIC,
    ...officers(PUBLIC),
  }),
  'party.update': act('parties:write', 'party.read', { trader: OWN, broker: OWN, administrator: PUBLIC }),
  'compliance.measure': office('parties:write', 'party.read', {
    officeLeader: PUBLIC,
    riskAnalyst: PUBLIC,
    system: PUBLIC,
  }),
  'compliance.contest': act('parties:write', 'party.read', { trader: OWN, broker: OWN }),
  'compliance.answer': office('parties:write', 'party.read', { officeLeader: PUBLIC }),
  'case.assign': office('cases:write', 'declaration.read', { officeLeader: OFFICE }),
  'case.reassign': act('cases:write', null, { system: PUBLIC }),
  'deadline.fire': act('cases:write', null, { system: PUBLIC }),
  'subject.erase': act('parties:write', null, { administrator: PUBLIC }),
  'reference.publish': act('reference:publish', null, { administrator: PUBLIC, system: PUBLIC }),
  'reference.propose': act('reference:propose', null, { administrator: PUBLIC }),
  'reference.readEffects': read('reference:propose', null, { administrator: PUBLIC }),
  'reference.approve': act('reference:approve', null, { administrator: PUBLIC }),
  'delegation.read': read('parties:read', 'delegation.read', {
    trader: OWN,
    broker: OWN,
    organisationAdministrator: OWN,
  }),
  'delegation.grant': act('access:manage', 'delegation.read', { organisationAdministrator: OWN }),
  'access.manageUsers': act('access:manage', 'party.read', { organisationAdministrator: OWN, administrator: PUBLIC }),
  'access.audit': read('access:manage', 'party.read', { organisationAdministrator: OWN, administrator: PUBLIC }),
  'access.manageKeys': act('access:manage', null, {
    trader: OWN,
    broker: OWN,
    bank: OWN,
    agencyOfficer: OWN,
    organisationAdministrator: OWN,
    administrator: PUBLIC,
  }),
  'journal.verify': read('journal:verify', null, { officeLeader: PUBLIC, administrator: PUBLIC, system: PUBLIC }),
  'suspense.read': read('suspense:read', 'suspense.read', { officeLeader: PUBLIC }),
  'suspense.hold': office('suspense:write', 'suspense.read', { officeLeader: PUBLIC }),
  'suspense.settle': office('suspense:write', 'suspense.read', { officeLeader: PUBLIC }),
  'suspense.approve': office('suspense:write', 'suspense.read', { officeLeader: PUBLIC }),
  'tariff.watch': act('tariff:watch', null, {
    trader: PUBLIC,
    broker: PUBLIC,
    bank: PUBLIC,
    warehouseKeeper: PUBLIC,
    agencyOfficer: PUBLIC,
    organisationAdministrator: PUBLIC,
    administrator: PUBLIC,
    riskAnalyst: PUBLIC,
    ...officers(PUBLIC),
  }),
  'notice.read': read('notices:read', null, {
    trader: OWN,
    broker: OWN,
    bank: OWN,
    warehouseKeeper: OWN,
    agencyOfficer: OWN,
    organisationAdministrator: OWN,
    riskAnalyst: OWN,
    ...officers(OFFICE),
  }),
  'notice.prefer': act('notices:read', null, {
    trader: PUBLIC,
    broker: PUBLIC,
    bank: PUBLIC,
    warehouseKeeper: PUBLIC,
    agencyOfficer: PUBLIC,
    organisationAdministrator: PUBLIC,
    riskAnalyst: PUBLIC,
    ...officers(PUBLIC),
  }),
  'webhook.manage': act('webhooks:manage', null, {
    trader: OWN,
    broker: OWN,
    bank: OWN,
    agencyOfficer: OWN,
    organisationAdministrator: OWN,
  }),
  'risk.rule.read': read('risk:read', null, { riskAnalyst: PUBLIC }),
  'risk.rule.propose': act('risk:write', null, { riskAnalyst: PUBLIC }),
  'risk.rule.approve': act('risk:write', null, { riskAnalyst: PUBLIC }),
  'risk.rule.stop': act('risk:write', null, { riskAnalyst: PUBLIC, system: PUBLIC }),
  'risk.model.read': read('risk:read', null, { riskAnalyst: PUBLIC }),
  // The program adds what it trained.
  'risk.model.propose': act('risk:write', null, { riskAnalyst: PUBLIC, system: PUBLIC }),
  'risk.model.approve': act('risk:write', null, { riskAnalyst: PUBLIC }),
  'risk.model.stop': act('risk:write', null, { riskAnalyst: PUBLIC, system: PUBLIC }),
  'risk.list.read': read('risk:read', null, { riskAnalyst: PUBLIC }),
  'risk.list.edit': act('risk:write', null, { riskAnalyst: PUBLIC }),
  // An entry for few eyes may be known to no other analyst: then the leader that it names agrees.
  'risk.list.approve': act('risk:write', null, { riskAnalyst: PUBLIC, officeLeader: PUBLIC }),
  'risk.fairness.read': read('risk:read', null, { riskAnalyst: PUBLIC }),
  'risk.price.read': read('risk:read', null, { riskAnalyst: PUBLIC }),
  'public.track': open(),
  'public.tariff': open(),
  'public.assess': open(),
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof POLICY;
export const ACTIONS: readonly Action[] = Object.keys(POLICY).filter((name): name is Action => name in POLICY);

/** Actions measured against the parties named: those a list can be filtered by. */
export type ReadAction = { [A in Action]: (typeof POLICY)[A]['tie'] extends 'party' ? A : never }[Action];

type Allowed = Rule['allowed'];
type Row<Tie extends Rule['tie']> = Rule & { readonly tie: Tie };

function officers(relations: readonly Relation[]): Allowed {
  return { documentOfficer: relations, inspectionOfficer: relations, officeLeader: relations };
}
function act(scope: Scope, knownBy: Rule['knownBy'], allowed: Allowed): Row<'principal'> {
  return { scope, tie: 'principal', barredByInterest: false, knownBy, allowed };
}
function read(scope: Scope, knownBy: Rule['knownBy'], allowed: Allowed): Row<'party'> {
  return { scope, tie: 'party', barredByInterest: false, knownBy, allowed };
}
function office(scope: Scope, knownBy: Rule['knownBy'], allowed: Allowed): Row<'party'> {
  return { scope, tie: 'party', barredByInterest: true, knownBy, allowed };
}
function open(): Row<'party'> {
  return { scope: null, tie: 'party', barredByInterest: false, knownBy: null, allowed: { publicVisitor: PUBLIC } };
}
