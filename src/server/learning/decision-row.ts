import type { ClearanceReference } from '#core/clearance';
import type { DeclarationHead } from '#core/declaration';
import type { PartyState } from '#core/party';
import type { Selection } from '#core/risk';
import type { JournalEvent } from '#server/platform/engine';
import type { DecisionRow } from './learning-sql.ts';

/** How one was decided on, and with what chance it was looked at. */
export function decisionRow(
  { stream, position, at }: Pick<JournalEvent, 'stream' | 'position' | 'at'>,
  head: Pick<DeclarationHead, 'officeId'>,
  selection: Selection,
  importer: Pick<PartyState, 'complianceLevel'> | undefined,
  { rules }: Pick<ClearanceReference, 'rules'>,
): DecisionRow {
  const { channel, random, learned } = selection;
  const isByRules = channel !== 'green' && !random && learned?.selected === undefined;
  return {
    number: stream.id,
    position: position.toString(),
    at,
    office_id: head.officeId,
    channel,
    by_rules: isByRules,
    random,
    propensity: isByRules ? 1 : propensityOf(selection, randomShareFor(importer, rules.policy)),
    model: learned?.model ?? null,
    line: learned?.line ?? null,
    chance: learned?.chance ?? null,
    rank: learned?.rank ?? null,
    // Where nobody is selected by rank, no rank is high enough; PostgreSQL knows the word.
    threshold: learned?.threshold ?? null,
    exploration: learned?.exploration ?? null,
    selected: learned?.selected ?? null,
    beyond_capacity: learned?.beyondCapacity ?? false,
    relieved: learned?.relieved ?? false,
    rows: learned?.rows ?? null,
  };
}

/** What rules do not select is selected by its rank, or else explored with a known chance, or else drawn by the hidden stream with another. */
export function propensityOf({ learned }: Pick<Selection, 'learned'>, randomShare: number): number {
  if (learned?.selected === 'rank') return 1;
  const exploration = learned?.exploration ?? 0;
  return exploration + (1 - exploration) * randomShare;
}

/** Fewer of those who have shown themselves compliant are drawn. */
function randomShareFor(
  importer: Pick<PartyState, 'complianceLevel'> | undefined,
  { randomShare, relief }: ClearanceReference['rules']['policy'],
): number {
  const own = relief.find(({ complianceLevel }) => complianceLevel === importer?.complianceLevel);
  return randomShare * (own?.randomFactor ?? 1);
}
