import { DEMO_BANK } from '#server/access';
import { readConfig } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import { startProgram, type Program, type ProgramOptions } from '#server/program';
import { startBank, type BankOptions, type SimulatedBank } from '#sim/bank';
import { testDatabase } from './database.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withoutChance } from './without-chance.ts';

const same: NonNullable<ProgramOptions['adjust']> = (given) => given;
const ROOT = path.resolve(import.meta.dirname, '../..');

export interface TestProgram extends Program {
  readonly bank: SimulatedBank;
  /** A demo API key by its label: `demo trader`, `demo broker`, `demo bank`. */
  readonly key: (label: string) => string;
}

/** The whole program on a database of its own and a free port, in this process, with a simulated bank beside it. */
export async function startTestProgram(
  options: {
    readonly bank?: Partial<BankOptions>;
    readonly clock?: ProgramOptions['clock'];
    /** A country folder of the test's own. */
    readonly country?: string;
    /** Where its e-mail goes; without it none is sent. */
    readonly smtpUrl?: string;
    /** To which requests with `test_` keys go; its own keys are `live_` then. */
    readonly sandbox?: ProgramOptions['sandbox'] | undefined;
    /** Over the country with nobody drawn at random. */
    readonly adjust?: NonNullable<ProgramOptions['adjust']>;
  } = {},
): Promise<TestProgram> {
  const database = await testDatabase();
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'haidang-'));
  const environment = {
    HAIDANG_DATA: dataFolder,
    DATABASE_URL: database.url,
    PORT: '0',
    ...(options.smtpUrl && { HAIDANG_SMTP_URL: options.smtpUrl, HAIDANG_MAIL_FROM: 'notices@demo.haidang.example' }),
  };
  const program = await startProgram({
    config: readConfig(environment, dataFolder),
    logger: silentLogger(),
    demo: true,
    country: options.country ?? path.join(ROOT, 'country/vn'),
    web: path.join(ROOT, 'dist/web'),
    adjust: (given) => (options.adjust ?? same)(withoutChance(given)),
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.sandbox && { sandbox: options.sandbox }),
  });
  const bank = await startBank({ code: DEMO_BANK, seed: 1, ...options.bank });
  program.addBank({ code: bank.code, ordersUrl: bank.ordersUrl, keys: bank.keys });
  bank.connect({ url: program.url, keys: program.services.signer.jwks.keys });
  return {
    ...program,
    bank,
    key: (label) => program.demo?.keys.find((key) => key.label === label)?.key ?? '',
    stop: async () => {
      await bank.stop();
      await program.stop();
      await database.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
