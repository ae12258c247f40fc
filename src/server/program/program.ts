import { type Clock, legalDate } from '#core/kernel';
import { createAccess } from '#server/access';
import { openLearnedRoom, openTrainings } from '#server/learning';
import { openNotices } from '#server/notices';
import type { BankPartner } from '#server/payment';
import { listenRefusal, StartRefused } from '#server/platform/config';
import { type Database, openDatabase } from '#server/platform/database';
import { createEngine, journalReader, personalData, sealedDraw } from '#server/platform/engine';
import { openFileStore } from '#server/platform/files';
import { migrate } from '#server/platform/migrate';
import { openSigner, type Services } from '#server/platform/services';
import { openPricesRoom } from '#server/price';
import { inSlices } from '#server/platform/turns';
import { createRequestLog } from '#server/request-log';
import { openReplays, openRulesRoom, type OwnersOptions } from '#server/risk';
import { forwarder } from '#server/sandbox';
import { openListsRoom } from '#server/watch-list';
import { handlersOf, STREAMS } from './commands.ts';
import {
  type CountryInForce,
  inForce,
  openCountry,
  publishFromDisk,
  withLearned,
  withLists,
  withoutRules,
  withPrices,
  withRules,
} from './country.ts';
import { registerDemoParties } from './demo-parties.ts';
import { followJournal } from './follow-journal.ts';
import { dailyJobs } from './house-jobs.ts';
import { httpApp } from './http-app.ts';
import { installationSecret } from './installation-secret.ts';
import { freePort } from './free-port.ts';
import { openDoor } from './open-door.ts';
import { startWatches, stopWatches } from './watches.ts';
import { CELL, type Program, type ProgramOptions, systemClock, VERSION } from './program-options.ts';
import { watchPublications } from './watch-publications.ts';
import { join } from 'node:path';

/** Where the country does not say how long requests are remembered. */
const REQUEST_LOG_DAYS = 30;

/** The whole system in one process: database, country, engine, followers, HTTP. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { config, logger } = options;
  const clock = options.clock ?? systemClock;
  const port = await freePort(config);
  const database = await openDatabase(config.database, {
    onRestart: (serverPid) => logger.warn({ serverPid }, 'the database was lost and has been started again'),
    onTrouble: (error) => logger.error({ err: error }, 'the database could not be started again; trying on'),
  });
  try {
    return await startOn(database, clock, { ...options, config: { ...config, port } });
  } catch (error) {
    await database.stop();
    if (!(error instanceof StartRefused)) logger.error({ error }, 'start failed');
    throw error;
  }
}

async function startOn(database: Database, clock: Clock, options: ProgramOptions): Promise<Program> {
  const { config, logger, demo } = options;
  const { port } = config;
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
  const { hide } = personalData(secret, personIdPattern);
  const learned = await openLearnedRoom({
    pool: database.pool,
    cell: CELL,
    country: seeded().snapshot.reference.country.code,
    readState: journalReader(database.pool, CELL, STREAMS).readState,
    periods: () => seeded().snapshot.learning ?? [],
    today: () => legalDate(clock.now(), zoneOffsetMinutes),
    zoneOffsetMinutes,
    hide,
    onTrouble: (error) => logger.error({ err: error }, 'a model is left out'),
  });
  const country = withLearned(withPrices(withLists(withRules(seeded, rules), lists), prices), learned);
  const onTrouble = (error: unknown): void => logger.error({ err: error }, 'engine trouble');
  const rooms = { room, rules, lists, learned };
  const forwarding = await openDoor(config.forwarding, { pool: database.pool, secret, ...rooms, onTrouble });
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
    onTaken: async () => void (await Promise.all(Object.values(rooms).map((each) => each.refresh()))),
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
  const publications = watchPublications({
    decidedBy: [room, rules, lists, learned],
    madeByWriter: [prices],
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
  const courier = followJournal(services, { room, owners, lists, hide }, banks, notices);
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
  const byItself = options.looksByItself ?? true;
  const trainings = openTrainings({
    services,
    connection: database.connection,
    learned,
    provenance: demo || options.asSandboxOf !== undefined ? 'simulated' : 'operational',
    version: VERSION,
    isWriter: () => engine.role() === 'writing',
    byItself,
    onTrouble: (error) => logger.error({ err: error }, 'a training failed'),
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
    learned,
    trainings,
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
  const jobs = dailyJobs(services, access, { notices, requests, prices, learned, trainings }, logger, byItself);
  const watches = startWatches({
    services,
    access,
    country,
    rules,
    learned,
    logger,
    byItself,
    handsOutCases: options.handsOutCases ?? false,
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
    ...watches,
    requests,
    prices,
    learned,
    trainings,
    addBank: (bank) => banks.set(bank.code, bank),
    stop: async () => {
      clearTimeout(warming);
      await app.close();
      sandbox?.stop();
      await replays.stop();
      await trainings.stop();
      await courier.stop();
      await notices.stop();
      await jobs.stop();
      await stopWatches(watches);
      await learned.keep().catch(onTrouble);
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
