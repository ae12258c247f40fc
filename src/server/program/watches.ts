import type { Access } from '#server/access';
import { startHandOut } from '#server/assignment';
import { startDeadlineClock, type DeadlineClock } from '#server/deadlines';
import { startImports } from '#server/declaration-import';
import { watchLaw } from '#server/fixes';
import type { LookingAgain } from '#server/jobs';
import { followLearned, type LearnedRoom } from '#server/learning';
import type { Logger } from '#server/platform/logging';
import type { Services } from '#server/platform/services';
import { watchRules, type RulesRoom } from '#server/risk';
import type { CountryInForce } from './country.ts';

/** What looks again and again whether there is something to do, by the one program that writes the cell. */
export interface Watches {
  /** What tells of times that run out. */
  readonly deadlines: DeadlineClock;
  /** What gives cases to officers. */
  readonly handOut: LookingAgain;
  /** What makes declarations of imported files. */
  readonly imports: LookingAgain;
  /** What stops rules that select other than they were rehearsed. */
  readonly ruleWatch: LookingAgain;
  /** What looks at drafts and pre-registrations once another law is in force. */
  readonly lawWatch: LookingAgain;
  /** What takes up what was declared and found, for the model that selects; in every program of the cell. */
  readonly learning: LookingAgain;
}

export interface WatchesOptions {
  readonly services: Services;
  readonly access: Access;
  readonly country: () => CountryInForce;
  readonly rules: RulesRoom;
  readonly learned: LearnedRoom;
  readonly logger: Logger;
  readonly byItself: boolean;
  readonly handsOutCases: boolean;
}

export function startWatches({
  services,
  access,
  country,
  rules,
  learned,
  logger,
  byItself,
  handsOutCases,
}: WatchesOptions): Watches {
  const telling =
    (message: string) =>
    (error: unknown): void =>
      logger.error({ err: error }, `${message}; trying on`);
  const looking = { services, isWriter: () => services.engine.role() === 'writing', byItself };
  return {
    deadlines: startDeadlineClock({
      ...looking,
      law: country,
      onTrouble: telling('deadlines could not be looked through'),
    }),
    handOut: startHandOut({
      ...looking,
      access,
      byItself: handsOutCases,
      onTrouble: telling('cases could not be given out'),
    }),
    imports: startImports({
      ...looking,
      members: access.members,
      nameOf: async (userId) => (await access.people.find(userId))?.name,
      onTrouble: telling('imported declarations could not be sent'),
    }),
    ruleWatch: watchRules({ ...looking, rules, onTrouble: telling('rules could not be measured') }),
    learning: followLearned({ learned, byItself, onTrouble: telling('what was declared could not be taken up') }),
    lawWatch: watchLaw({ ...looking, onTrouble: telling('drafts could not be looked at under the new law') }),
  };
}

export const stopWatches = async ({
  deadlines,
  handOut,
  imports,
  ruleWatch,
  lawWatch,
  learning,
}: Watches): Promise<void> =>
  void (await Promise.all([deadlines, handOut, imports, ruleWatch, lawWatch, learning].map((watch) => watch.stop())));
