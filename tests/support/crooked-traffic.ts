import { seededRandom, type TestClock } from '#core/kernel';
import { DEMO_OTHER_TRADER } from '#server/access';
import { LEARNING_FOLLOWER } from '#server/learning';
import type { startTestProgram, TestProgram } from './program.ts';
import { sampleImport, sampleItem } from './sample-declarations.ts';
import { clientOf, signIn } from './session.ts';

type Sender = 'crooked' | 'honest';
type Started = NonNullable<Parameters<typeof startTestProgram>[0]>;

/** Declarations come one after another; between two, nobody's session ends. */
const STEP_MS = 3 * 60_000;
const DAY_MS = 86_400_000;

/**
 * Traffic that a model can learn something of: what one sender abroad sends is mostly told too cheap. No rule selects; who is drawn at random
 * is what a test says, at first everybody, so that everything is looked at.
 */
export function crookedTraffic() {
  let randomShare = 1;
  const random = seededRandom(7);
  const adjust: Started['adjust'] = ({ snapshot, version }) => ({
    version,
    snapshot: {
      ...snapshot,
      rules: {
        ...snapshot.rules,
        rules: [],
        get policy() {
          return { ...snapshot.rules.policy, randomShare, randomRedShare: 1, relief: [] };
        },
      },
    },
  });
  return {
    adjust,
    random,
    draw: (share: number): void => {
      randomShare = share;
    },
    drawNobody: () => {
      randomShare = 0;
    },
    between: async (program: TestProgram, clock: TestClock) => {
      let trader = clientOf(program.url, await signIn(program.url, 'other.trader'));
      let inspection = clientOf(program.url, await signIn(program.url, 'inspection'));
      return {
        trader,
        inspection,
        /** The next morning: sessions have ended overnight. */
        nextDay: async (): Promise<void> => {
          clock.advanceMs(DAY_MS);
          trader = clientOf(program.url, await signIn(program.url, 'other.trader'));
          inspection = clientOf(program.url, await signIn(program.url, 'inspection'));
        },
        lodged: async (index: number, from: Sender) => {
          clock.advanceMs(STEP_MS);
          const { data, error } = await trader.POST('/api/v1/declarations', {
            params: { query: { register: true } },
            body: importOf(index, from, random.next()) as never,
          });
          if (!data) throw new Error(JSON.stringify(error));
          return data;
        },
        lookedAt: async (number: string, conforms: boolean): Promise<void> => {
          const { error } = await inspection.POST('/api/v1/cases/{number}/decisions', {
            params: { path: { number } },
            body: {
              action: 'recordFinding',
              conforms,
              note: 'Đã kiểm tra thực tế hàng hóa',
              lines: conforms ? [] : [{ sequence: 1, note: 'Trị giá khai thấp' }],
            },
          });
          if (error) throw new Error(JSON.stringify(error));
        },
        /** What was committed is written down, taken up, and behind everything that a model says. */
        settled: async (): Promise<boolean> => {
          const { engine } = program.services;
          const isWritten = await engine.waitFor(engine.position(), 20_000, LEARNING_FOLLOWER);
          await program.learned.follow();
          return isWritten;
        },
      };
    },
  };
}

/** `drawn` in [0, 1) says how dear it is told. */
function importOf(index: number, from: Sender, drawn: number) {
  const unitPrice = Math.round(from === 'crooked' ? 150 + drawn * 60 : 450 + drawn * 90);
  return sampleImport(
    [
      sampleItem({
        commodityCode: '66019900',
        description: 'Ô cán dài, vải polyester, mới 100%',
        itemChargeAmount: { amount: String(unitPrice * 10), currency: 'USD' },
        unitPriceAmount: { amount: String(unitPrice), currency: 'USD' },
      }),
    ],
    {
      functionalReferenceId: `ML-${index}`,
      // Chance draws consignments, and knows them by their bill: each is one of its own.
      consignment: {
        arrivalDate: '2026-11-20',
        loadingLocationId: 'CNSHA',
        unloadingLocationId: 'VNCLI',
        transportContractDocuments: [{ id: `EXBL2026${String(index).padStart(6, '0')}` }],
      },
      importer: { id: DEMO_OTHER_TRADER, name: 'San Hô Tưởng Tượng' },
      exporter: {
        name: from === 'crooked' ? 'Example Crooked Trading' : `Example Honest ${index % 5}`,
        address: { countryCode: 'CN' },
      },
    },
  );
}
