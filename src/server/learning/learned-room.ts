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
import type { StoredState } from '#server/platform/engine';
import type pg from 'pg';
import { withoutPersons } from './follow-goods.ts';
import { openMemory, type Memory } from './memory.ts';
import { modelStore } from './model-store.ts';
import { officeBars, type OfficeBar } from './office-bars.ts';
import { openShadow } from './shadow.ts';

/**
 * The model that selects, in memory for the program that decides: what customs know by now, the champion's trees, and from which rank on each office
 * selects. While it is still reading what was declared before the program began, or before a model had a role, the rules decide alone.
 */
export interface LearnedRoom extends Memory {
  /** The champion in force; nothing where there is none, where selection by models is stopped, or where it cannot tell yet. */
  readonly inForce: () => LearnedStandings | undefined;
  /** Who has which role, and how models have a part in selecting. */
  readonly state: () => LearnedSelectionState;
  /** As officers settled on them, or else as the country's data says; nothing where neither says anything. */
  readonly settings: () => SettingsInForce | undefined;
  /** Takes up what was decided about models since, here or through another program. */
  readonly refresh: () => Promise<void>;
  /** Works out anew from which rank on each office selects. */
  readonly makeBars: () => Promise<void>;
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
  readonly cell: number;
  readonly country: string;
  readonly readState: (ref: StreamRef) => Promise<StoredState<LearnedSelectionState> | undefined>;
  readonly periods: () => readonly LearningPeriod[];
  readonly today: () => PlainDate;
  readonly zoneOffsetMinutes: number;
  /** Puts a pseudonym for the number of a natural person. */
  readonly hide: (text: string) => string;
  /** A model that is in a role and cannot be read: the rules decide alone. Or what was kept and cannot be read: all is read from the beginning. */
  readonly onTrouble: (error: unknown) => void;
}

interface Champion {
  readonly hash: string;
  readonly score: LearnedStandings['score'];
}

/** From which rank on each office selects by one model. */
interface Bars {
  readonly hash: string;
  readonly settings: SelectionSettings;
  readonly byOffice: ReadonlyMap<string, OfficeBar>;
}

export async function openLearnedRoom(options: LearnedRoomOptions): Promise<LearnedRoom> {
  const { pool, cell, country, readState, periods, today, zoneOffsetMinutes, hide, onTrouble } = options;
  const store = modelStore(pool);
  const shadow = openShadow(pool, store);
  let state: LearnedSelectionState = NOTHING_LEARNED;
  let champion: Champion | undefined;
  let bars: Bars | undefined;
  let standings:
    | {
        readonly of: Champion;
        readonly bars: Bars;
        readonly settings: SelectionSettings;
        readonly made: LearnedStandings;
      }
    | undefined;
  let reading: Promise<void> | undefined;
  // While no model has a role, nobody asks what customs know.
  const memory = openMemory({
    pool,
    cell,
    isNeeded: () => state.champion !== null || state.challenger !== null,
    shadow,
    onTrouble,
  });

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
    const score = scoringGoods(model, hash, memory.chronicle);
    champion = { hash, score: (goods) => score(withoutPersons(goods, hide)) };
  };

  const isChampion = (hash: string): boolean => champion?.hash === hash;

  const makeBars = async (): Promise<void> => {
    const said = settings();
    if (champion === undefined || said === undefined) return;
    const { hash } = champion;
    const spread = (await store.about([hash])).get(hash)?.spread ?? undefined;
    const byOffice = await officeBars(pool, {
      hash,
      settings: said.settings,
      spread,
      today: today(),
      zoneOffsetMinutes,
    });
    // Another model may have taken the role meanwhile, with bars of its own.
    if (isChampion(hash)) bars = { hash, settings: said.settings, byOffice };
  };

  const read = async (): Promise<void> => {
    state = (await readState(learnedSelectionRef(country)))?.state ?? NOTHING_LEARNED;
    await shadow.set(state.challenger?.hash);
    await readChampion();
    if (champion && (bars?.hash !== champion.hash || bars.settings !== settings()?.settings)) await makeBars();
  };
  /** Whoever asks while it is read may have committed after the read began: then it is read once more. */
  const refresh = async (): Promise<void> => {
    await reading?.catch(() => undefined);
    reading ??= read().finally(() => (reading = undefined));
    await reading;
  };

  await refresh();
  return {
    inForce: () => {
      // Asked several times for each command: most countries have no champion, and then need not know which day it is.
      if (champion === undefined || state.stop !== null || !memory.isReady()) return undefined;
      // Who was retired selects no more, and nobody by the bars of another, whatever of all this could not be read just now.
      if (state.champion?.hash !== champion.hash || bars?.hash !== champion.hash) return undefined;
      const said = settings();
      if (said === undefined) return undefined;
      if (standings?.of !== champion || standings.bars !== bars || standings.settings !== said.settings)
        standings = { of: champion, bars, settings: said.settings, made: standingsOf(champion, said.settings, bars) };
      return standings.made;
    },
    state: () => state,
    settings,
    refresh,
    makeBars,
    ...memory,
  };
}

function standingsOf({ score }: Champion, settings: SelectionSettings, { byOffice }: Bars): LearnedStandings {
  const { channel, inspection, depthPercent } = settings;
  return {
    score,
    bar: (office) => {
      const { threshold, exploration } = byOffice.get(office) ?? byOffice.get('') ?? NOBODY;
      return { threshold, chanceMin: settings.chanceMin, exploration, capacity: capacityOf(settings, office) };
    },
    effect: { channel, ...(inspection && { inspection }), ...(depthPercent !== undefined && { depthPercent }) },
  };
}

/** Of an office of which nothing is known: no rank is high enough. */
const NOBODY: OfficeBar = { threshold: Number.MAX_VALUE, exploration: 0 };
