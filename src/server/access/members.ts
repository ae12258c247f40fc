import type { Role } from '#core/access';
import { run } from '#server/platform/database';
import { today, type AccessServices } from './services.ts';
import { SQL } from './sql.ts';

/** A person as one who can be told something: where, in which language, and as whom. */
export interface Member {
  readonly userId: string;
  readonly email: string;
  readonly language: 'vi' | 'en';
  readonly organisationId: string;
  readonly roles: readonly string[];
  readonly offices: readonly string[];
}

export interface MembersQuestion {
  readonly organisationIds?: readonly string[];
  readonly officeIds?: readonly string[];
  readonly userIds?: readonly string[];
  readonly roles?: readonly Role[];
}

/** Whoever is a member today of one of these organisations, works at one of these offices, has one of these roles, or is named: once for each membership. */
export type Members = (question: MembersQuestion) => Promise<readonly Member[]>;

export const createMembers =
  (services: AccessServices): Members =>
  async ({ organisationIds = [], officeIds = [], userIds = [], roles: wanted = [] }) => {
    const rows = await run(services.pool, SQL.members, [organisationIds, officeIds, userIds, today(services), wanted]);
    // A demonstration's accounts are nobody on a live system.
    return rows
      .filter(({ demo }) => !demo || services.opensDemo)
      .map(({ user_id, email, language, organisation_id, roles, offices }) => ({
        userId: user_id,
        email,
        language,
        organisationId: organisation_id,
        roles,
        offices,
      }));
  };
