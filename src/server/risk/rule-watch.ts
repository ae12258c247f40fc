import { SYSTEM } from '#core/access';
import { instantAt, legalDate, type Instant } from '#core/kernel';
import { allowedRange, liveStanding, RULE_EVENTS, RULE_STREAM, type Rule, type RuleStopped } from '#core/risk';
import { OVERVIEW_FOLLOWER } from '#server/declaration';
import { lookAgain, type LookingAgain } from '#server/jobs';
import type { EventFacts, HandleEvents } from '#server/platform/engine';
import type { Services } from '#server/platform/services';
import { SELECTED_FOLLOWER } from './follow-selected.ts';
import { liveCount } from './live-counts.ts';
import type { RulesRoom } from './rules-room.ts';
import { tellRuleOwners, type OwnersOptions, type RuleNotice } from './tell-owners.ts';

/** A careless rule is out within minutes; a look counts entries of an index for each rehearsed rule. */
const LOOK_MS = 60_000;
/** A rule is measured by what it does lately; and a year of a busy country is not counted every minute. */
const LIVE_DAYS_MAX = 30;
const DAY_MS = 86_400_000;
/** Lists that lag behind are no ground to stop anything: then the next look tells. */
const WAIT_MS = 5_000;

export interface RuleWatchOptions {
  readonly services: Pick<Services, 'engine' | 'pool' | 'clock' | 'reference'>;
  readonly rules: RulesRoom;
  readonly isWriter: () => boolean;
  readonly byItself: boolean;
  readonly onTrouble: (error: unknown) => void;
}

/** Stops rules that select far more, or less, than their rehearsal foretold. Gives how many it stopped. */
export function watchRules({ services, rules, isWriter, byItself, onTrouble }: RuleWatchOptions): LookingAgain {
  return lookAgain({
    everyMs: LOOK_MS,
    isWriter,
    byItself,
    onTrouble,
    work: async (signal) => {
      const rehearsed = rehearsedToday(services);
      if (rehearsed.length === 0 || !(await areListsUpToDate(services))) return 0;
      let stopped = 0;
      for (const rule of rehearsed) {
        if (signal.aborted) break;
        if (await stopIfOutside(rule, services, rules)) stopped += 1;
      }
      if (stopped > 0) await rules.refresh();
      return stopped;
    },
  });
}

function rehearsedToday({ reference, clock }: RuleWatchOptions['services']): readonly Rule[] {
  const { rules, reference: country } = reference.current();
  const today = legalDate(clock.now(), country.country.zoneOffsetMinutes);
  return rules.rules
    .map(({ rule }) => rule)
    .filter(
      ({ rehearsed, validFrom, validTo }) =>
        rehearsed !== undefined && validFrom <= today && (validTo === null || today <= validTo),
    );
}

async function areListsUpToDate({ engine }: Pick<Services, 'engine'>): Promise<boolean> {
  const position = engine.position();
  const reached = await Promise.all(
    [SELECTED_FOLLOWER, OVERVIEW_FOLLOWER].map((follower) => engine.waitFor(position, WAIT_MS, follower)),
  );
  return reached.every(Boolean);
}

async function stopIfOutside(
  rule: Rule,
  services: RuleWatchOptions['services'],
  rules: Pick<RulesRoom, 'desk'>,
): Promise<boolean> {
  const { id, version, rehearsed } = rule;
  if (rehearsed === undefined) return false;
  const since = measuredSince(rule, rules, services);
  const count = await liveCount(services.pool, { ruleId: id, since, offices: rule.offices });
  const standing = liveStanding(rehearsed, count);
  if (standing !== 'above' && standing !== 'below') return false;
  const live = { ...count, since, ...allowedRange(rehearsed) };
  const answer = await services.engine.submit(
    { type: 'risk.stopRule', data: { ruleId: id, reason: REASONS[standing], live }, actor: SYSTEM },
    { sender: SYSTEM.userId, key: `risk.stopRule ${id}@${version} since ${since}`, trafficClass: 'internal' },
  );
  return answer.status === 'accepted';
}

const REASONS = {
  above: 'Chọn nhiều hơn mức diễn tập cho phép / Selects more than its rehearsal allows',
  below: 'Chọn ít hơn mức diễn tập cho phép / Selects less than its rehearsal allows',
} as const;

/** Since what counts of the rule came into force and began to be asked, and not longer than is counted. */
export function measuredSince(
  { id, validFrom }: Rule,
  rules: Pick<RulesRoom, 'desk'>,
  { clock, reference }: Pick<Services, 'clock' | 'reference'>,
): Instant {
  const { zoneOffsetMinutes } = reference.current().reference.country;
  const began = instantAt(Date.parse(`${validFrom}T00:00:00Z`) - zoneOffsetMinutes * 60_000);
  const changed = rules.desk().rules.get(id)?.since ?? began;
  const lately = instantAt(Date.parse(clock.now()) - LIVE_DAYS_MAX * DAY_MS);
  return [began, changed, lately].reduce((latest, at) => (at > latest ? at : latest));
}

export const SUSPENSIONS_FOLLOWER = 'risk.suspensions';

const stoppedIn = ({ data }: Pick<EventFacts, 'data'>): RuleStopped => data as unknown as RuleStopped;

export const concernsSuspensions = (event: EventFacts): boolean =>
  event.stream.type === RULE_STREAM && event.type === RULE_EVENTS.stopped && stoppedIn(event).by === 'blast-radius';

/** Tells owners that a rule of theirs was stopped by itself, and by how much it was off. */
export const followSuspensions =
  (options: OwnersOptions): HandleEvents =>
  async (events, client) => {
    for (const event of events) await tellRuleOwners(client, noticesOf(stoppedIn(event)), event.at, options);
  };

function noticesOf({ ruleId, live }: RuleStopped): readonly RuleNotice[] {
  if (live === undefined) return [];
  const { declarations, selected, low, high } = live;
  return [
    {
      ruleId,
      code: 'risk.ruleSuspended',
      facts: {
        declarations: String(declarations),
        selected: String(selected),
        live: percent(selected / declarations),
        low: percent(low),
        high: percent(high),
      },
    },
  ];
}

const percent = (share: number): string => (share * 100).toFixed(1);
