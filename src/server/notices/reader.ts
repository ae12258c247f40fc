import { audienceKey } from './audience-key.ts';
import { preferencesIn } from './carry.ts';
import { SQL } from './sql.ts';
import { run } from '#server/platform/database';
import type { Actor } from '#core/kernel';
import { audiencesOfActor, channelsFor, NOTICE_CODES, topicOf } from '#core/notice';
import type { Services } from '#server/platform/services';

/** Whose notices somebody reads, and which of them they do not want to see here. */
export interface Reader {
  readonly audiences: readonly string[];
  readonly muted: readonly string[];
}

export async function readerOf(actor: Actor, { pool, engine }: Pick<Services, 'pool' | 'engine'>): Promise<Reader> {
  const chosen = preferencesIn(await run(pool, SQL.preferencesOf, [actor.userId, actor.organisationId]));
  return {
    audiences: audiencesOfActor(actor).map((audience) => audienceKey(audience, engine.subjectOf)),
    muted: NOTICE_CODES.filter((code) => !channelsFor(topicOf(code), chosen).inApp),
  };
}
