import type { Channel } from '#core/declaration';
import type { LineScore } from '#core/price';
import type { ListMatch } from '#core/watch-list';
import type { CompiledRules } from './compile-rules.ts';
import type { LinePrice, ListMatches } from './derive-risk-facts.ts';
import type { RiskFacts } from './risk-facts.ts';
import { INSPECTIONS, type Inspection } from './rule.ts';
import { select, type Learned } from './select.ts';
import { REASONS_MAX, type Selection, type SelectionReason } from './selection.ts';

/**
 * What stands among the reasons where a watch list had a part: one reason, however many entries matched, and nothing of them. It is
 * the name of no rule, so that at a desk it is withheld like one that is restricted.
 */
const LIST_REASON: SelectionReason = { ruleId: 'WATCH-LIST', ruleVersion: 1, facts: {} };

/**
 * The rules' decision with what the lists say: a match raises the channel and never lowers it. What was matched is recorded with
 * what it does, so the same matches give the same selection when the lists are long gone; the
 * model's part likewise, where none is made of it anew.
 */
export function selectWithLists(
  facts: RiskFacts,
  rules: CompiledRules,
  found: Found,
  learn: Learned = () => found.learned,
): Selection {
  const selection = withMatches(facts, rules, found, learn);
  const { prices } = found;
  return prices === undefined || prices.length === 0 ? selection : { ...selection, prices };
}

/** What was found out beside the declaration itself, and is recorded with the decision. */
export type Found = Pick<Selection, 'draw' | 'matches' | 'prices' | 'learned'>;

function withMatches(facts: RiskFacts, rules: CompiledRules, { draw, matches = [] }: Found, learn: Learned): Selection {
  const { randomShare } = rules.policy;
  if (matches.length === 0) return select(facts, rules, draw, randomShare, learn);
  const selecting = matches.filter(({ channel }) => channel !== 'green');
  if (selecting.length === 0) return { ...select(facts, rules, draw, randomShare, learn), matches };
  // Nobody is drawn at random whom a list selects anyway.
  const { inspection, depthPercent, ...base } = select(facts, rules, draw, 0, (standing) =>
    learn({ ...standing, isSelected: true }),
  );
  const heaviest = heaviestOf([inspection, ...selecting.map((match) => match.inspection)]);
  return {
    ...base,
    channel: raised(base.channel, selecting),
    reasons: [LIST_REASON, ...base.reasons].slice(0, REASONS_MAX),
    ...(heaviest && { inspection: heaviest }),
    // How much of the goods is said of a part of them; what a list asks for beyond that is all.
    ...(heaviest === 'partial' && depthPercent !== undefined && { depthPercent }),
    matches,
  };
}

/** What rules may ask of the lists: those open to every officer, for what a rule names is shown where it hit. */
export function listFactsOf(matches: readonly ListMatch[] = []): ListMatches {
  const lists = (...places: readonly ListMatch['place'][]) => [
    ...new Set(matches.flatMap(({ place, list }) => (list !== undefined && places.includes(place) ? [list] : []))),
  ];
  const partners = ['exporter', 'consignor', 'seller', 'consignee', 'buyer'] as const;
  const scores = matches.flatMap(({ place, list, score }) =>
    list !== undefined && partners.some((one) => one === place) ? [score / 100] : [],
  );
  return {
    declarant: lists('declarant', 'agent'),
    partner: lists(...partners),
    ...(scores.length > 0 && { partnerScore: Math.max(...scores) }),
    containers: lists('container'),
    seals: lists('seal'),
    vehicles: lists('plate'),
  };
}

/** What rules may ask of prices, by the line. */
export const priceFactsOf = (prices: readonly LineScore[] = []): ReadonlyMap<number, LinePrice> =>
  new Map(prices.map(({ line, score, samples }) => [line, { score, samples }]));

const raised = (channel: Channel, matches: readonly ListMatch[]): Channel =>
  channel === 'red' || matches.some((match) => match.channel === 'red') ? 'red' : 'yellow';

const heaviestOf = (inspections: readonly (Inspection | undefined)[]): Inspection | undefined =>
  INSPECTIONS.findLast((inspection) => inspections.includes(inspection));
