import { foldText } from '#core/codes';
import type { Actor, PlainDate } from '#core/kernel';
import { problem, ProblemError } from '#server/platform/http';
import { inTransaction, run } from '#server/platform/database';
import type { PoolClient } from 'pg';
import { accessProblem } from './access-problem.ts';
import { createAccounts, type Accounts, type Delegations, type Membership, type NewOrganisation } from './accounts.ts';
import type { Passwords } from './password.ts';
import { forgetSecondFactor } from './second-factor.ts';
import { nowMs, today, type AccessServices } from './services.ts';
import { SQL, type DelegationRow, type PersonRow } from './sql.ts';

/** Long enough to hand over on Monday what was made on Friday. */
export const ONE_TIME_PASSWORD_HOURS = 72;
/** 20 of 32 letters and digits that nobody mistakes for another: 100 bits, and short enough to dictate. */
const ONE_TIME_ALPHABET = '23456789abcdefghijkmnpqrstuvwxyz';
const ONE_TIME_LENGTH = 20;
const ONE_TIME_GROUP = 5;

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly language: 'vi' | 'en';
  readonly membership: Omit<Membership, 'userId'>;
  /** Comes on record with the person where it is not yet. */
  readonly organisation?: NewOrganisation;
}

/** From where a list goes on. */
export interface DelegationCursor {
  readonly grantedAt: string;
  readonly id: string;
}

/**
 * People and delegations as the API changes them. Whoever calls has passed the policy table. Each change is written
 * together with who made it, in one transaction: there is no change without its trace.
 */
export interface People {
  readonly organisation: (id: string) => Promise<{ readonly kind: string; readonly name: string } | undefined>;
  /** By e-mail; of each person only what they hold in that organisation, where one is named. */
  readonly list: (question: {
    readonly organisationId?: string | undefined;
    readonly q: string;
    readonly after: string;
    readonly limit: number;
  }) => Promise<readonly PersonRow[]>;
  readonly find: (id: string) => Promise<PersonRow | undefined>;
  /** Gives the one-time password, once; `undefined` where the e-mail has an account already. */
  readonly add: (
    by: Actor,
    person: NewPerson,
  ) => Promise<{ readonly id: string; readonly oneTimePassword: string } | undefined>;
  readonly setMembership: (by: Actor, membership: Membership) => Promise<void>;
  readonly setDisabled: (by: Actor, person: PersonRow, disabled: boolean) => Promise<void>;
  /** An officer's own word that they, or somebody close to them, are tied to an organisation. It is never taken back. */
  readonly declareInterest: (by: Actor, interest: DeclaredInterest) => Promise<void>;
  readonly recordAbsence: (by: Actor, absence: Absence) => Promise<void>;
  /**
   * Ends every session of the person and revokes the API keys they made: whoever else knew the password may have made some.
   * Gives the new one-time password, once.
   */
  readonly resetPassword: (by: Actor, person: PersonRow) => Promise<PasswordReset>;
  /** Takes what a person lost and can not sign in without; ends every session. */
  readonly resetSecondFactor: (by: Actor, person: PersonRow) => Promise<void>;
  readonly delegations: (
    organisationId: string,
    before: DelegationCursor | undefined,
    limit: number,
  ) => Promise<readonly DelegationRow[]>;
  readonly delegation: (id: string) => Promise<DelegationRow | undefined>;
  /** Gives its id; of one that says the very same and is not revoked, where there is one: a double click grants once. */
  readonly grant: (
    by: Actor,
    delegation: Omit<Delegations, 'principalIds' | 'grantedBy'> & { readonly principalId: string },
  ) => Promise<string>;
  readonly revoke: (by: Actor, delegation: DelegationRow) => Promise<void>;
}

export interface PasswordReset {
  readonly oneTimePassword: string;
  readonly revokedApiKeys: number;
}
export interface DeclaredInterest {
  readonly organisationId: string;
  readonly relation: 'own' | 'relative' | 'other';
}
/** Days on which an officer is not there, first and last included. */
export interface Absence {
  readonly userId: string;
  readonly firstDay: PlainDate;
  readonly lastDay: PlainDate;
}

interface Change {
  readonly action:
    | 'user.add'
    | 'user.setMembership'
    | 'user.setDisabled'
    | 'user.declareInterest'
    | 'user.recordAbsence'
    | 'user.resetPassword'
    | 'user.resetSecondFactor'
    | 'delegation.grant'
    | 'delegation.revoke';
  readonly kind: 'user' | 'delegation';
  readonly id: string;
  readonly concerns: readonly string[];
  readonly details: object;
}
interface Writing {
  readonly accounts: Accounts;
  readonly client: PoolClient;
  readonly log: (change: Change) => Promise<void>;
}

export function createPeople(services: AccessServices, passwords: Passwords, changed: () => void): People {
  const { pool } = services;

  /**
   * In one transaction; credentials that are remembered are forgotten once it is committed. What was allowed when the request came in
   * is asked again under the lock: of two administrators who disable each other at once, one stays.
   */
  async function change<T>(
    by: Actor,
    subjectId: string | undefined,
    work: (writing: Writing) => Promise<T>,
  ): Promise<T> {
    const result = await inTransaction(pool, async (client) => {
      await run(client, SQL.lockUsers, [subjectId === undefined ? [by.userId] : [by.userId, subjectId]]);
      const holds = await run(client, SQL.stillHolds, [by.userId, by.organisationId, by.roles, today(services)]);
      if (holds.length === 0) throw new ProblemError(problem('not-signed-in'));
      const provenance = services.opensDemo ? 'demo' : 'real';
      const accounts = createAccounts({ pool: client, clock: services.clock }, passwords, () => undefined, provenance);
      const log = async ({ action, kind, id, concerns, details }: Change): Promise<void> => {
        const at = new Date(nowMs(services));
        await run(client, SQL.logChange, [at, by.userId, by.organisationId, action, kind, id, concerns, details]);
      };
      return work({ accounts, client, log });
    });
    changed();
    return result;
  }
  const oneTimeUntil = (): Date => new Date(nowMs(services) + ONE_TIME_PASSWORD_HOURS * 3_600_000);
  const organisationsOf = (person: PersonRow) => person.memberships.map(({ organisationId }) => organisationId);

  return {
    organisation: async (id) => (await run(pool, SQL.organisation, [id]))[0],
    list: ({ organisationId, q, after, limit }) =>
      run(pool, SQL.people, [organisationId ?? null, likeAll(q), after, limit]),
    find: async (id) => (await run(pool, SQL.person, [id]))[0],
    add: (by, { email, name, language, membership, organisation }) =>
      change(by, undefined, async ({ accounts, client, log }) => {
        if (organisation) {
          await accounts.addOrganisations([organisation]);
          const [recorded] = await run(client, SQL.organisation, [organisation.id]);
          if (recorded?.kind !== organisation.kind)
            throw new ProblemError(problem('conflict', { errors: [accessProblem('ACC-048', '/organisation')] }));
        }
        const password = oneTimePassword(services);
        const id = await accounts.addUser({ email, name, password, language, oneTimeUntil: oneTimeUntil() });
        if (id === undefined) return undefined;
        await accounts.setMembership({ ...membership, userId: id });
        await log({
          action: 'user.add',
          kind: 'user',
          id,
          concerns: [membership.organisationId],
          details: { email, name, ...membership },
        });
        return { id, oneTimePassword: password };
      }),
    declareInterest: (by, { organisationId, relation }) =>
      change(by, undefined, async ({ client, log }) => {
        await run(client, SQL.declareInterest, [by.userId, organisationId, relation, new Date(nowMs(services))]);
        const details = { organisationId, relation };
        await log({ action: 'user.declareInterest', kind: 'user', id: by.userId, concerns: [organisationId], details });
      }),
    recordAbsence: (by, { userId, firstDay, lastDay }) =>
      change(by, userId, async ({ client, log }) => {
        await run(client, SQL.recordAbsence, [userId, firstDay, lastDay, new Date(nowMs(services))]);
        const details = { firstDay, lastDay };
        await log({ action: 'user.recordAbsence', kind: 'user', id: userId, concerns: [by.organisationId], details });
      }),
    setMembership: (by, membership) =>
      change(by, membership.userId, async ({ accounts, log }) => {
        await accounts.setMembership(membership);
        const { userId, organisationId } = membership;
        await log({
          action: 'user.setMembership',
          kind: 'user',
          id: userId,
          concerns: [organisationId],
          details: membership,
        });
      }),
    setDisabled: (by, person, disabled) =>
      change(by, person.id, async ({ accounts, log }) => {
        await (disabled ? accounts.disableUser(person.id) : accounts.enableUser(person.id));
        await log({
          action: 'user.setDisabled',
          kind: 'user',
          id: person.id,
          concerns: organisationsOf(person),
          details: { disabled },
        });
      }),
    resetPassword: (by, person) =>
      change(by, person.id, async ({ client, log }) => {
        const password = oneTimePassword(services);
        await run(client, SQL.setOneTimePassword, [person.id, await passwords.hashOf(password), oneTimeUntil()]);
        await run(client, SQL.closeSessionsOf, [person.id]);
        const revoked = await run(client, SQL.revokeApiKeysOf, [person.id, new Date(nowMs(services))]);
        await log({
          action: 'user.resetPassword',
          kind: 'user',
          id: person.id,
          concerns: organisationsOf(person),
          details: { revokedApiKeys: revoked.map(({ id }) => id) },
        });
        return { oneTimePassword: password, revokedApiKeys: revoked.length };
      }),
    resetSecondFactor: (by, person) =>
      change(by, person.id, async ({ client, log }) => {
        await forgetSecondFactor(client, person.id);
        await run(client, SQL.closeSessionsOf, [person.id]);
        await log({
          action: 'user.resetSecondFactor',
          kind: 'user',
          id: person.id,
          concerns: organisationsOf(person),
          details: {},
        });
      }),
    delegations: (organisationId, before, limit) =>
      run(pool, SQL.delegationsOf, [organisationId, before?.grantedAt ?? 'infinity', before?.id ?? '', limit]),
    delegation: async (id) => (await run(pool, SQL.delegation, [id]))[0],
    grant: (by, { principalId, ...delegation }) =>
      change(by, undefined, async ({ accounts, client, log }) => {
        const { brokerId, scopes, validFrom, validTo = null } = delegation;
        const [same] = await run(client, SQL.sameDelegation, [principalId, brokerId, scopes, validFrom, validTo]);
        if (same !== undefined) return same.id;
        const given = { ...delegation, principalIds: [principalId], grantedBy: by.userId };
        const [id = ''] = await accounts.grantDelegations(given);
        const concerns = [principalId, brokerId];
        await log({ action: 'delegation.grant', kind: 'delegation', id, concerns, details: delegation });
        return id;
      }),
    revoke: (by, { id, principal_id, broker_id }) =>
      change(by, undefined, async ({ accounts, log }) => {
        await accounts.revokeDelegation(id);
        const concerns = [principal_id, broker_id];
        await log({ action: 'delegation.revoke', kind: 'delegation', id, concerns, details: { on: today(services) } });
      }),
  };
}

/** Uniform: of the 256 values of a byte, each of the 32 signs has eight. */
function oneTimePassword({ random }: Pick<AccessServices, 'random'>): string {
  const signs = [...random(ONE_TIME_LENGTH)].map((byte) => ONE_TIME_ALPHABET[byte % ONE_TIME_ALPHABET.length] ?? '');
  const groups = Array.from({ length: ONE_TIME_LENGTH / ONE_TIME_GROUP }, (_, index) =>
    signs.slice(index * ONE_TIME_GROUP, (index + 1) * ONE_TIME_GROUP).join(''),
  );
  return groups.join('-');
}

const likeAll = (q: string): readonly string[] =>
  foldText(q)
    .split(/\s+/)
    .map((word) => `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
