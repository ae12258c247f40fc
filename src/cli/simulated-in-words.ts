import {
  CIRCUMSTANCE_NAMES,
  DRIFT_WEEKS,
  MECHANISMS,
  POLICIES,
  TAKEN_APART,
  type CircumstanceName,
  type Estimate,
  type LossSummary,
  type Summary,
} from '#sim/causal';

const NAMES: Readonly<Record<keyof Summary, string>> = {
  random: 'chance',
  rules: 'rules',
  model: 'model',
  modelAndExploration: 'model and exploration',
};

/** What each policy found, as a table for a terminal. */
export function summaryInWords(about: string, summary: Summary): string {
  const times = ({ mean, low, high }: Estimate) =>
    `${mean.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`.padEnd(20);
  return [
    `${about}. In brackets: 95 % by bootstrap over worlds.`,
    '',
    row('', [
      'violations found'.padEnd(22),
      'revenue found'.padEnd(22),
      'hits of those looked at'.padEnd(24),
      '× rules',
    ]),
    ...POLICIES.map((policy) => {
      const { findingRecall, revenueRecall, precision, timesRules } = summary[policy];
      return row(NAMES[policy], [
        share(findingRecall),
        share(revenueRecall),
        share(precision).padEnd(24),
        times(timesRules),
      ]);
    }),
    '',
    `After everybody who cheats has changed ways: violations found, as a part of the ${DRIFT_WEEKS} weeks before`,
    row('', [`in the ${DRIFT_WEEKS} weeks after`.padEnd(22), 'in the last two of them']),
    ...POLICIES.map((policy) =>
      row(NAMES[policy], [share(summary[policy].keptAfterDrift), share(summary[policy].keptInLastTwoWeeks)]),
    ),
    '',
    'Violations found, by what was behind them',
    row(
      '',
      POLICIES.map((policy) => NAMES[policy].padEnd(22)),
    ),
    ...MECHANISMS.map((mechanism) =>
      row(
        mechanism,
        POLICIES.map((policy) => share(summary[policy].byMechanism[mechanism].findingRecall)),
      ),
    ),
    '',
  ].join('\n');
}

const CIRCUMSTANCES: Readonly<Record<CircumstanceName, string>> = {
  asItIs: 'as it is',
  nothingChanges: 'nothing changes',
  onlyWays: 'only ways of cheating change',
  onlyGoods: 'only goods and suppliers',
  onlyNewcomers: 'only newcomers',
  onlyPrices: 'only prices',
  findingsAtOnce: 'findings known at once',
  everything: 'told the truth of everything',
  foretold: 'taught beforehand elsewhere',
};

/** What the loss after the change is made of, as a table for a terminal. */
export function lossInWords(about: string, summary: LossSummary): string {
  return [
    `${about}. In brackets: 95 % by bootstrap over worlds.`,
    `What ${NAMES[TAKEN_APART]} keeps in the ${DRIFT_WEEKS} weeks after the change, against the ${DRIFT_WEEKS} before`,
    '',
    row(
      '',
      ['violations found', 'hits', 'of what could be found', 'whole year, as it is = 100'].map((cell) =>
        cell.padEnd(26),
      ),
    ),
    ...CIRCUMSTANCE_NAMES.map((name) => {
      const { keptAfterDrift, keptPrecision, keptAttainable, timesAsItIs } = summary[name];
      return row(
        CIRCUMSTANCES[name],
        [keptAfterDrift, keptPrecision, keptAttainable, timesAsItIs].map((estimate) => share(estimate).padEnd(26)),
      );
    }),
    '',
  ].join('\n');
}

const NAME_WIDTH = 30;
const row = (name: string, cells: readonly string[]): string => `${name.padEnd(NAME_WIDTH)}${cells.join('')}`.trimEnd();

const share = ({ mean, low, high }: Estimate): string =>
  `${(mean * 100).toFixed(1)} % (${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)})`.padEnd(22);
