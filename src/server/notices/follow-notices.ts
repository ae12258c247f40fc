import { audienceKey, type SubjectOf } from './audience-key.ts';
import { noticeHeads } from './notice-heads.ts';
import { SQL } from './sql.ts';
import { run } from '#server/platform/database';
import { audiencesOfMember, type Wishes } from './wishes.ts';
import {
  channelsFor,
  noticesOf,
  rulesFor,
  topicOf,
  type Audience,
  type Notice,
  type NoticeFacts,
  type Topic,
} from '#core/notice';
import { assert, type Clock } from '#core/kernel';
import type { Members } from '#server/access';
import type { Engine, HandleEvents, JournalEvent } from '#server/platform/engine';
import type pg from 'pg';

export const NOTICES_FOLLOWER = 'notices';

export interface FollowNoticesOptions {
  readonly engine: Pick<Engine, 'readStates' | 'subjectOf'>;
  readonly clock: Clock;
  readonly members: Members;
  readonly wishes: (client: Pick<pg.ClientBase, 'query'>) => Promise<Wishes>;
  /** Whether there is a server that takes e-mail. */
  readonly sendsMail: () => boolean;
}

/** More than any event has audiences; own notices of the house fit in between. */
export const IDS_PER_EVENT = 1_024n;

/** A notice that will be kept. */
interface Kept {
  readonly id: bigint;
  readonly key: string;
  readonly topic: Topic;
  readonly notice: Notice;
}

/**
 * Writes what there is to tell, and to whom it must be sent, in step with the journal: all of a batch in two statements, and none
 * where nobody wants to hear of any of it. Committed with the follower's place, so each notice is written once whatever is restarted.
 */
export function followNotices({ engine, clock, members, wishes, sendsMail }: FollowNoticesOptions): HandleEvents {
  const heads = noticeHeads(engine);
  return async (events, client) => {
    const noticed: JournalEvent[] = [];
    for (const event of events) {
      heads.note(event);
      if (rulesFor(event).length > 0) noticed.push(event);
    }
    if (noticed.length === 0) return;
    const wanted = await wishes(client);
    const headOf = await heads.of(noticed);
    const kept: Kept[] = [];
    for (const event of noticed) {
      const head = headOf(event);
      if (head !== undefined) kept.push(...keptOf(event, noticesOf(event, head), wanted, engine.subjectOf));
    }
    if (kept.length === 0) return;
    await addNotices(client, kept);
    const deliveries = [
      ...webhooksOf(kept, wanted),
      ...(sendsMail() ? await mailsOf(kept, wanted, members, engine.subjectOf) : []),
    ];
    if (deliveries.length > 0) await addDeliveries(client, deliveries, clock.now());
  };
}

function keptOf(
  event: JournalEvent,
  notices: readonly Notice[],
  wishes: Wishes,
  subjectOf: SubjectOf,
): readonly Kept[] {
  const kept: Kept[] = [];
  for (const [place, notice] of notices.entries()) {
    const topic = topicOf(notice.code);
    if (!wishes.isAsked(topic)) continue;
    const key = audienceKey(notice.audience, subjectOf);
    if (wishes.isWanted(key, topic))
      kept.push({ id: event.position * IDS_PER_EVENT + BigInt(place), key, topic, notice });
  }
  return kept;
}

const addNotices = (client: pg.ClientBase, kept: readonly Kept[]): Promise<unknown> =>
  run(client, SQL.addNotices, [
    linesOf(kept, ({ id }) => id.toString()),
    linesOf(kept, ({ key }) => key),
    linesOf(kept, ({ notice }) => notice.code),
    linesOf(kept, ({ notice }) => notice.subject),
    linesOf(kept, ({ notice: { facts } }) => (hasAny(facts) ? JSON.stringify(facts) : '')),
    linesOf(kept, ({ notice }) => notice.at),
  ]);

/** A line for each row. A break within one would shift all rows after it, and so stops the follower instead. */
function linesOf(kept: readonly Kept[], text: (row: Kept) => string): string {
  const lines = kept.map(text).join('\n');
  assert(lines.split('\n').length === kept.length, 'a column of notices has a line for each');
  return lines;
}

const hasAny = (facts: NoticeFacts): boolean => Object.keys(facts).length > 0;

export interface NewDelivery {
  readonly channel: 'webhook' | 'email';
  readonly target: string;
  readonly noticeId: bigint;
}

export const addDeliveries = (
  client: Pick<pg.ClientBase, 'query'>,
  deliveries: readonly NewDelivery[],
  at: string,
): Promise<unknown> =>
  run(client, SQL.addDeliveries, [
    deliveries.map(({ channel }) => channel),
    deliveries.map(({ target }) => target),
    deliveries.map(({ noticeId }) => noticeId),
    at,
  ]);

const webhooksOf = (kept: readonly Kept[], wishes: Wishes): readonly NewDelivery[] =>
  kept.flatMap(({ id, key, topic }) =>
    wishes.endpointsFor(key, topic).map((target) => ({ channel: 'webhook', target, noticeId: id }) as const),
  );

/** One look-up of people for the whole batch, and only where something goes out by e-mail at all. */
async function mailsOf(
  kept: readonly Kept[],
  wishes: Wishes,
  members: Members,
  subjectOf: SubjectOf,
): Promise<readonly NewDelivery[]> {
  const mailed = kept.filter(({ key, topic }) => wishes.isMailed(key, topic));
  if (mailed.length === 0) return [];
  const readers = new Map<string, { readonly userId: string; readonly organisationId: string }[]>();
  for (const member of await members(placesOf(mailed.map(({ notice }) => notice.audience)))) {
    for (const audience of audiencesOfMember(member)) {
      const key = audienceKey(audience, subjectOf);
      const list = readers.get(key) ?? [];
      list.push(member);
      readers.set(key, list);
    }
  }
  const deliveries = new Map<string, NewDelivery>();
  for (const { id, key, topic } of mailed) {
    for (const { userId, organisationId } of readers.get(key) ?? []) {
      if (!channelsFor(topic, wishes.preferencesOf(userId, organisationId)).email) continue;
      deliveries.set(`${userId}|${id}`, { channel: 'email', target: userId, noticeId: id });
    }
  }
  return [...deliveries.values()];
}

function placesOf(audiences: readonly Audience[]): Parameters<Members>[0] {
  const idsOf = (...kinds: readonly Audience['kind'][]): readonly string[] => [
    ...new Set(audiences.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id)),
  ];
  return { organisationIds: idsOf('organisation'), officeIds: idsOf('office', 'leader'), userIds: idsOf('user') };
}
