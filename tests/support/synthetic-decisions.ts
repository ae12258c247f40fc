import { writeHalves } from '#core/feature';
import { seededRandom } from '#core/kernel';
import type pg from 'pg';
import { inventedRows } from './invented-model.ts';

export interface SyntheticDecisions {
  readonly champion: string;
  readonly challenger: string;
  /** Mondays of the weeks, and how many are declared in each. */
  readonly weeks: readonly { readonly monday: string; readonly declarations: number; readonly randomShare: number }[];
  /** By how much the features of what is declared have moved from those that the model learned from. */
  readonly shift: number;
}

export interface SyntheticTruth {
  readonly declarations: number;
  /** In the weeks in which enough is drawn. */
  readonly violations: number;
  /** Of them, those that lay in what rules or the model selected. */
  readonly caught: number;
}

const DAY_MS = 86_400_000;
/** A day of the country begins so long before that of Greenwich. */
const ZONE_MS = 7 * 3_600_000;

/**
 * Decisions with what came out of them, in the tables that follow the journal, as if so many declarations had been lodged: quicker than lodging
 * them, and with the truth known also of what nobody looked at. What the champion says of a declaration is calibrated; the challenger sees
 * more. Gives the truth of each week.
 */
export async function withSyntheticDecisions(
  pool: Pick<pg.Pool, 'query'>,
  { champion, challenger, weeks, shift }: SyntheticDecisions,
): Promise<readonly SyntheticTruth[]> {
  const { next } = seededRandom(11);
  const rows = inventedRows(12, 400, shift);
  const width = rows.columns.length;
  const decisions: object[] = [];
  const outcomes: object[] = [];
  const shadows: object[] = [];
  let position = 1;
  const truths = weeks.map(({ monday, declarations, randomShare }): SyntheticTruth => {
    let [violations, caught] = [0, 0];
    for (let index = 0; index < declarations; index += 1) {
      position += 2;
      const number = `SYNM${String(position).padStart(8, '0')}`;
      const at = new Date(Date.parse(monday) - ZONE_MS + next() * 7 * DAY_MS).toISOString();
      const danger = next() ** 4;
      const seen = 0.6 * danger + 0.4 * next() ** 4;
      const isViolation = next() < seen;
      const byRules = next() < 0.05 + 0.2 * danger;
      const byRank = !byRules && seen > 0.6;
      const propensity = byRules || byRank ? 1 : randomShare;
      const random = propensity < 1 && next() < randomShare;
      if (isViolation) violations += 1;
      if (isViolation && propensity === 1) caught += 1;
      const row = position % 400;
      decisions.push({
        number,
        position,
        at,
        office_id: '03CC',
        channel: byRules || byRank || random ? 'red' : 'green',
        by_rules: byRules,
        random,
        propensity,
        model: champion,
        line: 1,
        chance: seen,
        rank: seen * 10,
        threshold: 6,
        exploration: 0,
        selected: byRank ? 'rank' : null,
        rows: `\\x${Buffer.from(writeHalves(rows.values.subarray(row * width, (row + 1) * width)), 'base64').toString('hex')}`,
      });
      shadows.push({ model: challenger, number, position, line: 1, chance: danger, rank: danger * 10 });
      // Goods let through are looked at later too, after release: that is no outcome of the draw.
      if (propensity === 1 || random || next() < 0.01)
        outcomes.push({ position: position + 1, number, known_at: at, violation: isViolation });
    }
    return { declarations, violations, caught };
  });
  await pool.query(
    `insert into learning.decision (number, position, at, office_id, channel, by_rules, random, propensity, model, line, chance, rank,
        threshold, exploration, selected, rows)
      select number, position, at, office_id, channel, by_rules, random, propensity, model, line, chance, rank, threshold, exploration, selected,
          rows from json_populate_recordset(null::learning.decision, $1)`,
    [JSON.stringify(decisions)],
  );
  await pool.query(`insert into learning.shadow select * from json_populate_recordset(null::learning.shadow, $1)`, [
    JSON.stringify(shadows),
  ]);
  await pool.query(
    `insert into learning.outcome (position, number, known_at, kind, violation, recovered, lines, news)
      select position, number, known_at + interval '1 day', 'finding', violation, 0, '{}', true
        from json_populate_recordset(null::learning.outcome, $1)`,
    [JSON.stringify(outcomes)],
  );
  return truths;
}
