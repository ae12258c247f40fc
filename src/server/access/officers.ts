import { run } from '#server/platform/database';
import { today, type AccessServices } from './services.ts';
import { SQL } from './sql.ts';

/** An officer of an office today, as whoever gives out work has to know them. */
export interface OfficerOnDuty {
  readonly userId: string;
  readonly name: string;
  readonly organisationId: string;
  readonly roles: readonly string[];
  readonly offices: readonly string[];
  /** Every organisation they are or were a member of, or have declared an interest in. */
  readonly memberOf: readonly string[];
  readonly away: boolean;
}

/** Those who work at one of these offices today, whether they are there or away. */
export type Officers = (officeIds: readonly string[]) => Promise<readonly OfficerOnDuty[]>;

export const createOfficers =
  (services: AccessServices): Officers =>
  async (officeIds) => {
    const rows = await run(services.pool, SQL.officers, [officeIds, today(services)]);
    return rows
      .filter(({ demo }) => !demo || services.opensDemo)
      .map(({ user_id, name, organisation_id, roles, offices, member_of, away }) => ({
        userId: user_id,
        name,
        organisationId: organisation_id,
        roles,
        offices,
        memberOf: member_of,
        away,
      }));
  };
