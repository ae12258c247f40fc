import { audienceKey, type SubjectOf } from './audience-key.ts';
import { SQL } from './sql.ts';
import { run } from '#server/platform/database';
import {
  audiencesOfActor,
  channelsFor,
  TOPIC_RULES,
  TOPICS,
  type Audience,
  type Preferences,
  type Topic,
} from '#core/notice';
import type { Clock } from '#core/kernel';
import type { Member, Members } from '#server/access';
import type pg from 'pg';

/** What anybody wants told beyond what everybody is told, by audience: what a follower asks of every notice, so it is kept in memory. */
export interface Wishes {
  /** Whether anybody at all wants notices of this topic: most are of topics that nobody does. */
  readonly isAsked: (topic: Topic) => boolean;
  /** Whether a notice is to be kept at all. */
  readonly isWanted: (audience: string, topic: Topic) => boolean;
  readonly endpointsFor: (audience: string, topic: Topic) => readonly string[];
  /** Whether somebody of this audience may want it by e-mail. */
  readonly isMailed: (audience: string, topic: Topic) => boolean;
  readonly preferencesOf: (userId: string, organisationId: string) => Preferences;
}

export interface WishesOptions {
  readonly members: Members;
  readonly subjectOf: SubjectOf;
  readonly clock: Clock;
}

/** Who works where changes elsewhere; so long may a wish of somebody who has just moved stay with the place before. */
const FRESH_MS = 60_000;

/** Reads what is wanted when it has changed, else gives what it knows. A change counts from the next batch on. */
export function wishesReader(options: WishesOptions): (client: Pick<pg.ClientBase, 'query'>) => Promise<Wishes> {
  let known: { readonly version: string; readonly readAtMs: number; readonly wishes: Wishes } | undefined;
  return async (client) => {
    const [row] = await run(client, SQL.wishesVersion, []);
    const version = row?.version ?? '';
    const now = Date.parse(options.clock.now());
    // A clock that was set back must not keep old wishes for as long as it was wrong.
    if (known?.version === version && Math.abs(now - known.readAtMs) < FRESH_MS) return known.wishes;
    const wishes = await readWishes(client, options);
    known = { version, readAtMs: now, wishes };
    return wishes;
  };
}

type Wanted = Map<string, Set<Topic>>;

async function readWishes(
  client: Pick<pg.ClientBase, 'query'>,
  { members, subjectOf }: WishesOptions,
): Promise<Wishes> {
  const preferences = byPerson(await run(client, SQL.allPreferences, []));
  const people =
    preferences.size === 0
      ? []
      : await members({ userIds: [...new Set([...preferences.values()].map(({ userId }) => userId))] });
  const [shown, mailed]: [Wanted, Wanted] = [new Map(), new Map()];
  for (const person of people) {
    const chosen = preferences.get(personKey(person.userId, person.organisationId))?.topics ?? {};
    for (const audience of audiencesOfMember(person)) {
      for (const topic of TOPICS) {
        const { inApp, email } = channelsFor(topic, chosen);
        if (inApp) add(shown, audienceKey(audience, subjectOf), topic);
        if (email) add(mailed, audienceKey(audience, subjectOf), topic);
      }
    }
  }
  const endpoints = new Map<
    string,
    { readonly id: string; readonly topics: ReadonlySet<string>; readonly isOn: boolean }[]
  >();
  for (const { id, organisation_id, topics, disabled_at } of await run(client, SQL.allEndpoints, [])) {
    const key = audienceKey({ kind: 'organisation', id: organisation_id }, subjectOf);
    const list = endpoints.get(key) ?? [];
    list.push({ id, topics: new Set(topics), isOn: disabled_at === null });
    endpoints.set(key, list);
  }
  const asked: ReadonlySet<string> = new Set([
    ...TOPICS.filter((topic) => TOPIC_RULES[topic].byDefault.inApp),
    ...[...shown.values(), ...mailed.values()].flatMap((topics) => [...topics]),
    ...[...endpoints.values()].flat().flatMap(({ topics }) => [...topics]),
  ]);
  const has = (wanted: Wanted, audience: string, topic: Topic): boolean => wanted.get(audience)?.has(topic) ?? false;
  return {
    isAsked: (topic) => asked.has(topic),
    isWanted: (audience, topic) =>
      TOPIC_RULES[topic].byDefault.inApp ||
      has(shown, audience, topic) ||
      has(mailed, audience, topic) ||
      // Also for one that is switched off: what it misses can be replayed.
      (endpoints.get(audience) ?? NONE).some(({ topics }) => topics.has(topic)),
    endpointsFor: (audience, topic) =>
      (endpoints.get(audience) ?? NONE).filter(({ topics, isOn }) => isOn && topics.has(topic)).map(({ id }) => id),
    isMailed: (audience, topic) => TOPIC_RULES[topic].byDefault.email || has(mailed, audience, topic),
    preferencesOf: (userId, organisationId) => preferences.get(personKey(userId, organisationId))?.topics ?? {},
  };
}

const NONE: readonly never[] = [];

/** What somebody would read if they were signed in. */
export const audiencesOfMember = (member: Member): readonly Audience[] =>
  audiencesOfActor({ ...member, delegations: [] });

const personKey = (userId: string, organisationId: string): string => `${userId}|${organisationId}`;

interface Person {
  readonly userId: string;
  readonly topics: { [T in Topic]?: { readonly inApp: boolean; readonly email: boolean } };
}

function byPerson(
  rows: readonly {
    readonly user_id: string;
    readonly organisation_id: string;
    readonly topic: string;
    readonly in_app: boolean;
    readonly email: boolean;
  }[],
): ReadonlyMap<string, Person> {
  const people = new Map<string, Person>();
  for (const { user_id, organisation_id, topic, in_app, email } of rows) {
    const known = TOPICS.find((name) => name === topic);
    if (known === undefined) continue;
    const key = personKey(user_id, organisation_id);
    const person = people.get(key) ?? { userId: user_id, topics: {} };
    person.topics[known] = { inApp: in_app, email };
    people.set(key, person);
  }
  return people;
}

function add(wanted: Wanted, audience: string, topic: Topic): void {
  const topics = wanted.get(audience) ?? new Set();
  topics.add(topic);
  wanted.set(audience, topics);
}
