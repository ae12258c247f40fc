import { writeFileSync } from 'node:fs';
import { Session, type Profiler } from 'node:inspector';

/** Where the program's processor time goes, in shares of what was sampled (idle left out). */
export interface StageShares {
  readonly stages: Readonly<Record<Stage, number>>;
  /** The heaviest functions by their own time, as "name file:line" and share. */
  readonly heaviest: readonly (readonly [string, number])[];
}

export const STAGES = [
  'http',
  'parse',
  'validate',
  'check',
  'value',
  'assess',
  'risk',
  'engine',
  'driver',
  'lists',
  'gc',
  'node',
  'other',
] as const;
export type Stage = (typeof STAGES)[number];

/**
 * A frame that settles to which stage everything below it belongs. Walked from the innermost frame outwards, so the innermost
 * that is named wins; what is under none of them is Node itself or other.
 */
const FRAMES: readonly (readonly [RegExp, Stage])[] = [
  [/platform\/json\//, 'parse'],
  [/platform\/http\/schema-(validation|acceptor)\.ts$|typebox/, 'validate'],
  [/core\/declaration\/(checks|validate)/, 'check'],
  [/core\/valuation\//, 'value'],
  [/core\/assessment\//, 'assess'],
  [/core\/risk\//, 'risk'],
  [/server\/declaration\/overview/, 'lists'],
  [/platform\/engine\/follow\.ts$/, 'lists'],
  [/node_modules\/pg(-|\/)/, 'driver'],
  [/platform\/engine\/|core\/clearance\/|core\/declaration\/|core\/ledger\/|core\/payment\//, 'engine'],
  [
    /node_modules\/(fastify|find-my-way|light-my-request|secure-json|@fastify)|platform\/http|server\/access|program\/metrics|prom-client|server\/declaration\/|platform\/services/,
    'http',
  ],
  [/^node:(_http|http|net|internal\/(stream_base|js_stream)|stream)/, 'http'],
];

const SAMPLE_US = 500;
/** A sample is taken late where the thread had no processor: one such wait of 86 ms made a look-up of 0.1 µs the fifth-heaviest function. */
const SAMPLE_US_MAX = 5 * SAMPLE_US;
const HEAVIEST = 45;

export function cpuProfile(): {
  readonly start: () => Promise<void>;
  readonly stop: (file?: string) => Promise<StageShares>;
} {
  const session = new Session();
  const post = <T>(method: string, parameters?: object): Promise<T> =>
    new Promise((resolve, reject) => {
      session.post(method, parameters, (error: Error | null, result?: object) =>
        error ? reject(error) : resolve(result as T),
      );
    });
  return {
    start: async () => {
      session.connect();
      await post('Profiler.enable');
      await post('Profiler.setSamplingInterval', { interval: SAMPLE_US });
      await post('Profiler.start');
    },
    stop: async (file) => {
      const { profile } = await post<{ profile: Profiler.Profile }>('Profiler.stop');
      session.disconnect();
      if (file) writeFileSync(file, JSON.stringify(profile));
      return sharesOf(profile);
    },
  };
}

function sharesOf(profile: Profiler.Profile): StageShares {
  const parents = new Map<number, number>();
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  for (const node of profile.nodes) for (const child of node.children ?? []) parents.set(child, node.id);
  const spent = new Map<number, number>();
  profile.samples?.forEach((id, index) => {
    const micros = Math.min(profile.timeDeltas?.[index] ?? 0, SAMPLE_US_MAX);
    spent.set(id, (spent.get(id) ?? 0) + micros);
  });
  const stages = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;
  const own = new Map<string, number>();
  let total = 0;
  for (const [id, micros] of spent) {
    const node = nodes.get(id);
    if (!node || node.callFrame.functionName === '(idle)' || node.callFrame.url === 'node:inspector') continue;
    total += micros;
    stages[stageOf(id, nodes, parents)] += micros;
    const { functionName, url, lineNumber } = node.callFrame;
    const name = `${functionName || '(anonymous)'} ${url.replace(/^.*?\/(?=src\/|node_modules\/)/, '')}:${lineNumber + 1}`;
    own.set(name, (own.get(name) ?? 0) + micros);
  }
  const share = (micros: number): number => Math.round((micros / Math.max(1, total)) * 1000) / 1000;
  return {
    stages: Object.fromEntries(STAGES.map((stage) => [stage, share(stages[stage])])) as Record<Stage, number>,
    heaviest: [...own]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, HEAVIEST)
      .map(([name, micros]) => [name, share(micros)] as const),
  };
}

function stageOf(
  leaf: number,
  nodes: ReadonlyMap<number, Profiler.ProfileNode>,
  parents: ReadonlyMap<number, number>,
): Stage {
  let sawNode = false;
  for (let id: number | undefined = leaf; id !== undefined; id = parents.get(id)) {
    const frame = nodes.get(id)?.callFrame;
    if (!frame) break;
    if (frame.functionName === '(garbage collector)') return 'gc';
    const found = FRAMES.find(([pattern]) => pattern.test(frame.url));
    if (found) return found[1];
    if (frame.url.startsWith('node:') || frame.url === '') sawNode = true;
  }
  return sawNode ? 'node' : 'other';
}
