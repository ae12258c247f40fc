import { audienceKey, type SubjectOf } from './audience-key.ts';
import { writeOwnNotice, type OwnNotice } from './own-notice.ts';
import { SQL } from './sql.ts';
import { run } from '#server/platform/database';
import type { Wishes } from './wishes.ts';
import { channelsFor, topicOf, type NoticeCode, type NoticeFacts } from '#core/notice';
import type { Member, Members } from '#server/access';
import type pg from 'pg';

/** Something that one person asked to be told of. */
export interface PersonalNotice {
  readonly userId: string;
  readonly code: NoticeCode;
  readonly subject: string;
  readonly facts: NoticeFacts;
}

/**
 * Tells people in the transaction that wrote what there is to tell: in the application, by e-mail as each of them chose, and, once for
 * each organisation, its software that listens to the topic.
 */
export type TellPeople = (client: pg.PoolClient, notices: readonly PersonalNotice[], at: string) => Promise<void>;

export interface TellPeopleOptions {
  readonly members: Members;
  readonly subjectOf: SubjectOf;
  readonly wishes: (client: Pick<pg.ClientBase, 'query'>) => Promise<Wishes>;
  readonly sendsMail: () => boolean;
}

export const tellPeople =
  ({ members, subjectOf, wishes, sendsMail }: TellPeopleOptions): TellPeople =>
  async (client, notices, at) => {
    if (notices.length === 0) return;
    const wanted = await wishes(client);
    const places = Map.groupBy(
      await members({ userIds: [...new Set(notices.map(({ userId }) => userId))] }),
      ({ userId }) => userId,
    );
    const called = new Set<string>();
    await run(client, SQL.takeTurn, []);
    for (const notice of notices) {
      const { userId, code, subject, facts } = notice;
      const of = places.get(userId) ?? [];
      const isMailed = sendsMail() && of.some((place) => isMailedTo(place, notice, wanted));
      const deliverTo: OwnNotice['deliverTo'][number][] = isMailed ? [{ channel: 'email', target: userId }] : [];
      for (const target of endpointsOf(of, notice, wanted, subjectOf)) {
        // Two of one organisation who watch the same are two readers, but one receiver.
        const call = [target, code, subject, JSON.stringify(facts)].join('|');
        if (!called.has(call)) deliverTo.push({ channel: 'webhook', target });
        called.add(call);
      }
      await writeOwnNotice(client, {
        audience: audienceKey({ kind: 'user', id: userId }, subjectOf),
        code,
        subject,
        facts,
        at,
        deliverTo,
      });
    }
  };

const isMailedTo = ({ userId, organisationId }: Member, { code }: PersonalNotice, wanted: Wishes): boolean =>
  channelsFor(topicOf(code), wanted.preferencesOf(userId, organisationId)).email;

const endpointsOf = (
  places: readonly Member[],
  { code }: PersonalNotice,
  wanted: Wishes,
  subjectOf: SubjectOf,
): ReadonlySet<string> =>
  new Set(
    places.flatMap(({ organisationId }) =>
      wanted.endpointsFor(audienceKey({ kind: 'organisation', id: organisationId }, subjectOf), topicOf(code)),
    ),
  );
