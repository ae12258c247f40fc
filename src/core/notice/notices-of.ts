import { CONSULTATION_NOTICES } from './consultation-notices.ts';
import { DECLARATION_NOTICES } from './declaration-notices.ts';
import { EXEMPTION_LIST_NOTICES } from './exemption-list-notices.ts';
import { INSPECTION_NOTICES } from './inspection-notices.ts';
import { PRICE_DOUBT_NOTICES } from './price-doubt-notices.ts';
import { REFERRAL_NOTICES } from './referral-notices.ts';
import { TRANSPORT_NOTICES } from './transport-notices.ts';
import { PARTY_NOTICES } from './party-notices.ts';
import type { NoticeRule } from './notice-rule.ts';
import type { Audience, AudienceKind, Notice } from './notice.ts';
import { DECLARATION_STREAM } from '#core/declaration';
import { INSPECTION_STREAM } from '#core/inspection';
import type { RecordedEvent, StreamRef } from '#core/kernel';
import { PARTY_STREAM } from '#core/party';
import { PRICE_DOUBT_STREAM } from '#core/price';
import { REFERRAL_STREAM } from '#core/referral';
import { EXEMPTION_LIST_STREAM } from '#core/relief';
import { TRANSPORT_STREAM } from '#core/transport';
import { CONSULTATION_STREAM } from '#core/valuation';

/** Whom a declaration or list belongs to, as far as telling goes. */
export interface NoticeHead {
  /** The number as people know it. */
  readonly number: string;
  readonly principalId: string | null;
  readonly submitterId: string | null;
  readonly officeId: string;
  /** Where goods under way are to arrive. */
  readonly destinationOfficeId?: string;
}

export type NoticedEvent = Pick<RecordedEvent, 'type' | 'data' | 'at'> & { readonly stream: StreamRef };

type Rules = Readonly<Record<string, readonly NoticeRule<unknown>[]>>;

/** The streams of which anybody is told. */
export const NOTICED_STREAMS: Readonly<Record<string, Rules>> = {
  [DECLARATION_STREAM]: DECLARATION_NOTICES,
  [CONSULTATION_STREAM]: CONSULTATION_NOTICES,
  [INSPECTION_STREAM]: INSPECTION_NOTICES,
  [PRICE_DOUBT_STREAM]: PRICE_DOUBT_NOTICES,
  [REFERRAL_STREAM]: REFERRAL_NOTICES,
  [EXEMPTION_LIST_STREAM]: EXEMPTION_LIST_NOTICES,
  [TRANSPORT_STREAM]: TRANSPORT_NOTICES,
  [PARTY_STREAM]: PARTY_NOTICES,
};

/** The rules that an event may set off. Most events have none, and then nobody needs to look up whose they are. */
export const rulesFor = ({ stream, type }: Pick<NoticedEvent, 'stream' | 'type'>): readonly NoticeRule<unknown>[] =>
  NOTICED_STREAMS[stream.type]?.[type] ?? [];

/** What there is to tell of an event, each audience once. */
export function noticesOf(event: NoticedEvent, head: NoticeHead): readonly Notice[] {
  const notices: Notice[] = [];
  for (const rule of rulesFor(event)) {
    if (rule.when?.(event.data) === false) continue;
    const facts = rule.facts?.(event.data) ?? NO_FACTS;
    for (const audience of audiencesIn(rule.to, event, head))
      notices.push({ code: rule.code, audience, subject: head.number, facts, at: event.at });
  }
  return notices;
}

const NO_FACTS = {};

function audiencesIn(kinds: readonly AudienceKind[], event: NoticedEvent, head: NoticeHead): readonly Audience[] {
  const found: Audience[] = [];
  for (const kind of kinds) {
    const named = kind === 'agency' ? agenciesIn(event).map(organisation) : [audienceOf(kind, event, head)];
    for (const audience of named)
      if (audience && !found.some(({ kind: other, id }) => other === audience.kind && id === audience.id))
        found.push(audience);
  }
  return found;
}

function audienceOf(
  kind: Exclude<AudienceKind, 'agency'>,
  { data }: NoticedEvent,
  head: NoticeHead,
): Audience | undefined {
  switch (kind) {
    case 'principal':
      return organisation(head.principalId);
    case 'submitter':
      return organisation(head.submitterId);
    case 'office':
    case 'leader':
      return { kind, id: head.officeId };
    case 'destination':
    case 'destinationLeader':
      return head.destinationOfficeId === undefined
        ? undefined
        : { kind: kind === 'destination' ? 'office' : 'leader', id: head.destinationOfficeId };
    case 'keeper':
      return organisation(namedIn(data, 'operatorId'));
    case 'officer': {
      const id = namedIn(data, 'officerId');
      return id === null || id === '' ? undefined : { kind: 'user', id };
    }
  }
}

/** To whom a decision refers the declaration; of a deadline, whose it is. */
function agenciesIn({ type, data }: NoticedEvent): readonly string[] {
  // Written by our own handlers, hashed and chained since.
  const { selection } = data as { readonly selection?: { readonly referTo?: readonly string[] } };
  const named = namedIn(data, type === 'DeadlinePassed' ? 'key' : 'agencyCode');
  return selection?.referTo ?? (named === null ? [] : [named]);
}

/** Whom the event itself names. */
function namedIn(data: unknown, member: string): string | null {
  const named: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, member) : undefined;
  return typeof named === 'string' ? named : null;
}

const organisation = (id: string | null): Audience | undefined =>
  id === null || id === '' ? undefined : { kind: 'organisation', id };
