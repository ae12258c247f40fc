import type pg from 'pg';
import { expect } from 'vitest';
import type { DeclarationHead } from '#core/declaration';
import { noticesOf, topicOf, type NoticeHead, type Topic } from '#core/notice';
import { eachEvent } from './journal-checks.ts';
import type { WebhookReceiver } from './webhook-receiver.ts';

/** Where an organisation is called, and of what. */
export interface Listening {
  readonly endpointId: string;
  readonly organisationId: string;
  readonly topics: readonly Topic[];
  readonly receiver: WebhookReceiver;
}

/** With its last try a delivery is delivered or dead. */
const ATTEMPTS_MAX = 11;

interface NoticeRow {
  readonly id: string;
  readonly text: string;
  /** Nothing where it was written when its endpoint was switched off already. */
  readonly state: 'due' | 'delivered' | 'dead' | null;
  readonly attempts: number | null;
  readonly isOff: boolean;
}

/**
 * Each event has told what it tells once, and nothing else was told. Each notice was taken by its receiver, or waits with a try left,
 * or is dead because its receiver is gone; and whoever counts each `webhook-id` once has each notice once.
 */
export async function checkNotices(pool: pg.Pool, { endpointId, organisationId, topics, receiver }: Listening) {
  const told = await toldOf(pool, organisationId, topics);
  const { rows } = await pool.query<NoticeRow>(
    `select n.id, concat_ws(' ', n.code, n.subject, to_char(n.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as text,
            d.state, d.attempts, e.disabled_at is not null as "isOff"
       from notices.notice n join notices.endpoint e on e.id = $1
       left join notices.delivery d on d.target = $1 and d.notice_id = n.id
      where n.audience = 'organisation:' || $2 and n.code not like 'webhook.%'`,
    [endpointId, organisationId],
  );
  expect(rows.map(({ text }) => text).toSorted()).toEqual(told.toSorted());
  expect(receiver.calls.every(({ isSigned }) => isSigned)).toBe(true);
  const taken = Map.groupBy(receiver.calls, ({ id }) => id);
  const known = new Map(rows.map((row) => [`msg_${row.id}`, row]));
  for (const [id, calls] of taken) {
    const row = known.get(id);
    for (const { body } of calls) expect(textIn(body), id).toBe(row?.text);
  }
  for (const [id, { state, attempts, text, isOff }] of known) {
    const arrived = (taken.get(id) ?? []).some(({ answered }) => answered === 200);
    if (state === 'delivered') expect(arrived, `${text} is delivered`).toBe(true);
    if (state === 'due') expect(attempts, text).toBeLessThan(ATTEMPTS_MAX);
    if (state === 'dead' || state === null) expect(isOff, text).toBe(true);
  }
  const count = (wanted: NoticeRow['state']): number => rows.filter(({ state }) => state === wanted).length;
  const { length: calls } = receiver.calls;
  return { delivered: count('delivered'), dead: count('dead'), due: count('due'), repeated: calls - taken.size, calls };
}

/** What the journal has to tell an organisation, one line each. */
async function toldOf(pool: pg.Pool, organisationId: string, topics: readonly Topic[]): Promise<readonly string[]> {
  const heads = new Map<string, NoticeHead>();
  const told: string[] = [];
  await eachEvent(pool, (event) => {
    if (event.stream.type !== 'declaration') return;
    const { head } = event.data as unknown as { readonly head?: DeclarationHead };
    if (head) heads.set(event.stream.id, { ...head, principalId: null });
    const known = heads.get(event.stream.id);
    if (!known) return;
    for (const { code, audience, subject, at } of noticesOf(event, known))
      if (audience.kind === 'organisation' && audience.id === organisationId && topics.includes(topicOf(code)))
        told.push(`${code} ${subject} ${at}`);
  });
  return told;
}

function textIn(body: string): string {
  const { type, timestamp, data } = JSON.parse(body) as {
    readonly type: string;
    readonly timestamp: string;
    readonly data: { readonly number: string };
  };
  return `${type} ${data.number} ${timestamp}`;
}
