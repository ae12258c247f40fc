import { DECLARATION_STREAM } from '#core/declaration';
import { legalDate, plainDate } from '#core/kernel';
import { DEMO_BANK, DEMO_OTHER_TRADER, DEMO_TRADER } from '#server/access';
import type { Config } from '#server/platform/config';
import type { Logger } from '#server/platform/logging';
import { startProgram, type Program, type ProgramOptions } from '#server/program';
import {
  answerQuestion,
  registerParty,
  SANDBOX_PREFIX,
  type SandboxAnswers,
  type SandboxQuestion,
} from '#server/sandbox';
import { startBank } from '#sim/bank';
import { startOfficer } from '#sim/officer';

export interface SandboxOptions {
  /** Its own: no folder, database or port of the live program's. */
  readonly config: Config;
  readonly logger: Logger;
  readonly country: string;
  /** Under which address people reach the live program, which passes on to it what is of it. */
  readonly publicUrl: string;
  /** How long its officer thinks. */
  readonly officerPauseMs?: number;
  readonly clock?: ProgramOptions['clock'];
}

export interface Sandbox {
  readonly program: Program;
  readonly answer: <Q extends SandboxQuestion>(question: Q) => Promise<SandboxAnswers[Q['type']]>;
  readonly stop: () => Promise<void>;
}

/** Made-up traders for whom every broker may act here. */
const PRINCIPALS = [
  { id: DEMO_TRADER, name: 'Công ty TNHH Hải Âu Tưởng Tượng' },
  { id: DEMO_OTHER_TRADER, name: 'Công ty CP San Hô Tưởng Tượng' },
] as const;
const CUSTOMS = 'HQ-SANDBOX';
const OFFICER = { id: 'sandbox-officer', email: 'officer@sandbox.invalid', name: 'Cán bộ mô phỏng' } as const;
const OFFICER_FOLLOWER = 'sandbox.officer';
const OFFICER_PAUSE_MS = 800;
const SINCE = plainDate('2020-01-01');
/** Any number: two sandboxes have the same bank. */
const BANK_SEED = 20_261_122;
const KEY_DAYS = 3_650;
const OFFICER_REQUESTS_PER_SECOND_MAX = 1_000;

/** The whole system once more, on a database of its own, with an officer and a bank that act by themselves. */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { config, logger, country, publicUrl, clock } = options;
  const program = await startProgram({
    config,
    logger,
    demo: false,
    asSandboxOf: `${publicUrl}${SANDBOX_PREFIX}`,
    country,
    // People use the live program's pages.
    web: '',
    ...(clock && { clock }),
  });
  const { access, services } = program;
  const bank = await startBank({ code: DEMO_BANK, seed: BANK_SEED });
  program.addBank({ code: bank.code, ordersUrl: bank.ordersUrl, keys: bank.keys });
  bank.connect({ url: program.url, keys: services.signer.jwks.keys });
  for (const principal of PRINCIPALS) await registerParty(services.engine, principal);
  await access.accounts.addOrganisations(PRINCIPALS.map((principal) => ({ ...principal, kind: 'trader' })));
  const officer = startOfficer({
    url: program.url,
    apiKey: await officerKey(program),
    bankUrl: bank.ordersUrl,
    pauseMs: options.officerPauseMs ?? OFFICER_PAUSE_MS,
    onTrouble: (error) => logger.warn({ err: error }, 'the simulated officer could not act'),
  });
  services.engine.follow(OFFICER_FOLLOWER, async (events) => events.forEach(({ stream }) => officer.look(stream.id)), {
    begin: 'next-event',
    concerns: ({ stream }) => stream.type === DECLARATION_STREAM,
  });
  await officer.lookThrough();
  const parts = { access, requests: program.requests, services, principals: PRINCIPALS };
  return {
    program,
    answer: (question) => answerQuestion(parts, question),
    stop: async () => {
      await officer.stop();
      await bank.stop();
      await program.stop();
    },
  };
}

/** The officer works at every office there is, and its key is the same at each start. */
async function officerKey({ access, services }: Program): Promise<string> {
  const { accounts, keys } = access;
  const { reference } = services.reference.current();
  const today = legalDate(services.clock.now(), reference.country.zoneOffsetMinutes);
  await accounts.addOrganisations([{ id: CUSTOMS, kind: 'customs', name: 'Hải quan (hộp thử)' }]);
  if ((await accounts.userIdOf(OFFICER.email)) === undefined)
    await accounts.addUser({ ...OFFICER, password: services.token('sandbox officer password') });
  await accounts.setMembership({
    userId: OFFICER.id,
    organisationId: CUSTOMS,
    roles: ['documentOfficer', 'inspectionOfficer', 'officeLeader'],
    offices: reference.codes.entries('customs-office', today).map(({ code }) => code),
    validFrom: SINCE,
  });
  const { key } = await keys.ensure({
    organisationId: CUSTOMS,
    userId: OFFICER.id,
    label: OFFICER.name,
    scopes: ['cases:read', 'cases:write', 'declarations:read'],
    expiresAtMs: Date.parse(services.clock.now()) + KEY_DAYS * 86_400_000,
    requestsPerSecondMax: OFFICER_REQUESTS_PER_SECOND_MAX,
    secret: Buffer.from(services.token('sandbox officer key'), 'hex'),
  });
  return key;
}
