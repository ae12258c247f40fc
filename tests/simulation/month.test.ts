import type { FINAL } from './invariants.ts';
import { playMonth, type MonthOutcome } from './play-month.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** `SIMULATION_DECLARATIONS` plays a busier month, `SIMULATION_SEED` another. */
const DECLARATIONS = Number(process.env['SIMULATION_DECLARATIONS'] ?? '200');
const SEED = Number(process.env['SIMULATION_SEED'] ?? '1');
/** Only so that it ends at all: nothing in the month depends on how long it takes. */
const MONTH_MS_MAX = 1_800_000;

let database: TestDatabase;
let outcome: MonthOutcome;
beforeAll(async () => {
  database = await testDatabase();
  outcome = await playMonth({ seed: SEED, declarations: DECLARATIONS, databaseUrl: database.url });
}, MONTH_MS_MAX);
afterAll(() => database.close());

const NAMES = {
  taxPostedIsTaxOfTheVersionInForce: 'the tax posted is that of the version in force, for each declaration and tax',
  taxInForceIsTaxOfItsDocument: 'the tax in force is what the law makes of the document in force',
  receivableIsWhatIsDue: 'what the ledger waits for is what declarations owe, and what it owes is what they may claim',
  booksBalance: 'all postings sum to nothing',
  guaranteesHoldWhatIsDrawn: 'what is drawn on a guarantee is what declarations hold of it, and none is overdrawn',
  reliefsHoldWhatIsDrawn: 'what is drawn on quotas and lists is what declarations hold, and none is overdrawn',
  nothingIsReleasedWhileHeld: 'nothing is released uncontrolled, unpaid, told to amend, stopped or waited for',
  whatIsFreeIsReleased: 'nothing that is controlled and paid waits',
  deadlinesAreToldOnceAndNeverEarly: 'a deadline is told once, after its time, and only where it stands',
  deadlinesThatPassedWereTold: 'each deadline that passed was told',
  nobodyAwayHoldsACase: 'what an absent officer held is with another who may hold it',
  nobodyTiedHoldsACase: 'nobody holds a case of somebody they are tied to',
  casesAreHandedOut: 'cases find their officer as they come',
  eachNoticeIsKeptOnce: 'of each event whoever it concerns is told, once',
  eachNoticeIsDeliveredOrDead: 'each notice sent out was delivered, once, or is among the dead',
  listenersAreCalledForEachNotice: 'software that listens is called for each notice',
  journalVerifies: 'the journal has no gap and verifies',
  rebuildGivesTheSameStates: 'a rebuild gives the same states, byte for byte',
  eachSelectionComesOutAgain: 'each selection comes out of the journal again as it was, byte for byte',
  onlyLegalStepsAreTaken: 'whatever anybody tried, only legal steps were taken',
  everyStatusIsReached: 'every status was reached',
  everyStepIsTaken: 'every legal step was taken',
} as const satisfies Readonly<Record<keyof typeof FINAL, string>>;

describe('a month at three offices, with absences, late papers, amendments, cancellations and appeals', () => {
  for (const [invariant, name] of Object.entries(NAMES))
    test(name, () => {
      expect(outcome.broken.get(invariant)).toEqual([]);
    });

  test('people were away, and what they held went on', () => {
    expect(outcome.absences).toBeGreaterThanOrEqual(6);
    expect(outcome.taken.get('case.assign')).toBeGreaterThan(0);
  });

  test('notices went out by each way, and some were given up', () => {
    const { deliveries } = outcome;
    for (const way of ['in the application', 'email delivered', 'webhook delivered', 'webhook dead'])
      expect(deliveries.get(way), way).toBeGreaterThan(0);
  });
});
