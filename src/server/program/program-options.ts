import { type Clock, instantAt } from '#core/kernel';
import type { Access, Demo } from '#server/access';
import type { DailyJobs } from '#server/jobs';
import type { LearnedRoom, Trainings } from '#server/learning';
import type { NoticesRoom } from '#server/notices';
import type { BankPartner } from '#server/payment';
import type { Config } from '#server/platform/config';
import type { Database } from '#server/platform/database';
import type { DebugHook } from '#server/platform/engine';
import type { HttpApp } from '#server/platform/http';
import type { Logger } from '#server/platform/logging';
import type { Services } from '#server/platform/services';
import type { PricesRoom } from '#server/price';
import type { RequestLog } from '#server/request-log';
import type { SandboxPartner } from '#server/sandbox';
import type { CountryInForce } from './country.ts';
import type { DemoPrincipal } from './demo-parties.ts';
import type { Watches } from './watches.ts';

export interface ProgramOptions {
  readonly config: Config;
  readonly logger: Logger;
  /** Loads demo accounts and parties. Without a sandbox beside it, it takes only `test_` keys: all of it is made up. */
  readonly demo: boolean;
  /** The sandbox beside this program, to which requests with `test_` keys are passed on; its own keys are `live_` then. */
  readonly sandbox?: SandboxPartner;
  /** This is a sandbox: `test_` keys only, and references force outcomes. Under which address people reach it, its live program knows. */
  readonly asSandboxOf?: string;
  /** Made-up traders for whom the demo's broker may act. */
  readonly demoPrincipals?: readonly DemoPrincipal[];
  /** Folder of the country pack. */
  readonly country: string;
  /** Folder of the built web application. */
  readonly web: string;
  readonly clock?: Clock;
  /** Changes what decides in every version of the country: the benchmark’s rules; tests without chance. */
  readonly adjust?: (country: CountryInForce) => CountryInForce;
  /** Whether it gives cases to officers by itself as they come; without it, when it is asked to. */
  readonly handsOutCases?: boolean;
  /** Whether its daily jobs and deadlines are looked at by themselves; without that, when it is asked to: a time that is played
   * must not depend on how long the playing takes. */
  readonly looksByItself?: boolean;
  /** Called where the writer comes by a named point, for tests that end it there. */
  readonly debugPoint?: DebugHook;
}

export interface Program extends Watches {
  readonly url: string;
  readonly services: Services;
  readonly access: Access;
  readonly database: Database;
  readonly app: HttpApp;
  readonly demo: Demo | undefined;
  /** What the house does every day. */
  readonly jobs: DailyJobs;
  /** What it tells people. */
  readonly notices: NoticesRoom;
  /** Which requests software sent lately. */
  readonly requests: RequestLog;
  /** What goods usually cost. */
  readonly prices: PricesRoom;
  /** The model that selects. */
  readonly learned: LearnedRoom;
  /** What makes models. */
  readonly trainings: Trainings;
  /** A bank from now on: whose orders go out and whose notices are believed. */
  readonly addBank: (bank: BankPartner) => void;
  /** Answers what is under way, commits what waits, and leaves no process behind. */
  readonly stop: () => Promise<void>;
}

export const VERSION = '0.1.0';
/** One laptop is one cell. */
export const CELL = 1;

export const systemClock: Clock = { now: () => instantAt(Date.now()) };
