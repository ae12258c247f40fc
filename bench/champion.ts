import { examineDeclaration } from '#core/assessment';
import type { Declaration } from '#core/declaration';
import { Chronicle, FEATURES, goodsOf, type DeclaredGoods } from '#core/feature';
import { assert, instantAt, plainDate, seededRandom, type PlainDate } from '#core/kernel';
import {
  DEFAULT_TREE_SETTINGS,
  trainTrees,
  type LearnedModel,
  type LearningPart,
  type TreeEnsemble,
  type TreeSettings,
} from '#core/learning';
import { scoringGoods, type LearnedStandings } from '#core/model';
import type { Reference } from '#core/reference';

/** A champion of a usual size over goods that were told it: two heads, as a training with finds enough gives. */
export interface BenchChampion {
  readonly model: LearnedModel;
  readonly chronicle: Chronicle;
  readonly standings: LearnedStandings;
}

const SEED = 20_260_616;
/** How often something is found where somebody looks. */
const FOUND_SHARE = 0.1;
/** How many of a hundred declarations its rank selects, and exploring. */
const SELECTED_SHARE = 0.02;
const EXPLORED_SHARE = 0.005;
const HASH = 'b'.repeat(64);
const IMPORTERS_SINCE = plainDate('2019-01-01');
const MINUTE_MS = 60_000;

/** As many trees, and as deep, as the program itself trains at most. */
const CHANCE: TreeSettings = { ...DEFAULT_TREE_SETTINGS, trees: 240, depthMax: 4 };
const STAKE: TreeSettings = { ...DEFAULT_TREE_SETTINGS, objective: 'squared', trees: 80, depthMax: 3 };

/** The goods of an import, as selection asks for them; nothing where it is refused. */
export function benchGoods(
  declaration: Declaration,
  reference: Reference,
  on: PlainDate,
  atMs: number = Date.parse(on),
): readonly DeclaredGoods[] | undefined {
  const { assessment } = examineDeclaration(declaration, reference, on);
  if (assessment?.direction !== 'import') return undefined;
  const at = instantAt(atMs);
  return goodsOf({ declaration, values: assessment.lines, importerSince: IMPORTERS_SINCE, reference, today: on, at });
}

/** Trains on the traffic with invented finds: what it says is nonsense, what it costs is not. */
export function benchChampion(
  declarations: readonly Declaration[],
  reference: Reference,
  on: PlainDate,
): BenchChampion {
  const { next } = seededRandom(SEED);
  const chronicle = new Chronicle();
  const begin = Date.parse(on) - declarations.length * MINUTE_MS;
  const rows: number[] = [];
  const targets: number[] = [];
  for (const [index, declaration] of declarations.entries()) {
    const atMs = begin + index * MINUTE_MS;
    const goods = benchGoods(declaration, reference, on, atMs);
    if (goods === undefined) continue;
    const lines = goods.map((one) => ({ goods: one, violation: next() < FOUND_SHARE * (one.dutyRate > 0.2 ? 3 : 1) }));
    rows.push(...chronicle.rowsOf(goods));
    targets.push(...lines.map(({ violation }) => (violation ? 1 : 0)));
    chronicle.tell({ kind: 'declared', goods });
    chronicle.tell({ kind: 'found', atMs, lines });
  }
  const features = { columns: [...FEATURES], rows: targets.length, values: Float32Array.from(rows) };
  const model: LearnedModel = {
    card: {
      name: 'bench',
      provenance: 'synthetic',
      trainedOn: 'traffic of the simulated world, finds invented',
      rows: targets.length,
      positives: targets.filter((target) => target === 1).length,
      heldBack: 0,
      metrics: {},
      settings: CHANCE,
      version: '0',
    },
    chance: trained({ features, targets: Float64Array.from(targets) }, CHANCE),
    stake: trained({ features, targets: Float64Array.from(targets, () => 10 + 8 * next()) }, STAKE),
  };
  const score = scoringGoods(model, HASH, chronicle);
  const ranks = declarations
    .flatMap((declaration) => {
      const goods = benchGoods(declaration, reference, on);
      return goods === undefined ? [] : [score(goods)?.rank ?? 0];
    })
    .toSorted((a, b) => a - b);
  const threshold = ranks[Math.floor(ranks.length * (1 - SELECTED_SHARE))] ?? Infinity;
  const everything = { byRank: Number.MAX_SAFE_INTEGER, byExploration: Number.MAX_SAFE_INTEGER };
  return {
    model,
    chronicle,
    standings: {
      score,
      bar: () => ({ threshold, exploration: EXPLORED_SHARE, capacity: everything }),
      effect: { channel: 'red', inspection: 'partial' },
    },
  };
}

function trained(part: LearningPart, settings: TreeSettings): TreeEnsemble {
  assert(part.features.rows > 0, 'there is traffic to learn from');
  const steps = trainTrees({ part, settings });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.ensemble;
  }
}
