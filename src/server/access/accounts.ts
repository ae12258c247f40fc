import { DELEGABLE_SCOPES, ORGANISATION_KINDS, ROLES_OF_KIND } from '#core/access';
import type { OrganisationKind, Role, Scope } from '#core/access';
import { assert } from '#core/kernel';
import type { PlainDate } from '#core/kernel';
import { foldText } from '#core/codes';
import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { normaliseEmail } from './email.ts';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from './password.ts';
import type { Passwords } from './password.ts';
import { run } from '#server/platform/database';
import type { AccessServices } from './services.ts';
import { nowMs } from './services.ts';
import { SQL } from './sql.ts';

export interface NewOrganisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
}
export interface NewUser {
  /** Drawn where none is given: who is handed a case follows from it. */
  readonly id?: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly language?: 'vi' | 'en';
  /** Where somebody else chose the password: it opens nothing but the choice of one's own, until then. */
  readonly oneTimeUntil?: Date | null;
}
export interface Membership {
  readonly userId: string;
  readonly organisationId: string;
  readonly roles: readonly Role[];
  readonly offices?: readonly string[];
  readonly validFrom: PlainDate;
  readonly validTo?: PlainDate | null;
}
export interface Delegations {
  readonly principalIds: readonly string[];
  readonly brokerId: string;
  readonly scopes: readonly Scope[];
  readonly validFrom: PlainDate;
  readonly validTo?: PlainDate | null;
  readonly grantedBy: string;
}

/** Who is on record. Called by the program itself (demo, simulation, start-up); a request passes the policy table first. */
export interface Accounts {
  /** Adds those not on record yet; thousands at once are one statement. */
  readonly addOrganisations: (organisations: readonly NewOrganisation[]) => Promise<void>;
  /** The new person's id, or `undefined` where the e-mail already has an account. */
  readonly addUser: (user: NewUser) => Promise<string | undefined>;
  readonly userIdOf: (email: string) => Promise<string | undefined>;
  /** Sets what a person holds in an organisation. A role the kind of organisation does not have is a bug. */
  readonly setMembership: (membership: Membership) => Promise<void>;
  /** Ends every session and key of the person at once. */
  readonly disableUser: (userId: string) => Promise<void>;
  readonly enableUser: (userId: string) => Promise<void>;
  /** Each principal lets the broker act for it. Gives the delegations' ids, one per principal. */
  readonly grantDelegations: (delegations: Delegations) => Promise<readonly string[]>;
  readonly revokeDelegation: (id: string) => Promise<void>;
}

/** `demo` marks everything added as openable on a demo system only. */
export function createAccounts(
  services: Pick<AccessServices, 'clock'> & { readonly pool: Pool | PoolClient },
  passwords: Passwords,
  changed: () => void,
  provenance: 'real' | 'demo',
): Accounts {
  const { pool } = services;
  const demo = provenance === 'demo';
  const now = (): Date => new Date(nowMs(services));

  return {
    addOrganisations: async (organisations) => {
      assert(
        organisations.every(({ kind }) => ORGANISATION_KINDS.includes(kind)),
        'an organisation is of a known kind',
      );
      await run(pool, SQL.saveOrganisations, [JSON.stringify(organisations), demo, now()]);
    },
    addUser: async ({ id = randomUUID(), email, name, password, language = 'vi', oneTimeUntil = null }) => {
      const account = normaliseEmail(email);
      assert(account !== undefined, 'an account has an e-mail address');
      assert(
        password.length >= PASSWORD_LENGTH_MIN && password.length <= PASSWORD_LENGTH_MAX,
        `a password has ${PASSWORD_LENGTH_MIN} to ${PASSWORD_LENGTH_MAX} characters`,
      );
      const hash = await passwords.hashOf(password);
      const [created] = await run(pool, SQL.createUser, [
        id,
        account,
        name.normalize('NFC'),
        hash,
        language,
        demo,
        now(),
        oneTimeUntil,
        searchOf(account, name),
      ]);
      return created?.id;
    },
    userIdOf: async (email) => (await run(pool, SQL.userByEmail, [normaliseEmail(email) ?? '']))[0]?.id,
    setMembership: async ({ userId, organisationId, roles, offices = [], validFrom, validTo = null }) => {
      const [organisation] = await run(pool, SQL.organisation, [organisationId]);
      const kind = ORGANISATION_KINDS.find((name) => name === organisation?.kind);
      assert(kind !== undefined, 'the organisation of a membership is on record');
      const possible: readonly Role[] = ROLES_OF_KIND[kind];
      assert(
        roles.every((role) => possible.includes(role)),
        `a member of a ${kind} organisation is ${possible.join(' or ')}`,
      );
      await run(pool, SQL.saveMembership, [userId, organisationId, roles, offices, validFrom, validTo]);
      changed();
    },
    disableUser: async (userId) => {
      await run(pool, SQL.setUserDisabled, [userId, now()]);
      await run(pool, SQL.closeSessionsOf, [userId]);
      changed();
    },
    enableUser: async (userId) => {
      await run(pool, SQL.setUserDisabled, [userId, null]);
      changed();
    },
    grantDelegations: async ({ principalIds, brokerId, scopes, validFrom, validTo = null, grantedBy }) => {
      const delegable: readonly Scope[] = DELEGABLE_SCOPES;
      assert(
        scopes.every((scope) => delegable.includes(scope)),
        `a delegation covers ${delegable.join(', ')}`,
      );
      const ids = principalIds.map(() => randomUUID());
      await run(pool, SQL.grantDelegations, [
        ids,
        brokerId,
        scopes,
        validFrom,
        validTo,
        grantedBy,
        now(),
        principalIds,
      ]);
      changed();
      return ids;
    },
    revokeDelegation: async (id) => {
      await run(pool, SQL.revokeDelegation, [id, now()]);
      changed();
    },
  };
}

/** What people are found by. */
const searchOf = (email: string, name: string): string => foldText(`${email} ${name}`);
