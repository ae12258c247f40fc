import { referencePublication } from '#core/approval';
import type { ClearanceReference } from '#core/clearance';
import { legalDate } from '#core/kernel';
import { withLegalBases } from '#core/reference';
import { type Access, accessRoutes, type Demo, installAccess } from '#server/access';
import { approvalRoutes, type ApprovalServices, contentStore } from '#server/approval';
import { assessmentRoutes } from '#server/assessment';
import { assignmentRoutes } from '#server/assignment';
import { catalogueRoutes } from '#server/catalogue';
import { classifyRoutes, learnedMemory } from '#server/classify';
import { clearanceRoutes } from '#server/clearance';
import { codesRoutes } from '#server/codes';
import { countryTableRoutes } from '#server/country-tables';
import { deadlineCounts, deadlineRoutes } from '#server/deadlines';
import { declarationRoutes } from '#server/declaration';
import { declarationImportRoutes } from '#server/declaration-import';
import { draftRoutes } from '#server/drafts';
import { fairnessRoutes } from '#server/fairness';
import { fixRoutes } from '#server/fixes';
import { guaranteeRoutes } from '#server/guarantee';
import { learningRoutes, servedModels, type LearnedRoom, type Trainings } from '#server/learning';
import { helpRoutes } from '#server/help';
import { inspectionRoutes } from '#server/inspection';
import { invoiceRoutes } from '#server/invoice';
import { modelMeasureRoutes } from '#server/model-measure';
import { noticeRoutes, type NoticesRoom } from '#server/notices';
import { originRoutes } from '#server/origin';
import { complianceRoutes } from '#server/party';
import { type BankPartner, paymentRoutes } from '#server/payment';
import { createHttpApp, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { priceRoutes, type PricesRoom } from '#server/price';
import { printingRoutes } from '#server/printing';
import { publicationRoutes, type ReferenceRoom, servedPublication, versionStore } from '#server/reference';
import { referralRoutes } from '#server/referral';
import { reliefRoutes } from '#server/relief';
import { recordRequests, type RequestLog, requestLogRoutes } from '#server/request-log';
import { type Replays, riskRoutes, type RulesRoom, servedRules } from '#server/risk';
import { forceAnswers, type Forwarder, keysElsewhere, sandboxPages } from '#server/sandbox';
import { savedViewRoutes } from '#server/saved-views';
import { searchRoutes } from '#server/search';
import { servedSettlement, suspenseRoutes } from '#server/suspense';
import { tariffRoutes } from '#server/tariff';
import { importStore, tariffImportRoutes } from '#server/tariff-import';
import { transportRoutes } from '#server/transport';
import { type ListsRoom, servedEntries, watchListRoutes } from '#server/watch-list';
import { labelOfAct } from './act-labels.ts';
import type { CountryInForce } from './country.ts';
import { demoAccounts } from './demo-accounts.ts';
import { health } from './health.ts';
import { metrics } from './metrics.ts';
import { openApi } from './openapi.ts';
import { type ProgramOptions, VERSION } from './program-options.ts';
import { web } from './web.ts';

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
  readonly learned: LearnedRoom;
  readonly trainings: Trainings;
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
  learned: models,
  trainings,
  notices,
  requests,
  options,
  shown,
  forwardTest,
}: HttpParts): Promise<HttpApp> {
  const { clock, publicUrl } = services;
  const nameOf = async (userId: string): Promise<string | undefined> => (await access.people.find(userId))?.name;
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
    nameOf,
    onTrouble: (error) => options.logger.warn({ err: error }, 'drafts could not be looked through; trying on'),
  });
  await declarationImportRoutes(app, services, nameOf);
  catalogueRoutes(app, { services, nameOf });
  savedViewRoutes(app, { services, nameOf });
  fixRoutes(app, { services, nameOf });
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
  printingRoutes(app, services, nameOf);
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
      servedModels(models),
    ],
    contents: contentStore(services.pool),
    nameOf,
  };
  approvalRoutes(app, approval);
  riskRoutes(app, { services, rules, replays, seed: () => seeded().snapshot.rules, approval });
  learningRoutes(app, { services, learned: models, trainings, approval }, VERSION);
  watchListRoutes(app, {
    services,
    lists,
    approval,
    nameOf,
  });
  priceRoutes(app, { services, prices, nameOf });
  referralRoutes(app, { services, nameOf });
  fairnessRoutes(app, { services, nameOf });
  modelMeasureRoutes(app, services);
  suspenseRoutes(app, { services, approval });
  countryTableRoutes(app, { services, room, versions, approval });
  await tariffImportRoutes(app, { services, room, versions, imports: importStore(services.pool), approval });
  noticeRoutes(app, notices);
  health(app, services, () => country().version);
  demoAccounts(app, shown);
  await web(app, options.web);
  return app;
}
