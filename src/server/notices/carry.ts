import { audienceKey } from './audience-key.ts';
import type { Carry, Tried } from './deliveries.ts';
import type { Mailer } from './mailer.ts';
import { mailText } from './mail-text.ts';
import { inTurn, writeOwnNotice } from './own-notice.ts';
import { callWebhook } from './send-webhook.ts';
import { SQL, type ClaimedRow, type EndpointRow } from './sql.ts';
import { run } from '#server/platform/database';
import { subjectPage } from './subject-page.ts';
import { secretOf } from './webhook-signature.ts';
import { audiencesOfMember } from './wishes.ts';
import { declarationRef } from '#core/clearance';
import { parseDeclarationNumber, type DeclarationState } from '#core/declaration';
import { instantAt, type Instant } from '#core/kernel';
import { channelsFor, isNoticeCode, noticeWords, TOPICS, type Preferences } from '#core/notice';
import type { Members } from '#server/access';
import type { Services } from '#server/platform/services';

export interface CarryOptions {
  readonly services: Pick<Services, 'pool' | 'clock' | 'token' | 'engine' | 'reference' | 'publicUrl' | 'cell'>;
  readonly members: Members;
  readonly mailer: () => Mailer | undefined;
  readonly allowPrivate: boolean;
}

/** So long may an endpoint fail before it is called no more: over a long holiday. */
export const FAILING_HOURS_MAX = 5 * 24;
const HOUR_MS = 3_600_000;
const GONE = 410;

/** The name of a message for its receivers: the same at every try and at every replay. */
export const messageId = (noticeId: string): string => `msg_${noticeId}`;

/** Calls the endpoint of a delivery, and keeps on record whether it answers. */
export const carryWebhook =
  (options: CarryOptions): Carry =>
  async (delivery) => {
    const { pool, clock, token } = options.services;
    const [endpoint] = await run(pool, SQL.endpoint, [delivery.target]);
    if (!endpoint || endpoint.disabled_at !== null)
      return { outcome: 'dead', status: null, error: 'the endpoint is switched off' };
    const now = clock.now();
    const called = await callWebhook(
      {
        url: endpoint.url,
        id: messageId(delivery.notice_id),
        timestamp: Math.floor(Date.parse(now) / 1_000),
        body: await webhookBody(delivery, options.services),
        secrets: secretsOf(endpoint, now, token),
      },
      { allowPrivate: options.allowPrivate },
    );
    if (called.answered && called.status >= 200 && called.status < 300) {
      await run(pool, SQL.endpointAnswers, [endpoint.id]);
      return { outcome: 'delivered', status: called.status };
    }
    const status = called.answered ? called.status : null;
    const tried: Tried = {
      outcome: 'failed',
      status,
      error: called.answered ? `answered ${called.status}` : called.error,
    };
    return (await isGivenUp(options, endpoint, status)) ? { ...tried, outcome: 'dead' } : tried;
  };

/** Newest first; for some time after a change of secret the one before signs as well. */
const secretsOf = (
  { id, secret_version, previous_until }: EndpointRow,
  now: Instant,
  token: Services['token'],
): readonly string[] =>
  previous_until !== null && instantAt(previous_until.getTime()) > now
    ? [secretOf(id, secret_version, token), secretOf(id, secret_version - 1, token)]
    : [secretOf(id, secret_version, token)];

/** What happened, to what, and where that stands now. Whoever wants more asks the API with their own key, which says what they may see. */
async function webhookBody(
  { code, subject, facts, at, notice_id }: ClaimedRow,
  { engine }: Pick<CarryOptions['services'], 'engine'>,
): Promise<string> {
  // Others are about a transport, a list, a code of the tariff or the endpoint itself.
  const number = parseDeclarationNumber(subject);
  const stored = number && (await engine.readState<DeclarationState>(declarationRef(number)));
  const data = { notice: notice_id, number: subject, ...(stored && { status: stored.state.status }), ...facts };
  return JSON.stringify({ type: code, timestamp: at.toISOString(), data });
}

async function isGivenUp(options: CarryOptions, endpoint: EndpointRow, status: number | null): Promise<boolean> {
  const { pool, clock } = options.services;
  const now = clock.now();
  const [failing] = await run(pool, SQL.endpointFails, [endpoint.id, now]);
  if (!failing) return true;
  const since = failing.failing_since;
  const isLong = Date.parse(now) - since.getTime() >= FAILING_HOURS_MAX * HOUR_MS;
  if (status !== GONE && !isLong) return false;
  await disable(options, endpoint, status === GONE ? 'gone' : 'failing', instantAt(since.getTime()));
  return true;
}

/**
 * Switched off and told in one transaction, so that no owner is left to find out by themselves: by in-app notice and by e-mail,
 * but not by webhook, which is what does not work.
 */
async function disable(
  options: CarryOptions,
  { id, organisation_id }: EndpointRow,
  because: 'gone' | 'failing',
  since: Instant,
): Promise<void> {
  const { pool, clock, engine } = options.services;
  const audience = { kind: 'organisation', id: organisation_id } as const;
  const mailed = await mailedOf(options, audience);
  const at = clock.now();
  await inTurn(pool, async (client) => {
    const [off] = await run(client, SQL.disableEndpoint, [id, at, because]);
    if (!off) return;
    await run(client, SQL.wishesChanged, []);
    await writeOwnNotice(client, {
      audience: audienceKey(audience, engine.subjectOf),
      code: 'webhook.disabled',
      subject: id,
      facts: { since },
      at,
      deliverTo: mailed.map((target) => ({ channel: 'email', target })),
    });
  });
}

interface OrganisationAudience {
  readonly kind: 'organisation';
  readonly id: string;
}

/** Who of an organisation reads by e-mail what concerns its account. */
async function mailedOf(
  { services: { pool }, members, mailer }: CarryOptions,
  audience: OrganisationAudience,
): Promise<readonly string[]> {
  const readers = mailer() === undefined ? [] : await members({ organisationIds: [audience.id] });
  const mailed: string[] = [];
  for (const reader of readers) {
    if (!audiencesOfMember(reader).some(({ kind, id }) => kind === audience.kind && id === audience.id)) continue;
    const rows = await run(pool, SQL.preferencesOf, [reader.userId, reader.organisationId]);
    if (channelsFor('account', preferencesIn(rows)).email) mailed.push(reader.userId);
  }
  return mailed;
}

/** What rows say of one person's wishes. */
export function preferencesIn(
  rows: readonly { readonly topic: string; readonly in_app: boolean; readonly email: boolean }[],
): Preferences {
  const known = rows.flatMap(({ topic, in_app, email }) => {
    const name = TOPICS.find((each) => each === topic);
    return name === undefined ? [] : [[name, { inApp: in_app, email }] as const];
  });
  return Object.fromEntries(known);
}

/** Writes to the person of a delivery, in their language, at the address they have now. */
export const carryMail =
  ({ services, members, mailer }: CarryOptions): Carry =>
  async ({ target, code, subject, facts, notice_id }) => {
    const post = mailer();
    if (!post) return { outcome: 'failed', status: null, error: 'no e-mail server is set' };
    const [person] = await members({ userIds: [target] });
    if (!person || !isNoticeCode(code)) return { outcome: 'dead', status: null, error: 'nobody to write to' };
    const zone = services.reference.current().reference.country.zoneOffsetMinutes;
    const words = noticeWords({ code, subject, facts: facts ?? {} }, zone);
    const reader = person.offices.length > 0 ? 'customs' : 'trade';
    const { subject: title, text } = mailText(words, person.language, {
      page: `${services.publicUrl}${subjectPage(code, subject, reader)}`,
      settings: `${services.publicUrl}/notices/settings`,
    });
    await post.send({
      id: `${messageId(notice_id)}.${person.userId}`,
      to: person.email,
      subject: title,
      text,
      language: person.language,
    });
    return { outcome: 'delivered', status: null };
  };
