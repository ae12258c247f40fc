import { Chronicle, type DeclaredGoods } from '#core/feature';
import type { PlainDate, StreamRef } from '#core/kernel';
import {
  capacityOf,
  learnedSelectionRef,
  learningOn,
  NOTHING_LEARNED,
  readsFeatures,
  scoringGoods,
  type LearnedSelectionState,
  type LearnedStandings,
  type LearningPeriod,
  type SelectionSettings,
} from '#core/model';
import { run } from '#server/platform/database';
import type { StoredState } from '#server/platform/engine';
import type pg from 'pg';
import { hidden } from './follow-goods.ts';
import { SQL } from './learning-sql.ts';
import { modelStore } from './model-store.ts';
import { officeBars, type OfficeBar } from './office-bars.ts';
import { passageOf } from './passages.ts';
import { openShadow } from './shadow.ts';
import { chapterOf } from './training/looked-goods.ts';
import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * The model that selects, in memory for the program that decides: what customs know by now, the champion's trees, and from which rank on each office
 * selects. While it is still reading what was declared before the program began, or before a model had a role, the rules decide alone.
 */
export interface LearnedRoom {
  /** The champion in force; nothing where there is none, where selection by models is stopped, or where it cannot tell yet. */
  readonly inForce: () => LearnedStandings | undefined;
  /** Who has which role, and how models have a part in selecting. */
  readonly state: () => LearnedSelectionState;
  /** As officers settled on them, or else as the country's data says; nothing where neither says anything. */
  readonly settings: () => SettingsInForce | undefined;
  /** Takes up what was decided about models since, here or through another program. */
  readonly refresh: () => Promise<void>;
  /**
   * Takes up what the follower wrote down since, and gives how many declarations and outcomes that were. While no model has a role it rests, and
   * nothing is taken up.
   */
  readonly follow: (signal?: AbortSignal) => Promise<number>;
  /** Works out anew from which rank on each office selects. */
  readonly makeBars: () => Promise<void>;
  /** Gives back the memory of what is long forgotten. */
  readonly prune: () => Promise<void>;
  /** Whether all that was declared before is taken up, how many keys are known of it, and the last position. */
  readonly known: () => { readonly isReady: boolean; readonly keys: number; readonly position: bigint };
}

export interface SettingsInForce {
  readonly settings: SelectionSettings;
  /** 0: of the country's own data. */
  readonly version: number;
  /** Of the country's own data: whether it says of itself that it is not official. */
  readonly illustrative: boolean;
  readonly legalBasis: string | null;
}

export interface LearnedRoomOptions {
  readonly pool: pg.Pool;
  readonly country: string;
  readonly readState: (ref: StreamRef) => Promise<StoredState<LearnedSelectionState> | undefined>;
  readonly periods: () => readonly LearningPeriod[];
  readonly today: () => PlainDate;
  /** Puts a pseudonym for the number of a natural person. */
  readonly hide: (text: string) => string;
  /** A model that is in a role and cannot be read: the rules decide alone. */
  readonly onTrouble: (error: unknown) => void;
}

/** Read at once; the program goes on with other things between them. */
const PAGE_ROWS = 500;
const NO_END = '9223372036854775807';

interface Champion {
  readonly hash: string;
  readonly score: LearnedStandings['score'];
}

export async function openLearnedRoom(options: LearnedRoomOptions): Promise<LearnedRoom> {
  const { pool, country, readState, periods, today, hide, onTrouble } = options;
  const store = modelStore(pool);
  const chronicle = new Chronicle();
  const shadow = openShadow(pool, store);
  let state: LearnedSelectionState = NOTHING_LEARNED;
  let position = 0n;
  let isReady = false;
  let champion: Champion | undefined;
  let bars: ReadonlyMap<string, OfficeBar> = new Map();
  let standings:
    | { readonly of: Champion; readonly settings: SelectionSettings; readonly made: LearnedStandings }
    | undefined;
  let barsOf: { readonly hash: string; readonly settings: SelectionSettings } | undefined;
  let reading: Promise<void> | undefined;
  let following: Promise<number> | undefined;

  const settings = (): SettingsInForce | undefined => {
    if (state.settings)
      return {
        settings: state.settings.settings,
        version: state.settings.version,
        illustrative: false,
        legalBasis: null,
      };
    const period = learningOn(periods(), today());
    return (
      period && {
        settings: period.settings,
        version: 0,
        illustrative: period.illustrative,
        legalBasis: period.legalBasis,
      }
    );
  };

  const readChampion = async (): Promise<void> => {
    const hash = state.champion?.hash;
    if (hash === champion?.hash) return;
    champion = undefined;
    if (hash === undefined) return;
    const model = await store.read(hash);
    if (model === undefined || !readsFeatures(model)) {
      onTrouble(new Error(`The model ${hash} is in service and cannot be read: the rules decide alone`));
      return;
    }
    const score = scoringGoods(model, hash, chronicle);
    champion = { hash, score: (goods) => score(withoutPersons(goods, hide)) };
  };

  const makeBars = async (): Promise<void> => {
    const said = settings();
    if (champion === undefined || said === undefined) return;
    const { hash } = champion;
    const spread = (await store.about([hash])).get(hash)?.spread ?? undefined;
    bars = await officeBars(pool, { hash, settings: said.settings, spread, today: today() });
    barsOf = { hash, settings: said.settings };
  };

  const read = async (): Promise<void> => {
    state = (await readState(learnedSelectionRef(country)))?.state ?? NOTHING_LEARNED;
    await shadow.set(state.challenger?.hash);
    await readChampion();
    if (champion && (barsOf?.hash !== champion.hash || barsOf.settings !== settings()?.settings)) await makeBars();
  };
  /** Whoever asks while it is read may have committed after the read began: then it is read once more. */
  const refresh = async (): Promise<void> => {
    await reading?.catch(() => undefined);
    reading ??= read().finally(() => (reading = undefined));
    await reading;
  };

  const followOn = async (signal?: AbortSignal): Promise<number> => {
    // Nobody asks what customs know: it is taken up from where it stands once a model has a role.
    if (state.champion === null && state.challenger === null) {
      isReady = false;
      return 0;
    }
    let taken = 0;
    while (signal?.aborted !== true) {
      const page = await run(pool, SQL.learned, [position.toString(), NO_END, PAGE_ROWS]);
      for (const row of page) {
        const passage = passageOf(row);
        if (passage.kind === 'declared') {
          shadow.look(passage, BigInt(row.position), chronicle);
          chronicle.tell({ kind: 'declared', goods: passage.lines.map(({ goods }) => goods) });
        } else chronicle.tell(chapterOf(passage));
      }
      await shadow.write();
      position = BigInt(page.at(-1)?.position ?? position);
      taken += page.length;
      if (page.length < PAGE_ROWS) {
        isReady = true;
        break;
      }
      await nextTurn();
    }
    return taken;
  };

  await refresh();
  return {
    inForce: () => {
      const said = settings();
      if (!isReady || state.stop !== null || champion === undefined || said === undefined) return undefined;
      if (standings?.of !== champion || standings.settings !== said.settings)
        standings = { of: champion, settings: said.settings, made: standingsOf(champion, said.settings, () => bars) };
      return standings.made;
    },
    state: () => state,
    settings,
    refresh,
    follow: (signal) => (following ??= followOn(signal).finally(() => (following = undefined))),
    makeBars,
    prune: async () => {
      for (const _ of chronicle.pruning(Date.parse(today()))) await nextTurn();
    },
    known: () => ({ isReady, keys: chronicle.size, position }),
  };
}

function standingsOf(
  { score }: Champion,
  settings: SelectionSettings,
  bars: () => ReadonlyMap<string, OfficeBar>,
): LearnedStandings {
  const { channel, inspection, depthPercent } = settings;
  return {
    score,
    bar: (office) => {
      const { threshold, exploration } = bars().get(office) ?? bars().get('') ?? NOBODY;
      return { threshold, chanceMin: settings.chanceMin, exploration, capacity: capacityOf(settings, office) };
    },
    effect: { channel, ...(inspection && { inspection }), ...(depthPercent !== undefined && { depthPercent }) },
  };
}

/** Of an office of which nothing is known: no rank is high enough. */
const NOBODY: OfficeBar = { threshold: Number.MAX_VALUE, exploration: 0 };

/** Most goods are of companies, and stay the objects that they are. */
function withoutPersons(goods: readonly DeclaredGoods[], hide: (text: string) => string): readonly DeclaredGoods[] {
  const [first] = goods;
  if (first === undefined) return goods;
  const isOfPerson = hide(first.importer) !== first.importer || hide(first.declarant) !== first.declarant;
  return isOfPerson ? goods.map((line) => hidden(line, hide)) : goods;
}
