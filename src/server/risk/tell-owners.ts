import type { NoticeCode, NoticeFacts } from '#core/notice';
import type { Selection } from '#core/risk';
import type { Members } from '#server/access';
import type { PersonalNotice, TellPeople } from '#server/notices';
import type { JournalEvent } from '#server/platform/engine';
import type pg from 'pg';

export interface OwnersOptions {
  readonly members: Members;
  readonly tellPeople: TellPeople;
  /** Whose a rule is; nothing where there is no such rule any more. */
  readonly ownerOf: (ruleId: string) => string | undefined;
}

export interface RuleNotice {
  readonly ruleId: string;
  readonly code: NoticeCode;
  readonly facts: NoticeFacts;
}

/** Tells the owners of rules something of them, in the transaction that found it. */
export async function tellRuleOwners(
  client: pg.PoolClient,
  notices: readonly RuleNotice[],
  at: string,
  { members, tellPeople, ownerOf }: OwnersOptions,
): Promise<void> {
  if (notices.length === 0) return;
  const analysts = new Set((await members({ roles: ['riskAnalyst'] })).map(({ userId }) => userId));
  const told = notices.flatMap(({ ruleId, code, facts }): readonly PersonalNotice[] => {
    const owner = ownerOf(ruleId);
    // A rule of the country's file belongs to a department, and one whose owner left to nobody: then all of them are told.
    const readers = owner !== undefined && analysts.has(owner) ? [owner] : [...analysts];
    return readers.map((userId) => ({ userId, code, subject: ruleId, facts }));
  });
  await tellPeople(client, told, at);
}

/** Tells owners of the hits of rules that ask for it: once for a rule, however many declarations of a batch it hit. */
export async function tellOfHits(
  client: pg.PoolClient,
  events: readonly JournalEvent[],
  options: OwnersOptions,
): Promise<void> {
  const hits = new Map<string, { readonly count: number; readonly declaration: string }>();
  for (const { stream, data } of events)
    for (const ruleId of notifiedIn(data))
      hits.set(ruleId, { count: (hits.get(ruleId)?.count ?? 0) + 1, declaration: stream.id });
  const at = events.at(-1)?.at ?? '';
  const notices = [...hits].map(([ruleId, { count, declaration }]): RuleNotice => ({
    ruleId,
    code: 'risk.ruleHit',
    facts: { hits: String(count), declaration },
  }));
  await tellRuleOwners(client, notices, at, options);
}

const notifiedIn = (data: JournalEvent['data']): readonly string[] =>
  (data as unknown as { readonly selection?: Pick<Selection, 'notify'> }).selection?.notify ?? [];
