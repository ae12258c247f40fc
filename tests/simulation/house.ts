import { LIST_LINES } from './relief-goods.ts';
import { OFFICERS, OFFICES, securesAtAll, TEMPERS, type OfficerPlan, type Temper } from './people.ts';
import { startReceiver, type Receiver } from './receiver.ts';
import { apiClient, type ApiClient } from '#client';
import { SYSTEM, type Scope } from '#core/access';
import { testClock, type PlainDate, type TestClock } from '#core/kernel';
import { partyId } from '#core/party';
import { DEMO_BANK, DEMO_CUSTOMS, DEMO_PASSWORD } from '#server/access';
import { readConfig } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import { countryInForce, startProgram, type Program } from '#server/program';
import { startBank, type SimulatedBank } from '#sim/bank';
import { startMailCatcher, type MailCatcher } from '#sim/mail';
import { createWorld, type Trader, type World } from '#sim/world';
import { hash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const COUNTRY = path.resolve(import.meta.dirname, '../../country/vn');
/** Far more than a country would draw by chance: a month has to meet everything there is. */
const DRAWN_SHARE = 0.55;
const DRAWN_RED_SHARE = 0.5;

export interface TraderDesk {
  readonly trader: Trader;
  readonly temper: Temper;
  readonly client: ApiClient;
  readonly receiver: Receiver | undefined;
  /** A bank answers for it under this number. */
  readonly guaranteeId: string | undefined;
  /** Customs registered a list of goods that it brings in free of duty. */
  readonly listId: string | undefined;
}
export interface OfficerDesk {
  readonly plan: OfficerPlan;
  readonly userId: string;
  readonly client: ApiClient;
  /** The trader they have said to be tied to. */
  readonly tiedTo: string | undefined;
}

/** The whole program with everybody who has to do with it in the month: traders, officers, a bank, a post office. */
export interface House {
  readonly program: Program;
  readonly clock: TestClock;
  readonly bank: SimulatedBank;
  readonly mail: MailCatcher;
  readonly world: World;
  readonly traders: readonly TraderDesk[];
  readonly officers: readonly OfficerDesk[];
  readonly stop: () => Promise<void>;
}

export interface HouseOptions {
  readonly seed: number;
  readonly firstDay: PlainDate;
  /** Without one, a database of its own in a folder that goes with the house. */
  readonly databaseUrl?: string;
  readonly offices: readonly string[];
}

/** The same house for the same seed: what is drawn follows from the installation's secret, so that is given too. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { seed, firstDay, databaseUrl } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'haidang-month-'));
  const country = await countryOfTheMonth(folder);
  await mkdir(path.join(folder, 'keys'));
  await writeFile(path.join(folder, 'keys/installation.secret'), hash('sha256', `month ${seed}`, 'buffer'));
  const clock = testClock(`${firstDay}T00:00:00Z`);
  const mail = await startMailCatcher();
  const environment = {
    HAIDANG_DATA: folder,
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    PORT: '0',
    HAIDANG_SMTP_URL: mail.smtpUrl,
    HAIDANG_MAIL_FROM: 'notices@demo.haidang.example',
  };
  const program = await startProgram({
    config: readConfig(environment, folder),
    logger: silentLogger(),
    demo: true,
    country,
    web: path.join(folder, 'no-web'),
    clock,
    looksByItself: false,
  });
  const bank = await startBank({
    code: DEMO_BANK,
    seed,
    moods: { duplicate: 0.1, wrong: 0.05, outOfOrder: 0.05, usualMs: 0, slowMs: 5 },
  });
  program.addBank({ code: bank.code, ordersUrl: bank.ordersUrl, keys: bank.keys });
  bank.connect({ url: program.url, keys: program.services.signer.jwks.keys });
  const { reference } = (await countryInForce(country)).snapshot;
  const world = createWorld({ seed, reference, on: firstDay, traders: TEMPERS.length, offices: options.offices });
  const officers = await settleOfficers(program, world);
  const traders = await settleTraders({ program, bank, world, officers });
  return {
    program,
    clock,
    bank,
    mail,
    world,
    traders,
    officers,
    stop: async () => {
      await bank.stop();
      await program.stop();
      await mail.stop();
      for (const { receiver } of traders) receiver?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The law of the country, but much more is drawn for control. */
async function countryOfTheMonth(folder: string): Promise<string> {
  const country = path.join(folder, 'country');
  await cp(COUNTRY, country, { recursive: true });
  const file = path.join(country, 'risk/rules.json');
  const rules = JSON.parse(await readFile(file, 'utf8')) as { readonly policy: object };
  const policy = { ...rules.policy, randomShare: DRAWN_SHARE, randomRedShare: DRAWN_RED_SHARE };
  await writeFile(file, JSON.stringify({ ...rules, policy }));
  return country;
}

const TRADER_SCOPES: readonly Scope[] = [
  'declarations:read',
  'declarations:write',
  'payments:read',
  'parties:read',
  'notices:read',
  'webhooks:manage',
];
const OFFICER_SCOPES: readonly Scope[] = [
  'declarations:read',
  'cases:read',
  'cases:write',
  'payments:read',
  'notices:read',
];
const SINCE = '2026-01-01' as PlainDate;
const KEY_DAYS = 366;
const REQUESTS_PER_SECOND_MAX = 10_000;

async function settleTraders({
  program,
  bank,
  world,
  officers,
}: Pick<House, 'program' | 'bank' | 'world' | 'officers'>): Promise<readonly TraderDesk[]> {
  await program.access.accounts.addOrganisations(
    world.traders.map(({ id, name }) => ({ id, name, kind: 'trader' as const })),
  );
  const desks: TraderDesk[] = [];
  for (const [index, trader] of world.traders.entries()) {
    const temper = TEMPERS[index];
    if (temper === undefined) throw new Error('every trader has a temper');
    await registerParty(program, trader);
    const { client } = await keyFor(program, {
      name: `trader-${index}`,
      organisationId: trader.id,
      roles: ['trader', 'organisationAdministrator'],
      scopes: TRADER_SCOPES,
    });
    const receiver = temper.webhookFails === undefined ? undefined : await startReceiver(temper.webhookFails);
    if (receiver) await listen(client, receiver);
    const guaranteeId = securesAtAll(temper) ? `BANKDEMO-2026-BL-${index + 1}` : undefined;
    if (guaranteeId !== undefined) await askForGuarantee(bank, guaranteeId, trader.id);
    const listId = temper.hasList ? await registerList(client, trader, officers) : undefined;
    desks.push({ trader, temper, client, receiver, guaranteeId, listId });
  }
  return desks;
}

async function registerParty({ services: { engine } }: Program, trader: Trader): Promise<void> {
  const fields = {
    nameVi: trader.name,
    registeredOn: trader.registeredOn,
    status: 'active',
    complianceLevel: trader.complianceLevel,
    riskClass: 5,
    // Who complies best is a priority enterprise, which pays after release.
    aeo: trader.complianceLevel === 1,
    taxDebtDaysMax: 0,
  };
  const command = { type: 'party.register', data: { id: partyId(trader.id), fields }, actor: SYSTEM };
  const answer = await engine.submit(command, { sender: SYSTEM.userId, trafficClass: 'internal' });
  if (answer.status !== 'accepted') throw new Error(`${trader.id} is registered: ${JSON.stringify(answer)}`);
}

async function settleOfficers(program: Program, { traders }: World): Promise<readonly OfficerDesk[]> {
  const desks: OfficerDesk[] = [];
  for (const plan of OFFICERS) {
    const { name, roles, officeId } = plan;
    const person = { name, organisationId: DEMO_CUSTOMS, roles, offices: [officeId], scopes: OFFICER_SCOPES };
    const desk = { plan, ...(await keyFor(program, person)) };
    const tiedTo = plan.tiedTo === undefined ? undefined : traders[plan.tiedTo]?.id;
    if (tiedTo !== undefined) await sayTied(desk.client, tiedTo);
    desks.push({ ...desk, tiedTo });
  }
  return desks;
}

async function sayTied(client: ApiClient, organisationId: string): Promise<void> {
  const body = { organisationId, relation: 'relative' as const };
  const { response, error } = await client.POST('/api/v1/interests', { body });
  if (!response.ok) throw new Error(`an officer says what they are tied to: ${JSON.stringify(error)}`);
}

interface Person {
  readonly name: string;
  readonly organisationId: string;
  readonly roles: Parameters<Program['access']['accounts']['setMembership']>[0]['roles'];
  readonly offices?: readonly string[];
  readonly scopes: readonly Scope[];
}

/** Somebody with a key of their own: a session of theirs would be over after each jump of the clock. */
async function keyFor(
  { access, url, services }: Program,
  { name, scopes, ...membership }: Person,
): Promise<{ readonly userId: string; readonly client: ApiClient }> {
  const email = `${name}@month.haidang.example`;
  // Which of several officers is handed a case follows from who they are: the same for the same seed.
  const id = uuidOf(`${name} of the month`);
  const userId = (await access.accounts.addUser({ id, email, name, password: DEMO_PASSWORD })) ?? '';
  await access.accounts.setMembership({ userId, ...membership, validFrom: SINCE });
  const made = await access.keys.create({
    organisationId: membership.organisationId,
    userId,
    label: name,
    scopes,
    expiresAtMs: Date.parse(services.clock.now()) + KEY_DAYS * 86_400_000,
    requestsPerSecondMax: REQUESTS_PER_SECOND_MAX,
  });
  if (made === undefined) throw new Error(`${name} has a key`);
  return { userId, client: apiClient({ baseUrl: url, apiKey: made.key }) };
}

const uuidOf = (text: string): string =>
  hash('sha256', text).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

async function listen(client: ApiClient, receiver: Receiver): Promise<void> {
  const { error } = await client.POST('/api/v1/webhook-endpoints', {
    body: { url: receiver.url, description: 'phần mềm của doanh nghiệp', topics: ['action', 'decision'] },
  });
  if (error) throw new Error(JSON.stringify(error));
}

/** The trader submits it, an officer takes it on. */
async function registerList(client: ApiClient, { id: holderId }: Trader, officers: readonly OfficerDesk[]) {
  const content = {
    project: 'Nhà máy mô phỏng, giai đoạn 1',
    validFrom: '2026-01-01',
    validTo: '2027-12-31',
    lines: LIST_LINES.map((line) => ({ ...line })),
  };
  const body = { holderId, officeId: OFFICES[0], groundCode: 'FIXEDASSET', content };
  const { data, error } = await client.POST('/api/v1/exemption-lists', { body });
  if (!data) throw new Error(JSON.stringify(error));
  const officer = officers.find(({ plan }) => plan.officeId === OFFICES[0]);
  const decided = await officer?.client.POST('/api/v1/exemption-lists/{id}/decisions', {
    params: { path: { id: data.id } },
    body: { action: 'accept', reason: 'đã đối chiếu hồ sơ dự án' },
  });
  if (!decided?.data) throw new Error(JSON.stringify(decided?.error));
  return data.id;
}

async function askForGuarantee(bank: SimulatedBank, id: string, principalId: string): Promise<void> {
  const counter = bank.ordersUrl.replace('/payment-orders', '/guarantees');
  const terms = { kind: 'general', amount: '20000000000', validFrom: '2026-01-01', validTo: '2027-12-31' };
  const { status } = await fetch(counter, { method: 'POST', body: JSON.stringify({ id, principalId, ...terms }) });
  if (status !== 201) throw new Error(`the bank answers for ${principalId}: ${status}`);
}
