import type { Actor } from '#core/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Action, ReadAction, Relation, Resource, Role } from './index.ts';
import {
  ACTIONS,
  can,
  decide,
  DELEGABLE_SCOPES,
  isVisible,
  POLICY,
  PUBLIC_VISITOR,
  RELATIONS,
  ROLES,
  ROLES_OF_KIND,
  SCOPES,
  SYSTEM,
  visibleTo,
} from './index.ts';

/** The rules once more, in the words of the law and in the other direction: from the role to what it may do. */
function restated(role: Role, action: Action, relation: Relation): boolean {
  if (['public.track', 'public.tariff', 'public.assess'].includes(action)) return true;
  const [subject, verb] = action.split('.');
  // What one watches is one's own, by the account and not by the organisation.
  if (action === 'tariff.watch') return role !== 'publicVisitor' && role !== 'system';
  // So is on which channels one is told; administrators of the system are told nothing.
  if (action === 'notice.prefer') return !['publicVisitor', 'system', 'administrator'].includes(role);
  // Another authority reads and answers what is referred to it, and sees nothing else of anybody.
  if (role === 'agencyOfficer')
    return (
      relation === 'own' &&
      (subject === 'referral' || ['notice.read', 'webhook.manage', 'access.manageKeys'].includes(action))
    );
  // What is told to an organisation or an office is read there, and by no broker that merely acts for it.
  if (action === 'notice.read' && role.endsWith('fficer')) return relation === 'sameOffice';
  if (action === 'notice.read' && role === 'officeLeader') return relation === 'sameOffice';
  // Who keeps goods for others is told what is done with them there, and that is all.
  if (role === 'warehouseKeeper') return action === 'notice.read' && relation === 'own';
  if (subject === 'referral') return false;
  // Whoever is measured may say that it is wrong; a leader answers.
  if (action === 'compliance.measure') return ['officeLeader', 'riskAnalyst', 'system'].includes(role);
  if (action === 'compliance.contest') return relation === 'own' && (role === 'trader' || role === 'broker');
  if (action === 'compliance.answer') return role === 'officeLeader';
  // Analysts make what selects, for the whole country; they see no case.
  if (role === 'riskAnalyst') return subject === 'risk' || (action === 'notice.read' && relation === 'own');
  if (action === 'risk.list.approve') return role === 'officeLeader';
  if (subject === 'risk')
    return role === 'system' && ['risk.rule.stop', 'risk.model.propose', 'risk.model.stop'].includes(action);
  const trades = ['trader', 'broker', 'bank', 'organisationAdministrator'].includes(role);
  if (action === 'notice.read' || action === 'webhook.manage') return trades && relation === 'own';
  switch (role) {
    case 'publicVisitor':
      return false;
    case 'system':
      return ['reference.publish', 'journal.verify', 'deadline.fire', 'case.reassign'].includes(action);
    case 'administrator':
      return (
        ['journal.verify', 'access.manageUsers', 'access.audit', 'access.manageKeys'].includes(action) ||
        subject === 'reference' ||
        subject === 'party' ||
        action === 'subject.erase'
      );
    case 'organisationAdministrator':
      return (
        relation === 'own' &&
        (['access.manageUsers', 'access.audit', 'access.manageKeys', 'party.read'].includes(action) ||
          subject === 'delegation')
      );
    case 'bank':
      return relation === 'own' && (subject === 'payment' || subject === 'guarantee' || action === 'access.manageKeys');
    case 'trader':
    case 'broker': {
      const forOthers = role === 'broker' && relation === 'delegated';
      if (relation !== 'own' && !forOthers) return false;
      if (['party.update', 'access.manageKeys', 'delegation.read'].includes(action)) return relation === 'own';
      if (action === 'exemption.read' || action === 'exemption.submit') return true;
      if (action === 'declaration.enterPaper') return false;
      if (subject === 'transport') return verb === 'register' || verb === 'read';
      if (subject === 'draft' || subject === 'invoice' || subject === 'catalogue') return true;
      return (
        subject === 'declaration' || ['payment.read', 'guarantee.read', 'release.read', 'party.read'].includes(action)
      );
    }
    case 'documentOfficer':
    case 'inspectionOfficer':
    case 'officeLeader': {
      if (action === 'party.read') return true;
      if (role === 'officeLeader' && (action === 'journal.verify' || subject === 'suspense')) return true;
      if (action === 'guarantee.issue') return role === 'officeLeader';
      const atOffice = relation === 'sameOffice';
      if (['release.read', 'exemption.read', 'guarantee.read', 'invoice.read'].includes(action))
        return atOffice || relation === 'otherOffice';
      if (action === 'exemption.decide') return atOffice;
      if (action === 'transport.repay') return atOffice && role === 'officeLeader';
      if (subject === 'transport') return atOffice && verb !== 'register';
      if (action === 'case.reassign') return false;
      if (['relief.giveBack', 'case.review', 'case.assign'].includes(action))
        return atOffice && role === 'officeLeader';
      if (action === 'case.recordFinding') return atOffice && role === 'inspectionOfficer';
      if (action === 'declaration.enterPaper') return atOffice;
      if (subject === 'case' || subject === 'selection') return atOffice;
      return (
        atOffice && (action === 'payment.read' || (subject === 'declaration' && (verb === 'read' || verb === 'list')))
      );
    }
  }
}

/** An actor with one role, and a thing to which exactly this relation (besides `public`) holds. */
function scene(role: Role, relation: Relation): { actor: Actor; resource: Resource } {
  const actor: Actor = {
    userId: 'u',
    organisationId: 'ORG',
    roles: [role],
    offices: ['01AA'],
    delegations: [{ principalId: 'CLIENT', scopes: SCOPES }],
  };
  const resources: Record<Relation, Resource> = {
    own: { principalId: 'ORG' },
    delegated: { principalId: 'CLIENT' },
    sameOffice: { principalId: 'STRANGER', officeId: '01AA' },
    otherOffice: { principalId: 'STRANGER', officeId: '99ZZ' },
    public: { principalId: 'STRANGER' },
  };
  return { actor, resource: resources[relation] };
}

const CASES = ROLES.flatMap((role) =>
  ACTIONS.flatMap((action) => RELATIONS.map((relation) => ({ role, action, relation }))),
);
const barred = (action: Action): boolean => POLICY[action].barredByInterest;
const READ_ACTIONS = ACTIONS.filter((action): action is ReadAction => POLICY[action].tie === 'party');

const organisation = fc.constantFrom('', 'A', 'B', 'C', 'D');
const office = fc.constantFrom('01AA', '02CI', '03BB');
const someOf = <T>(values: readonly T[]) => fc.subarray([...values]);
const actors: fc.Arbitrary<Actor> = fc
  .record({
    userId: fc.constantFrom('', 'u'),
    organisationId: organisation,
    roles: someOf([...ROLES, 'root', '__proto__', 'constructor']),
    offices: fc.uniqueArray(office),
    delegations: fc.array(fc.record({ principalId: organisation, scopes: someOf(SCOPES) }), { maxLength: 3 }),
    scopes: fc.option(someOf(SCOPES), { nil: undefined }),
    memberOf: fc.option(fc.uniqueArray(organisation), { nil: undefined }),
  })
  .map(({ scopes, memberOf, ...rest }) => ({ ...rest, ...(scopes && { scopes }), ...(memberOf && { memberOf }) }));
const resources: fc.Arbitrary<Resource> = fc.record(
  { principalId: organisation, organisationIds: fc.uniqueArray(organisation), officeId: office },
  { requiredKeys: [] },
);
const actions = fc.constantFrom(...ACTIONS);

describe('the policy table', () => {
  test(`agrees with the rules restated, over all ${CASES.length} combinations of role, action and relation`, () => {
    const wrong = CASES.filter(({ role, action, relation }) => {
      const { actor, resource } = scene(role, relation);
      // What concerns an officer's own organisation is barred where the conflict of interest counts.
      const expected = restated(role, action, relation) && !(barred(action) && relation === 'own');
      return can(actor, action, resource) !== expected;
    });
    expect(wrong).toEqual([]);
  });

  test('agrees with the rules restated for any mixture of roles, offices, delegations and parties', () => {
    fc.assert(
      fc.property(actors, actions, resources, (actor, action, resource) => {
        expect(can(actor, action, resource)).toBe(bruteForce(actor, action, resource));
      }),
      { numRuns: 3_000 },
    );
  });

  test('allows what it says and nothing that no rule lists', () => {
    for (const action of ACTIONS) {
      for (const role of ROLES) {
        const listed = POLICY[action].allowed[role] ?? [];
        expect(new Set(listed).size).toBe(listed.length);
        // A filter can only say "every office", so an other office never comes without the same one.
        if (listed.includes('otherOffice')) expect(listed).toContain('sameOffice');
        // A delegation without a scope to grant it by would be open to every broker.
        if (listed.includes('delegated')) expect(DELEGABLE_SCOPES).toContain(POLICY[action].scope);
      }
    }
  });

  test('grants the roles of the program and of the public to no organisation', () => {
    const granted: readonly Role[] = Object.values(ROLES_OF_KIND).flat();
    expect(granted).not.toContain('system');
    expect(granted).not.toContain('publicVisitor');
  });
});

describe('properties of every decision', () => {
  test('a key never allows what its owner may not do', () => {
    fc.assert(
      fc.property(actors, actions, resources, someOf(SCOPES), (actor, action, resource, scopes) => {
        const { scopes: _, ...owner } = actor;
        if (can({ ...owner, scopes }, action, resource)) expect(can(owner, action, resource)).toBe(true);
      }),
    );
  });

  test('an officer never decides a case of an organisation they are recorded with', () => {
    fc.assert(
      fc.property(actors, resources, organisation, (actor, resource, employer) => {
        fc.pre(employer !== '');
        const officer = {
          ...actor,
          roles: ['documentOfficer', 'inspectionOfficer', 'officeLeader'],
          memberOf: [employer],
        };
        const theirs = { ...resource, organisationIds: [...(resource.organisationIds ?? []), employer] };
        for (const action of [
          'case.decide',
          'case.review',
          'case.assign',
          'case.requestDocument',
          'case.recordFinding',
          'transport.decide',
          'transport.repay',
          'selection.readReasons',
          'suspense.settle',
          'suspense.approve',
        ] as const) {
          expect(can(officer, action, theirs)).toBe(false);
        }
      }),
    );
  });

  test('no trader, broker, bank or visitor ever reads why a declaration was selected', () => {
    fc.assert(
      fc.property(
        actors,
        resources,
        someOf(['trader', 'broker', 'bank', 'administrator', 'riskAnalyst', 'publicVisitor']),
        (actor, resource, roles) => {
          expect(can({ ...actor, roles }, 'selection.readReasons', resource)).toBe(false);
        },
      ),
    );
  });

  test('an empty organisation ties nobody to anything', () => {
    const blank: Actor = {
      ...PUBLIC_VISITOR,
      userId: 'u',
      roles: ROLES.filter((role) => role !== 'system' && role !== 'administrator'),
      delegations: [{ principalId: '', scopes: SCOPES }],
    };
    expect(can(blank, 'declaration.read', { principalId: '', organisationIds: [''] })).toBe(false);
    expect(can(blank, 'declaration.register', { principalId: '' })).toBe(false);
  });

  test('what a list shows is exactly what may be read one by one', () => {
    fc.assert(
      fc.property(actors, fc.constantFrom(...READ_ACTIONS), resources, (actor, action, resource) => {
        expect(isVisible(visibleTo(actor, action), resource)).toBe(can(actor, action, resource));
      }),
      { numRuns: 3_000 },
    );
  });

  test('whoever may act on a thing may know of it; a stranger may not', () => {
    fc.assert(
      fc.property(actors, actions, resources, (actor, action, resource) => {
        const decision = decide(actor, action, resource);
        expect(decision.allowed).toBe(can(actor, action, resource));
        const knownBy = POLICY[action].knownBy;
        if (!decision.allowed && knownBy !== null && can(actor, knownBy, resource)) expect(decision.mayKnow).toBe(true);
      }),
    );
    const stranger: Actor = { userId: 'u', organisationId: 'X', roles: ['trader'], offices: [], delegations: [] };
    expect(decide(stranger, 'declaration.read', { principalId: 'A', officeId: '02CI' })).toEqual({
      allowed: false,
      reason: 'relation',
      mayKnow: false,
    });
    expect(decide(stranger, 'case.decide', { principalId: 'A', officeId: '02CI' })).toEqual({
      allowed: false,
      reason: 'role',
      mayKnow: false,
    });
    expect(decide(stranger, 'case.decide', { principalId: 'X', officeId: '02CI' })).toEqual({
      allowed: false,
      reason: 'role',
      mayKnow: true,
    });
  });
});

describe('a broker', () => {
  const broker: Actor = {
    userId: 'u',
    organisationId: 'BROKER',
    roles: ['broker'],
    offices: [],
    delegations: [
      { principalId: 'READS', scopes: ['declarations:read'] },
      { principalId: 'ALL', scopes: ['declarations:read', 'declarations:write'] },
    ],
  };
  test('never registers for a principal by merely naming itself as declarant', () => {
    const resource = { principalId: 'STRANGER', organisationIds: ['STRANGER', 'BROKER'] };
    expect(decide(broker, 'declaration.register', resource)).toMatchObject({ allowed: false, reason: 'delegation' });
    expect(can(broker, 'declaration.read', resource)).toBe(true);
  });
  test('does for a principal only what the delegation covers', () => {
    expect(can(broker, 'declaration.read', { principalId: 'READS' })).toBe(true);
    expect(can(broker, 'declaration.register', { principalId: 'READS' })).toBe(false);
    expect(can(broker, 'declaration.register', { principalId: 'ALL' })).toBe(true);
    expect(can(broker, 'payment.read', { principalId: 'ALL' })).toBe(false);
    expect(visibleTo(broker).organisationIds).toEqual(['BROKER', 'READS', 'ALL']);
  });
  test('delegations of one principal add up', () => {
    const twice = {
      ...broker,
      delegations: [
        { principalId: 'P', scopes: ['payments:read'] },
        { principalId: 'P', scopes: ['declarations:write'] },
      ],
    };
    expect(can(twice, 'payment.read', { principalId: 'P' })).toBe(true);
    expect(can(twice, 'declaration.register', { principalId: 'P' })).toBe(true);
  });
});

describe('the administrator of an organisation', () => {
  const boss: Actor = {
    userId: 'u',
    organisationId: 'A',
    roles: ['organisationAdministrator'],
    offices: [],
    delegations: [{ principalId: 'CLIENT', scopes: SCOPES }],
  };
  test('manages the people of that organisation and of no other', () => {
    expect(can(boss, 'access.manageUsers', { principalId: 'A' })).toBe(true);
    for (const resource of [{}, { principalId: 'B' }, { principalId: 'CLIENT' }])
      expect(decide(boss, 'access.manageUsers', resource)).toMatchObject({ allowed: false, mayKnow: false });
  });
  test('grants in its own name only; a broker reads what it holds and cannot end it', () => {
    const held = { principalId: 'B', organisationIds: ['B', 'A'] };
    expect(can(boss, 'delegation.grant', { principalId: 'A', organisationIds: ['A', 'B'] })).toBe(true);
    expect(can(boss, 'delegation.read', held)).toBe(true);
    expect(decide(boss, 'delegation.grant', held)).toMatchObject({ allowed: false, mayKnow: true });
    const between = { principalId: 'B', organisationIds: ['B', 'C'] };
    expect(decide(boss, 'delegation.grant', between)).toMatchObject({ allowed: false, mayKnow: false });
  });
});

test('the program may publish reference data, and do no officer or trader act', () => {
  expect(can(SYSTEM, 'reference.publish')).toBe(true);
  expect(can(SYSTEM, 'case.decide', { officeId: '02CI' })).toBe(false);
  expect(can(SYSTEM, 'declaration.register', { principalId: '' })).toBe(false);
});

/** Every way in, one after another, with nothing shared with the code under test but the table of ties and scopes. */
function bruteForce(actor: Actor, action: Action, resource: Resource): boolean {
  const { tie, scope } = POLICY[action];
  const named = [resource.principalId, ...(resource.organisationIds ?? [])].filter(
    (id) => id !== undefined && id !== '',
  );
  const measured = tie === 'principal' ? named.filter((id) => id === resource.principalId) : named;
  if (barred(action) && [actor.organisationId, ...(actor.memberOf ?? [])].some((id) => named.includes(id)))
    return false;
  if (scope !== null && actor.scopes && !actor.scopes.includes(scope)) return false;
  const holds: Record<Relation, boolean> = {
    own: measured.includes(actor.organisationId),
    delegated: actor.delegations.some(
      (d) => measured.includes(d.principalId) && scope !== null && d.scopes.includes(scope),
    ),
    sameOffice: actor.offices.some((id) => id === resource.officeId),
    otherOffice: resource.officeId !== undefined && actor.offices.every((id) => id !== resource.officeId),
    public: true,
  };
  return ROLES.some(
    (role) =>
      (role === 'publicVisitor' || actor.roles.includes(role)) &&
      RELATIONS.some((relation) => holds[relation] && restated(role, action, relation)),
  );
}
