import { labelOfAct } from './act-labels.ts';
import {
  inForce,
  openCountry,
  publishFromDisk,
  withLists,
  withPrices,
  withoutRules,
  withRules,
  type CountryInForce,
} from './country.ts';
import { demoAccounts } from './demo-accounts.ts';
import { health } from './health.ts';
import { metrics } from './metrics.ts';
import { openApi } from './openapi.ts';
import { registerDemoParties, type DemoPrincipal } from './demo-parties.ts';
import { watchPublications } from './watch-publications.ts';
import { web } from './web.ts';
import { eraseSubject, subjectStream } from '#core/access';
import { APPROVE, approvalHandlers, proposalStream, referencePublication } from '#core/approval';
import {
  assignCase,
  answerConsultation,
  callTransportGuarantee,
  repayTransportGuarantor,
  resendTransportRepayment,
  concludeConsultation,
  fireDeadline,
  giveBackRelief,
  INSPECTION_HANDLERS,
  letterStream,
  LIFE_CYCLE_HANDLERS,
  openConsultation,
  readingGuarantees,
  REFUND_ORDER_TOPIC,
  setAsideDoubt,
  shipmentStream,
  SUSPENSE_HANDLERS,
  suspenseSettlement,
  type ClearanceReference,
} from '#core/clearance';
import { answerContest, contestCompliance, measureParty } from '#core/compliance';
import { declarationStream } from '#core/declaration';
import { endGuarantee, guaranteeStream, issueGuarantee } from '#core/guarantee';
import { correctInvoice, invoiceStream, registerInvoice } from '#core/invoice';
import { inspectionStream } from '#core/inspection';
import { instantAt, legalDate, type Clock } from '#core/kernel';
import { capacityStream, learnedSelectionStream, MODEL_HANDLERS, modelProposal } from '#core/model';
import { partyStream, registerParty, updateParty, countParty } from '#core/party';
import { paymentStream, suspenseStream } from '#core/payment';
import { priceDoubtStream } from '#core/price';
import { publishReferenceHandler, referenceStream, withLegalBases, type PublishReference } from '#core/reference';
import {
  amendExemptionList,
  closeExemptionList,
  decideExemptionList,
  exemptionListStream,
  quotaStream,
  resumeExemptionList,
  submitExemptionList,
  suspendExemptionList,
} from '#core/relief';
import { riskControlStream, riskRuleProposal, RULE_HANDLERS, ruleStream } from '#core/risk';
import { TRANSPORT_HANDLERS, transportStream } from '#core/transport';
import { WATCH_LIST_HANDLERS, watchEntryStream, watchListProposal } from '#core/watch-list';
import { consultationStream } from '#core/valuation';
import { countryTableRoutes } from '#server/country-tables';
import {
  ACT_LOG_FOLLOWER,
  accessRoutes,
  concernsActLog,
  createAccess,
  followActLog,
  installAccess,
  type Access,
  type Demo,
} from '#server/access';
import {
  approvalRoutes,
  contentStore,
  concernsProposals,
  followProposals,
  PROPOSALS_FOLLOWER,
  type ApprovalServices,
} from '#server/approval';
import {
  ACTS_FOLLOWER,
  assignmentRoutes,
  concernsActs,
  followActs,
  reassignmentJob,
  startHandOut,
} from '#server/assignment';
import { assessmentRoutes } from '#server/assessment';
import { CLASSIFY_FOLLOWER, classifyRoutes, AT_LEISURE, followReleases, learnedMemory } from '#server/classify';
import { clearanceRoutes } from '#server/clearance';
import { helpRoutes } from '#server/help';
import { codesRoutes } from '#server/codes';
import { declarationImportJob, declarationImportRoutes, startImports } from '#server/declaration-import';
import { declarationRoutes, followOverview, OVERVIEW_FOLLOWER } from '#server/declaration';
import {
  cancellationsDueJob,
  deadlineCounts,
  deadlineRoutes,
  startDeadlineClock,
  type DeadlineClock,
} from '#server/deadlines';
import { concernsInspections, followInspections, INSPECTION_FOLLOWER, inspectionRoutes } from '#server/inspection';
import { concernsGuarantees, followGuarantees, GUARANTEE_FOLLOWER, guaranteeRoutes } from '#server/guarantee';
import { draftRoutes, draftsTidyJob } from '#server/drafts';
import { catalogueRoutes } from '#server/catalogue';
import { fixRoutes, lookAgainJob, watchLaw } from '#server/fixes';
import { savedViewRoutes } from '#server/saved-views';
import { startDailyJobs, type DailyJobs, type LookingAgain } from '#server/jobs';
import { complianceRoutes, concernsStanding, followStanding, partyHistoryJob, STANDING_FOLLOWER } from '#server/party';
import { noticeRoutes, openNotices, type NoticesRoom } from '#server/notices';
import {
  PAYMENT_ORDER_TOPIC,
  paymentRoutes,
  sendPaymentOrder,
  sendRefundOrder,
  type BankPartner,
} from '#server/payment';
import { listenRefusal, StartRefused } from '#server/platform/config';
import type { Config } from '#server/platform/config';
import { openDatabase, type Database } from '#server/platform/database';
import {
  createEngine,
  journalReader,
  openForwarding,
  sealedDraw,
  type AnyHandler,
  type AnyStream,
  type DebugHook,
  type Forwarding,
  type ForwardingOptions,
} from '#server/platform/engine';
import { openFileStore } from '#server/platform/files';
import { createHttpApp, type HttpApp } from '#server/platform/http';
import type { Logger } from '#server/platform/logging';
import { migrate } from '#server/platform/migrate';
import { openSigner, startCourier, type Courier, type Services } from '#server/platform/services';
import { printingRoutes } from '#server/printing';
import {
  forceAnswers,
  forcingChannel,
  forwarder,
  sandboxPages,
  keysElsewhere,
  type Forwarder,
  type SandboxPartner,
} from '#server/sandbox';
import { createRequestLog, recordRequests, requestLogRoutes, type RequestLog } from '#server/request-log';
import { searchRoutes } from '#server/search';
import { inSlices, publicationRoutes, servedPublication, versionStore, type ReferenceRoom } from '#server/reference';
import {
  concernsSelected,
  concernsSuspensions,
  followSelected,
  followSuspensions,
  openReplays,
  openRulesRoom,
  riskRoutes,
  SELECTED_FOLLOWER,
  servedRules,
  SUSPENSIONS_FOLLOWER,
  watchRules,
  type OwnersOptions,
  type Replays,
  type RulesRoom,
} from '#server/risk';
import { fairnessRoutes } from '#server/fairness';
import { originRoutes } from '#server/origin';
import {
  followPrices,
  openPricesRoom,
  PRICE_FOLLOWER,
  priceRoutes,
  pricesJob,
  PRICES_AT_LEISURE,
  type PricesRoom,
} from '#server/price';
import { concernsInvoices, followInvoices, INVOICE_FOLLOWER, invoiceRoutes } from '#server/invoice';
import { concernsReliefs, followReliefs, reliefRoutes, RELIEF_FOLLOWER } from '#server/relief';
import { comingDaysJob, concernsWatchers, followPublications, tariffRoutes, WATCH_FOLLOWER } from '#server/tariff';
import {
  concernsSuspense,
  followSuspense,
  servedSettlement,
  SUSPENSE_FOLLOWER,
  suspenseRoutes,
} from '#server/suspense';
import { concernsTransports, followTransports, TRANSPORTS_FOLLOWER, transportRoutes } from '#server/transport';
import {
  concernsMatches,
  followMatches,
  MATCHES_FOLLOWER,
  openListsRoom,
  servedEntries,
  watchListRoutes,
  type ListsRoom,
} from '#server/watch-list';
import { importStore, tariffImportJob, tariffImportRoutes } from '#server/tariff-import';
import { installationSecret } from './installation-secret.ts';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

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

export interface Program {
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
  /** What tells of times that run out. */
  readonly deadlines: DeadlineClock;
  /** What gives cases to officers. */
  readonly handOut: LookingAgain;
  /** Which requests software sent lately. */
  readonly requests: RequestLog;
  /** What goods usually cost. */
  readonly prices: PricesRoom;
  /** What makes declarations of imported files. */
  readonly imports: LookingAgain;
  /** What stops rules that select other than they were rehearsed. */
  readonly ruleWatch: LookingAgain;
  /** What looks at drafts and pre-registrations once another law is in force. */
  readonly lawWatch: LookingAgain;
  /** A bank from now on: whose orders go out and whose notices are believed. */
  readonly addBank: (bank: BankPartner) => void;
  /** Answers what is under way, commits what waits, and leaves no process behind. */
  readonly stop: () => Promise<void>;
}

/** Where the country does not say how long requests are remembered. */
const REQUEST_LOG_DAYS = 30;

export const VERSION = '0.1.0';
/** One laptop is one cell. */
export const CELL = 1;

export const systemClock: Clock = { now: () => instantAt(Date.now()) };

/** Every command there is. */
const HANDLERS: readonly AnyHandler<ClearanceReference>[] = [
  ...LIFE_CYCLE_HANDLERS,
  openConsultation,
  answerConsultation,
  concludeConsultation,
  setAsideDoubt,
  ...INSPECTION_HANDLERS,
  giveBackRelief,
  issueGuarantee,
  endGuarantee,
  registerInvoice,
  correctInvoice,
  ...TRANSPORT_HANDLERS,
  callTransportGuarantee,
  repayTransportGuarantor,
  resendTransportRepayment,
  ...SUSPENSE_HANDLERS,
  fireDeadline,
  assignCase,
  submitExemptionList,
  amendExemptionList,
  decideExemptionList,
  suspendExemptionList,
  resumeExemptionList,
  closeExemptionList,
  registerParty,
  updateParty,
  countParty,
  measureParty,
  contestCompliance,
  answerContest,
  eraseSubject,
  publishReferenceHandler<ClearanceReference>(),
  ...RULE_HANDLERS,
  ...WATCH_LIST_HANDLERS,
  ...MODEL_HANDLERS,
  ...approvalHandlers<ClearanceReference>([
    referencePublication,
    suspenseSettlement,
    riskRuleProposal,
    watchListProposal,
    modelProposal,
  ]),
];
/** Everything with a life of its own. */
export const STREAMS: readonly AnyStream[] = [
  declarationStream,
  shipmentStream,
  consultationStream,
  priceDoubtStream,
  guaranteeStream,
  invoiceStream,
  letterStream,
  inspectionStream,
  transportStream,
  paymentStream,
  suspenseStream,
  partyStream,
  exemptionListStream,
  quotaStream,
  referenceStream,
  subjectStream,
  proposalStream,
  ruleStream,
  riskControlStream,
  watchEntryStream,
  learnedSelectionStream,
  capacityStream,
];

/** Where something can be forced by what is declared, all that decides is told so; a live program is built without it. */
const handlersOf = ({ asSandboxOf }: Pick<ProgramOptions, 'asSandboxOf'>): readonly AnyHandler<ClearanceReference>[] =>
  (asSandboxOf === undefined ? HANDLERS : HANDLERS.map(forcingChannel)).map(readingGuarantees);

/** The whole system in one process: database, country, engine, followers, HTTP. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { config, logger } = options;
  const clock = options.clock ?? systemClock;
  const database = await openDatabase(config.database, {
    onRestart: (serverPid) => logger.warn({ serverPid }, 'the database was lost and has been started again'),
    onTrouble: (error) => logger.error({ err: error }, 'the database could not be started again; trying on'),
  });
  try {
    return await startOn(database, clock, options);
  } catch (error) {
    await database.stop();
    if (!(error instanceof StartRefused)) logger.error({ error }, 'start failed');
    throw error;
  }
}

async function startOn(database: Database, clock: Clock, options: ProgramOptions): Promise<Program> {
  const { config, logger, demo } = options;
  const port = config.port === 0 ? await freePort(config.host) : config.port;
  const { applied } = await migrate(database.pool);
  logger.info({ applied: applied.length, serverPid: database.serverPid() }, 'database ready');
  const secret = await installationSecret(config.dataFolder, database.pool, CELL);
  const room = await openCountry(options.country, database.pool, CELL);
  const rules = await openRulesRoom({
    pool: database.pool,
    cell: CELL,
    readStream: journalReader(database.pool, CELL, STREAMS).readStream,
    onTrouble: (error) => logger.error({ err: error }, 'a selection rule is left out'),
  });
  const lists = await openListsRoom({
    pool: database.pool,
    cell: CELL,
    readStates: journalReader(database.pool, CELL, STREAMS).readStates,
  });
  const seeded = inForce(room, options.asSandboxOf === undefined ? options.adjust : withoutRules);
  const { zoneOffsetMinutes, personIdPattern } = room.country().pack.profile;
  const prices = openPricesRoom({
    pool: database.pool,
    measures: () => seeded().snapshot.priceMeasures ?? [],
    today: () => legalDate(clock.now(), zoneOffsetMinutes),
  });
  const country = withPrices(withLists(withRules(seeded, rules), lists), prices);
  const onTrouble = (error: unknown): void => logger.error({ err: error }, 'engine trouble');
  const forwarding = await openDoor(config.forwarding, { pool: database.pool, secret, room, rules, lists, onTrouble });
  const engine = createEngine({
    connection: database.connection,
    pool: database.pool,
    cell: CELL,
    handlers: handlersOf(options),
    streams: STREAMS,
    reference: country,
    zoneOffsetMinutes,
    clock,
    secret,
    personIdPattern,
    forwarding,
    onTaken: async () => void (await Promise.all([room.refresh(), rules.refresh(), lists.refresh()])),
    onTrouble,
    ...(options.debugPoint && { debugPoint: options.debugPoint }),
  });
  const access = createAccess({
    pool: database.pool,
    clock,
    zoneOffsetMinutes,
    kind: options.asSandboxOf !== undefined || (demo && !options.sandbox) ? 'test' : 'live',
    opensDemo: demo,
    token: sealedDraw(secret).token,
  });
  const services: Services = {
    engine,
    reference: {
      current: () => country().snapshot,
      asKnownAt: room.asKnownAt,
      ofVersion: async (version) => (version === country().version ? country().snapshot : room.ofVersion(version)),
      rulesNamedIn: rules.namedIn,
    },
    pool: database.pool,
    cell: CELL,
    clock,
    token: sealedDraw(secret).token,
    logView: access.logView,
    files: await openFileStore(join(config.dataFolder, 'files')),
    signer: await openSigner(join(config.dataFolder, 'keys', 'signing.pem')),
    publicUrl: options.asSandboxOf ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
  };
  await engine.start();
  // Reading a year of them takes a while: until they are read, no price is unusual.
  void prices.refresh().catch(onTrouble);
  const publications = watchPublications([room, rules, lists, prices], {
    isWriter: () => engine.role() === 'writing',
    onTrouble,
  });
  const { older, overruled } = await publishFromDisk(room, engine);
  if (older)
    logger.warn({ folder: older.pack.version, inForce: country().version }, 'the country on disk is an older one');
  if (overruled.length > 0)
    logger.warn({ files: overruled }, 'the country on disk changed files for which something else had been approved');
  const shown = demo ? await access.seedDemo(secret.toString('hex')) : undefined;
  if (shown) await registerDemoParties(engine, access, options.demoPrincipals ?? []);
  const banks = new Map<string, BankPartner>();
  const notices = openNotices({
    services,
    access,
    mail: options.config.mail,
    // A demonstration is called on the machine that it runs on.
    allowPrivate: demo || config.webhooksToPrivateAddresses,
    onTrouble: (error) => logger.warn({ err: error }, 'a notice could not be sent on its way and will be tried again'),
  });
  const owners: OwnersOptions = {
    members: access.members,
    tellPeople: notices.tellPeople,
    ownerOf: (id) => country().snapshot.rules.ruleById.get(id)?.owner,
  };
  const courier = followJournal(services, { room, owners, lists }, banks, notices);
  const sandbox = options.sandbox && forwarder(options.sandbox);
  const replays = openReplays({
    pool: database.pool,
    clock,
    connection: database.connection,
    cell: CELL,
    secret,
    personIdPattern,
    zoneOffsetMinutes,
    inForce: () => {
      const { version, snapshot } = seeded();
      const { version: named, policy, rules: compiled } = snapshot.rules;
      const { code } = snapshot.reference.country;
      return { country: code, version, seed: { version: named, policy, rules: compiled.map(({ rule }) => rule) } };
    },
    onTrouble: (error) => logger.error({ err: error }, 'a replay failed'),
  });
  const requests = createRequestLog({
    pool: database.pool,
    clock,
    days: () => country().snapshot.reference.country.requestLogDays ?? REQUEST_LOG_DAYS,
    onTrouble: (error) => logger.warn({ err: error }, 'requests could not be logged'),
  });
  const app = await httpApp({
    services,
    access,
    banks,
    country,
    seeded,
    room,
    rules,
    lists,
    replays,
    prices,
    notices,
    requests,
    options,
    shown,
    ...(sandbox && { forwardTest: sandbox.forward }),
  });
  await app.listen({ host: config.host, port }).catch((error: unknown) => {
    throw listenRefusal(error, { host: config.host, port });
  });
  const warming = warmLater(country, onTrouble);
  const byItself = options.looksByItself ?? true;
  const jobs = dailyJobs(services, access, { notices, requests, prices }, logger, byItself);
  const deadlines = startDeadlineClock({
    services,
    law: country,
    isWriter: () => engine.role() === 'writing',
    byItself,
    onTrouble: (error) => logger.error({ err: error }, 'deadlines could not be looked through; trying on'),
  });
  const handOut = startHandOut({
    services,
    access,
    isWriter: () => engine.role() === 'writing',
    byItself: options.handsOutCases ?? false,
    onTrouble: (error) => logger.error({ err: error }, 'cases could not be given out; trying on'),
  });
  const ruleWatch = watchRules({
    services,
    rules,
    isWriter: () => engine.role() === 'writing',
    byItself,
    onTrouble: (error) => logger.error({ err: error }, 'rules could not be measured; trying on'),
  });
  const lawWatch = watchLaw({
    services,
    isWriter: () => engine.role() === 'writing',
    byItself,
    onTrouble: (error) => logger.error({ err: error }, 'drafts could not be looked at under the new law; trying on'),
  });
  const imports = startImports({
    services,
    members: access.members,
    nameOf: async (userId) => (await access.people.find(userId))?.name,
    isWriter: () => engine.role() === 'writing',
    byItself,
    onTrouble: (error) => logger.error({ err: error }, 'imported declarations could not be sent; trying on'),
  });
  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    services,
    access,
    database,
    app,
    demo: shown,
    jobs,
    notices,
    deadlines,
    handOut,
    imports,
    ruleWatch,
    lawWatch,
    requests,
    prices,
    addBank: (bank) => banks.set(bank.code, bank),
    stop: async () => {
      clearTimeout(warming);
      await app.close();
      sandbox?.stop();
      await replays.stop();
      await courier.stop();
      await notices.stop();
      await jobs.stop();
      await deadlines.stop();
      await handOut.stop();
      await imports.stop();
      await ruleWatch.stop();
      await lawWatch.stop();
      await publications.stop();
      await engine.stop();
      await access.close();
      await requests.stop();
      await database.stop();
    },
  };
}

/** Behind the start, which people wait for, and ahead of the first declaration whose description a rule looks at. */
const WARM_AFTER_MS = 5_000;

/** Half a second of work, done in slices, that the first question about what goods are called would otherwise wait for. */
const warmLater = (country: () => CountryInForce, onTrouble: (error: unknown) => void): NodeJS.Timeout =>
  setTimeout(
    () => void inSlices(country().snapshot.reference.classifier.warming()).catch(onTrouble),
    WARM_AFTER_MS,
  ).unref();

const PUBLISH_REFERENCE: PublishReference['type'] = 'reference.publish';
/** What may bring other law into force. */
const PUBLISHING: ReadonlySet<string> = new Set([PUBLISH_REFERENCE, APPROVE]);

/** What may change which rules select. */
const CHANGING_RULES: ReadonlySet<string> = new Set([APPROVE, ...RULE_HANDLERS.map(({ type }) => type)]);

const CHANGING_LISTS: ReadonlySet<string> = new Set([APPROVE, ...WATCH_LIST_HANDLERS.map(({ type }) => type)]);

/** Through which commands come from other programs of the cell, or go to the one that writes. */
async function openDoor(
  place: Config['forwarding'],
  {
    room,
    rules,
    lists,
    ...parts
  }: Pick<ForwardingOptions, 'pool' | 'secret' | 'onTrouble'> & {
    readonly room: ReferenceRoom<ClearanceReference>;
    readonly rules: RulesRoom;
    readonly lists: ListsRoom;
  },
): Promise<Forwarding> {
  try {
    return await openForwarding({
      ...place,
      ...parts,
      cell: CELL,
      // The next command is decided by the law that this one published.
      onForwarded: async ({ type }) => {
        if (PUBLISHING.has(type)) await room.refresh();
        if (CHANGING_RULES.has(type)) await rules.refresh();
        if (CHANGING_LISTS.has(type)) await lists.refresh();
      },
    });
  } catch (error) {
    throw listenRefusal(error, place, { host: 'HAIDANG_CELL_HOST', port: 'HAIDANG_CELL_PORT' });
  }
}

/** Cookies and links name the address, so it is chosen before anything is built on it. */
function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, host, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** What follows the journal outside the writer: lists, and messages to partners. The engine stops its followers itself. */
function followJournal(
  services: Services,
  {
    room,
    owners,
    lists,
  }: {
    readonly room: Pick<ReferenceRoom<ClearanceReference>, 'ofVersion'>;
    readonly owners: OwnersOptions;
    readonly lists: ListsRoom;
  },
  banks: ReadonlyMap<string, BankPartner>,
  notices: Pick<NoticesRoom, 'tellPeople'>,
): Courier {
  const { engine } = services;
  engine.follow(OVERVIEW_FOLLOWER, followOverview(services));
  engine.follow(ACTS_FOLLOWER, followActs(services), { concerns: concernsActs });
  engine.follow(GUARANTEE_FOLLOWER, followGuarantees(services), { concerns: concernsGuarantees });
  engine.follow(ACT_LOG_FOLLOWER, followActLog, { concerns: concernsActLog });
  engine.follow(STANDING_FOLLOWER, followStanding(engine, services.cell), { concerns: concernsStanding });
  engine.follow(INVOICE_FOLLOWER, followInvoices(services), { concerns: concernsInvoices });
  engine.follow(RELIEF_FOLLOWER, followReliefs(services), { concerns: concernsReliefs(services) });
  engine.follow(INSPECTION_FOLLOWER, followInspections(services), { concerns: concernsInspections });
  engine.follow(SUSPENSE_FOLLOWER, followSuspense(services), { concerns: concernsSuspense });
  engine.follow(TRANSPORTS_FOLLOWER, followTransports(services), { concerns: concernsTransports });
  engine.follow(CLASSIFY_FOLLOWER, followReleases(services), AT_LEISURE);
  engine.follow(SELECTED_FOLLOWER, followSelected(services, owners), { concerns: concernsSelected });
  engine.follow(PRICE_FOLLOWER, followPrices(services), PRICES_AT_LEISURE);
  engine.follow(MATCHES_FOLLOWER, followMatches(lists.entries, notices.tellPeople), { concerns: concernsMatches });
  engine.follow(SUSPENSIONS_FOLLOWER, followSuspensions(owners), { concerns: concernsSuspensions });
  engine.follow(PROPOSALS_FOLLOWER, followProposals, { concerns: concernsProposals });
  // What was published before anybody could watch is no news.
  engine.follow(WATCH_FOLLOWER, followPublications(room.ofVersion, notices.tellPeople), {
    concerns: concernsWatchers,
    begin: 'next-event',
  });
  const couriers = [
    startCourier(engine, PAYMENT_ORDER_TOPIC, async (message) => {
      const bank = banks.values().next().value;
      if (!bank) throw new Error('No bank is connected');
      await sendPaymentOrder(services, bank, message);
    }),
    startCourier(engine, REFUND_ORDER_TOPIC, (message) => sendRefundOrder(services, banks, message)),
  ];
  return { stop: async () => void (await Promise.all(couriers.map((courier) => courier.stop()))) };
}

/** By the one program that writes the cell. */
function dailyJobs(
  services: Services,
  access: Access,
  {
    notices,
    requests,
    prices,
  }: { readonly notices: NoticesRoom; readonly requests: RequestLog; readonly prices: PricesRoom },
  logger: Logger,
  byItself: boolean,
): DailyJobs {
  const { engine, pool, cell, clock, token } = services;
  const country = () => services.reference.current().reference.country;
  const onRefused = (refused: object): void => logger.error(refused, 'a day of a party could not be counted');
  return startDailyJobs({
    pool,
    cell,
    clock,
    zoneOffsetMinutes: country().zoneOffsetMinutes,
    jobs: [
      partyHistoryJob({ engine, pool, cell, country, token, onRefused, reference: services.reference.current }),
      pricesJob(prices),
      comingDaysJob(services, notices.tellPeople),
      reassignmentJob({ services, access }),
      cancellationsDueJob(services),
      { name: 'engine.submissions', run: engine.submissions.prune },
      { name: 'access.tidy', run: access.tidy },
      { name: 'requestLog.tidy', run: requests.forgetOld },
      notices.tidy,
      tariffImportJob({ pool, clock }),
      draftsTidyJob({ pool, clock }),
      lookAgainJob(services),
      declarationImportJob({ pool, clock }),
    ],
    isWriter: () => engine.role() === 'writing',
    byItself,
    onTrouble: (job, error) => logger.error({ err: error, job }, 'a daily job failed and will be tried again'),
  });
}

interface HttpParts {
  readonly services: Services;
  readonly access: Access;
  readonly banks: ReadonlyMap<string, BankPartner>;
  readonly country: () => CountryInForce;
  /** The country without what officers made of its rules. */
  readonly seeded: () => CountryInForce;
  readonly rules: RulesRoom;
  readonly lists: ListsRoom;
  readonly replays: Replays;
  readonly prices: PricesRoom;
  readonly room: ReferenceRoom<ClearanceReference>;
  readonly notices: NoticesRoom;
  readonly requests: RequestLog;
  readonly options: Pick<ProgramOptions, 'logger' | 'web' | 'demo' | 'config' | 'country' | 'sandbox' | 'asSandboxOf'>;
  readonly shown?: Demo | undefined;
  /** Takes requests with `test_` keys. */
  readonly forwardTest?: Forwarder['forward'];
}

export async function httpApp({
  services,
  access,
  banks,
  country,
  seeded,
  room,
  rules,
  lists,
  replays,
  prices,
  notices,
  requests,
  options,
  shown,
  forwardTest,
}: HttpParts): Promise<HttpApp> {
  const { clock, publicUrl } = services;
  const app = createHttpApp(options.logger, (refusals) => {
    const { legalBases, country: profile } = country().snapshot.reference;
    return withLegalBases(refusals, legalBases, legalDate(clock.now(), profile.zoneOffsetMinutes));
  });
  await openApi(app, VERSION);
  await installAccess(app, { access, publicUrl, ...(forwardTest && { elsewhere: forwardTest }) });
  if (options.asSandboxOf !== undefined) forceAnswers(app);
  recordRequests(app, requests, options.asSandboxOf !== undefined);
  metrics(app, {
    engine: services.engine,
    deadlines: () => deadlineCounts(services),
    token: options.config.metricsToken,
  });
  const isOffice = (code: string): boolean => {
    const { codes, country: profile } = country().snapshot.reference;
    return codes.find('customs-office', code, legalDate(clock.now(), profile.zoneOffsetMinutes)) !== undefined;
  };
  const { zoneOffsetMinutes } = country().snapshot.reference.country;
  accessRoutes(app, {
    access,
    clock,
    publicUrl,
    zoneOffsetMinutes,
    isOffice,
    sendLetter: notices.sendLetter,
    labelOfAct,
    ...(options.sandbox && { keysElsewhere: keysElsewhere(options.sandbox) }),
  });
  await declarationRoutes(app, services);
  draftRoutes(app, {
    services,
    nameOf: async (userId) => (await access.people.find(userId))?.name,
    onTrouble: (error) => options.logger.warn({ err: error }, 'drafts could not be looked through; trying on'),
  });
  await declarationImportRoutes(app, services, async (userId) => (await access.people.find(userId))?.name);
  catalogueRoutes(app, { services, nameOf: async (userId) => (await access.people.find(userId))?.name });
  savedViewRoutes(app, { services, nameOf: async (userId) => (await access.people.find(userId))?.name });
  fixRoutes(app, { services, nameOf: async (userId) => (await access.people.find(userId))?.name });
  clearanceRoutes(app, services);
  helpRoutes(app, services);
  await inspectionRoutes(app, services, access);
  reliefRoutes(app, services);
  deadlineRoutes(app, services);
  assignmentRoutes(app, { services, access });
  paymentRoutes(app, services, () => [...banks.values()]);
  complianceRoutes(app, services);
  guaranteeRoutes(app, services, () => [...banks.values()]);
  invoiceRoutes(app, services);
  transportRoutes(app, services);
  printingRoutes(app, services);
  searchRoutes(app, services);
  const { sandbox } = options;
  sandboxPages(app, { partner: sandbox, forward: forwardTest });
  requestLogRoutes(app, {
    log: requests,
    kind: access.keys.kind,
    ...(sandbox && { elsewhere: (filter) => sandbox.ask({ type: 'listRequests', filter }) }),
  });
  const learned = learnedMemory(services.pool, clock, (error) =>
    options.logger.error({ err: error }, 'what was learned of goods could not be read'),
  );
  tariffRoutes(app, services, learned.current);
  classifyRoutes(app, services, learned.current);
  codesRoutes(app, services);
  assessmentRoutes(app, services, () => room.country().pack);
  originRoutes(app, services);
  publicationRoutes(app, { services, room, folder: options.country });
  const versions = versionStore(services.pool);
  const approval: ApprovalServices = {
    services,
    kinds: [
      { kind: referencePublication, ...servedPublication(room, versions) },
      servedSettlement(services),
      servedRules(rules),
      servedEntries(lists),
    ],
    contents: contentStore(services.pool),
    nameOf: async (userId) => (await access.people.find(userId))?.name,
  };
  approvalRoutes(app, approval);
  riskRoutes(app, { services, rules, replays, seed: () => seeded().snapshot.rules, approval });
  watchListRoutes(app, {
    services,
    lists,
    approval,
    nameOf: async (userId) => (await access.people.find(userId))?.name,
  });
  priceRoutes(app, { services, prices, nameOf: async (userId) => (await access.people.find(userId))?.name });
  fairnessRoutes(app, { services, nameOf: async (userId) => (await access.people.find(userId))?.name });
  suspenseRoutes(app, { services, approval });
  countryTableRoutes(app, { services, room, versions, approval });
  await tariffImportRoutes(app, { services, room, versions, imports: importStore(services.pool), approval });
  noticeRoutes(app, notices);
  health(app, services, () => country().version);
  demoAccounts(app, shown);
  await web(app, options.web);
  return app;
}
