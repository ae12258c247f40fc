import { QueryClient } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import {
  ApiError,
  isDeclarant,
  leadsOffice,
  isOfficer,
  isAgencyOfficer,
  isRiskAnalyst,
  isSystemAdministrator,
  keptFieldOwner,
  managesKeys,
  managesPeople,
  managesWebhooks,
  readsNotices,
  seesDelegations,
  sessionQuery,
  type Session,
} from '#web/client';
import { Crash, NotFound } from './crash.tsx';
import { pageCode } from './page-code.ts';
import { Shell } from './shell.tsx';

/** A page shows at once what is known and asks again as it opens. A failed read is asked once more by itself, a refusal never. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) =>
        failures < 1 && !(error instanceof ApiError && error.problem.status >= 400 && error.problem.status < 500),
    },
    // Sending waits for nobody's permission: offline it fails at once and says so.
    mutations: { networkMode: 'always' },
  },
});

/** Asked once; from then on what is known. */
const knownSession = () => queryClient.query({ ...sessionQuery, staleTime: 'static' });

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
/** What names no day or no moment, cut short or typed wrongly, counts as not said: the page shows the present, not a refusal. */
const FORMS: ReadonlyMap<string, RegExp> = new Map([
  ['on', /^\d{4}-\d{2}-\d{2}$/],
  ['knownAt', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/],
]);
/** Keeps only what a page understands; codes that look like numbers stay texts. */
const only =
  <Key extends string>(...keys: readonly Key[]) =>
  (search: Readonly<Record<string, unknown>>): { readonly [K in Key]?: string } => {
    const kept: { [K in Key]?: string } = {};
    for (const key of keys) {
      const value = text(typeof search[key] === 'number' ? String(search[key]) : search[key]);
      if (value !== undefined && (FORMS.get(key)?.test(value) ?? true)) kept[key] = value;
    }
    return kept;
  };

const requires =
  (may: (session: Session | null) => boolean) => async (at: { readonly location: { readonly href: string } }) => {
    const session = await knownSession();
    if (session === null) redirect({ to: '/sign-in', search: { next: at.location.href }, throw: true });
    if (!may(session)) redirect({ to: '/', throw: true });
  };

/** Customs opens the form for what it has begun: the assessment of a case, the entry of a paper. */
const requiresLodging = async (at: { readonly location: { readonly href: string } }) => {
  const hasBegun = /[?&]draft=/.test(at.location.href);
  await requires((session) => isDeclarant(session) || (hasBegun && isOfficer(session)))(at);
};

/** Without a connection nobody can be asked who is there: who carried work along on this device goes on with it. */
const requiresFieldWork = async (at: { readonly location: { readonly href: string } }) => {
  const isAway = await knownSession().then(
    () => false,
    (error: unknown) => error instanceof ApiError && error.problem.status === 0,
  );
  if (!(isAway && keptFieldOwner() !== undefined)) await requires(isOfficer)(at);
};

const approves = (session: Session | null) => isSystemAdministrator(session) || isRiskAnalyst(session);

const root = createRootRoute({
  // Every page knows who is there: what is shown, and the token that changes need, hang on it.
  beforeLoad: () =>
    knownSession().then(
      () => undefined,
      () => undefined,
    ),
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Crash,
});
const page = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path }) as const;

const home = pageCode(() => import('#web/home'));
const access = pageCode(() => import('#web/access'));
const desk = pageCode(() => import('#web/desk'));
const catalogue = pageCode(() => import('#web/catalogue'));
const fix = pageCode(() => import('#web/fix'));
const declarationImport = pageCode(() => import('#web/declaration-import'));
const declaration = pageCode(() => import('#web/declaration'));
const inspection = pageCode(() => import('#web/inspection'));
const field = pageCode(() => import('#web/field'));
const paper = pageCode(() => import('#web/paper'));
const transport = pageCode(() => import('#web/transport'));
const lodge = pageCode(() => import('#web/lodge'));
const shipment = pageCode(() => import('#web/shipment'));
const clearance = pageCode(() => import('#web/clearance'));
const calculator = pageCode(() => import('#web/calculator'));
const tariff = pageCode(() => import('#web/tariff'));
const reference = pageCode(() => import('#web/reference'));
const approval = pageCode(() => import('#web/approval'));
const origin = pageCode(() => import('#web/origin'));
const integration = pageCode(() => import('#web/integration'));
const invoice = pageCode(() => import('#web/invoice'));
const compliance = pageCode(() => import('#web/compliance'));
const risk = pageCode(() => import('#web/risk'));
const replay = pageCode(() => import('#web/replay'));
const watchList = pageCode(() => import('#web/watch-list'));
const fairness = pageCode(() => import('#web/fairness'));
const price = pageCode(() => import('#web/price'));
const model = pageCode(() => import('#web/model'));
const suspense = pageCode(() => import('#web/suspense'));
const referral = pageCode(() => import('#web/referral'));
const relief = pageCode(() => import('#web/relief'));
const notices = pageCode(() => import('#web/notices'));

const routes = [
  createRoute({ ...page('/'), component: lazyRouteComponent(home, 'HomePage') }),
  createRoute({
    ...page('/sign-in'),
    validateSearch: only('next'),
    component: lazyRouteComponent(access, 'SignInPage'),
  }),
  createRoute({
    ...page('/desk'),
    validateSearch: only('client'),
    beforeLoad: requires(isDeclarant),
    component: lazyRouteComponent(desk, 'DeskPage'),
  }),
  createRoute({
    ...page('/catalogue'),
    validateSearch: only('q', 'client'),
    beforeLoad: requires(isDeclarant),
    component: lazyRouteComponent(catalogue, 'CataloguePage'),
  }),
  createRoute({
    ...page('/fix'),
    beforeLoad: requires(isDeclarant),
    component: lazyRouteComponent(fix, 'FixPage'),
  }),
  createRoute({
    ...page('/declarations'),
    validateSearch: only('q', 'status', 'channel', 'sort', 'client'),
    beforeLoad: requires(isDeclarant),
    component: lazyRouteComponent(declaration, 'ListPage'),
  }),
  createRoute({
    ...page('/declarations/new'),
    validateSearch: only('draft', 'view', 'task', 'line'),
    beforeLoad: requiresLodging,
    component: lazyRouteComponent(lodge, 'LodgePage'),
  }),
  createRoute({
    ...page('/declarations/import'),
    validateSearch: only('draft'),
    beforeLoad: requires(isDeclarant),
    component: lazyRouteComponent(declarationImport, 'ImportStartPage'),
  }),
  createRoute({
    ...page('/declarations/import/$id'),
    validateSearch: only('draft'),
    beforeLoad: requires(isDeclarant),
    component: lazyRouteComponent(declarationImport, 'ImportPage'),
  }),
  createRoute({
    ...page('/declarations/upload'),
    beforeLoad: requires(isDeclarant),
    component: lazyRouteComponent(declaration, 'UploadPage'),
  }),
  createRoute({
    ...page('/declarations/$number'),
    beforeLoad: requires(isDeclarant),
    component: lazyRouteComponent(declaration, 'DeclarationPage'),
  }),
  createRoute({
    ...page('/shipments/$number'),
    beforeLoad: requires((session) => isDeclarant(session) || isOfficer(session)),
    component: lazyRouteComponent(shipment, 'ShipmentPage'),
  }),
  createRoute({
    ...page('/queue'),
    validateSearch: only('q', 'status', 'channel', 'held', 'work'),
    beforeLoad: requires(isOfficer),
    component: lazyRouteComponent(clearance, 'QueuePage'),
  }),
  createRoute({
    ...page('/office'),
    validateSearch: only('office'),
    beforeLoad: requires(leadsOffice),
    component: lazyRouteComponent(clearance, 'OfficePage'),
  }),
  createRoute({
    ...page('/suspense'),
    validateSearch: only('part', 'state', 'reason', 'q'),
    beforeLoad: requires(leadsOffice),
    component: lazyRouteComponent(suspense, 'SuspensePage'),
  }),
  createRoute({
    ...page('/suspense/$id'),
    beforeLoad: requires(leadsOffice),
    component: lazyRouteComponent(suspense, 'SuspenseItemPage'),
  }),
  createRoute({
    ...page('/cases/$number'),
    validateSearch: only('as'),
    beforeLoad: requires(isOfficer),
    component: lazyRouteComponent(clearance, 'CasePage'),
  }),
  createRoute({
    ...page('/follow-ups'),
    validateSearch: only('state', 'kind'),
    beforeLoad: requires(isOfficer),
    component: lazyRouteComponent(inspection, 'FollowUpsPage'),
  }),
  createRoute({
    ...page('/inspections/field'),
    validateSearch: only('leaving'),
    beforeLoad: requiresFieldWork,
    component: lazyRouteComponent(field, 'FieldPage'),
  }),
  createRoute({
    ...page('/inspections/field/$number'),
    validateSearch: only('part'),
    beforeLoad: requiresFieldWork,
    component: lazyRouteComponent(field, 'FieldOrderPage'),
  }),
  createRoute({
    ...page('/transports'),
    validateSearch: only('status'),
    beforeLoad: requires((session) => isDeclarant(session) || isOfficer(session)),
    component: lazyRouteComponent(transport, 'TransportsPage'),
  }),
  createRoute({
    ...page('/transports/new'),
    validateSearch: only('of'),
    beforeLoad: requires(isDeclarant),
    component: lazyRouteComponent(transport, 'TransportFormPage'),
  }),
  createRoute({
    ...page('/transports/$number'),
    beforeLoad: requires((session) => isDeclarant(session) || isOfficer(session)),
    component: lazyRouteComponent(transport, 'TransportPage'),
  }),
  createRoute({
    ...page('/papers'),
    beforeLoad: requires(isOfficer),
    component: lazyRouteComponent(paper, 'PapersPage'),
  }),
  createRoute({
    ...page('/integration'),
    validateSearch: only('part', 'kind', 'outcome', 'code', 'number'),
    beforeLoad: requires(managesKeys),
    component: lazyRouteComponent(integration, 'IntegrationPage'),
  }),
  createRoute({ ...page('/forgot-password'), component: lazyRouteComponent(access, 'ForgotPasswordPage') }),
  createRoute({ ...page('/reset-password'), component: lazyRouteComponent(access, 'ResetPasswordPage') }),
  createRoute({
    ...page('/security'),
    beforeLoad: requires((session) => session !== null),
    component: lazyRouteComponent(access, 'SecurityPage'),
  }),
  createRoute({
    ...page('/audit'),
    validateSearch: only('kind', 'who', 'about', 'from', 'to'),
    beforeLoad: requires(managesPeople),
    component: lazyRouteComponent(access, 'AuditPage'),
  }),
  createRoute({
    ...page('/users'),
    validateSearch: only('q'),
    beforeLoad: requires(managesPeople),
    component: lazyRouteComponent(access, 'UsersPage'),
  }),
  createRoute({
    ...page('/delegations'),
    beforeLoad: requires(seesDelegations),
    component: lazyRouteComponent(access, 'DelegationsPage'),
  }),
  createRoute({
    ...page('/notices'),
    validateSearch: only('unread'),
    beforeLoad: requires(readsNotices),
    component: lazyRouteComponent(notices, 'NoticesPage'),
  }),
  createRoute({
    ...page('/notices/settings'),
    beforeLoad: requires(readsNotices),
    component: lazyRouteComponent(notices, 'NoticeSettingsPage'),
  }),
  createRoute({
    ...page('/notices/webhooks'),
    validateSearch: only('endpoint'),
    beforeLoad: requires(managesWebhooks),
    component: lazyRouteComponent(notices, 'WebhooksPage'),
  }),
  createRoute({
    ...page('/invoices'),
    beforeLoad: requires(isDeclarant),
    component: lazyRouteComponent(invoice, 'InvoicesPage'),
  }),
  createRoute({
    ...page('/invoices/new'),
    validateSearch: only('correct'),
    beforeLoad: requires(isDeclarant),
    component: lazyRouteComponent(invoice, 'InvoiceFormPage'),
  }),
  createRoute({
    ...page('/invoices/$id'),
    beforeLoad: requires((session) => isDeclarant(session) || isOfficer(session)),
    component: lazyRouteComponent(invoice, 'InvoicePage'),
  }),
  createRoute({
    ...page('/compliance'),
    beforeLoad: requires(isDeclarant),
    component: lazyRouteComponent(compliance, 'OwnCompliancePage'),
  }),
  createRoute({
    ...page('/compliance/contests'),
    beforeLoad: requires(isOfficer),
    component: lazyRouteComponent(compliance, 'ContestsPage'),
  }),
  createRoute({
    ...page('/parties/$id'),
    beforeLoad: requires((session) => isDeclarant(session) || isOfficer(session)),
    component: lazyRouteComponent(compliance, 'CompliancePage'),
  }),
  createRoute({
    ...page('/exemption-lists'),
    validateSearch: only('waiting'),
    beforeLoad: requires((session) => isDeclarant(session) || isOfficer(session)),
    component: lazyRouteComponent(relief, 'ExemptionListsPage'),
  }),
  createRoute({
    ...page('/exemption-lists/new'),
    validateSearch: only('amend'),
    beforeLoad: requires(isDeclarant),
    component: lazyRouteComponent(relief, 'ListFormPage'),
  }),
  createRoute({
    ...page('/exemption-lists/$id'),
    beforeLoad: requires((session) => isDeclarant(session) || isOfficer(session)),
    component: lazyRouteComponent(relief, 'ExemptionListPage'),
  }),
  createRoute({
    ...page('/overdue'),
    beforeLoad: requires(isOfficer),
    component: lazyRouteComponent(relief, 'OverduePage'),
  }),
  createRoute({
    ...page('/quotas'),
    validateSearch: only('on'),
    component: lazyRouteComponent(relief, 'QuotasPage'),
  }),
  createRoute({
    ...page('/reference'),
    beforeLoad: requires(isSystemAdministrator),
    component: lazyRouteComponent(reference, 'ReferencePage'),
  }),
  createRoute({
    ...page('/reference/tables/$name'),
    beforeLoad: requires(isSystemAdministrator),
    component: lazyRouteComponent(reference, 'TablePage'),
  }),
  createRoute({
    ...page('/reference/imports/$id'),
    validateSearch: only('replaces'),
    beforeLoad: requires(isSystemAdministrator),
    component: lazyRouteComponent(reference, 'ImportPage'),
  }),
  createRoute({
    ...page('/approvals'),
    validateSearch: only('show'),
    beforeLoad: requires(approves),
    component: lazyRouteComponent(approval, 'ApprovalsPage'),
  }),
  createRoute({
    ...page('/approvals/$id'),
    beforeLoad: requires(approves),
    component: lazyRouteComponent(approval, 'ProposalPage'),
  }),
  createRoute({
    ...page('/risk/watch-list'),
    validateSearch: only('q', 'kind', 'standing'),
    beforeLoad: requires(isRiskAnalyst),
    component: lazyRouteComponent(watchList, 'WatchListsPage'),
  }),
  createRoute({
    ...page('/risk/watch-list/new'),
    beforeLoad: requires(isRiskAnalyst),
    component: lazyRouteComponent(watchList, 'NewEntryPage'),
  }),
  createRoute({
    ...page('/risk/watch-list/$id'),
    beforeLoad: requires(isRiskAnalyst),
    component: lazyRouteComponent(watchList, 'EntryPage'),
  }),
  createRoute({
    ...page('/risk/watch-list/$id/edit'),
    beforeLoad: requires(isRiskAnalyst),
    component: lazyRouteComponent(watchList, 'EditEntryPage'),
  }),
  createRoute({
    ...page('/risk/fairness'),
    validateSearch: only('from', 'to'),
    beforeLoad: requires(isRiskAnalyst),
    component: lazyRouteComponent(fairness, 'FairnessPage'),
  }),
  createRoute({
    ...page('/risk/replays'),
    validateSearch: only('rule'),
    beforeLoad: requires(isRiskAnalyst),
    component: lazyRouteComponent(replay, 'ReplaysPage'),
  }),
  createRoute({
    ...page('/risk/replays/$id'),
    beforeLoad: requires(isRiskAnalyst),
    component: lazyRouteComponent(replay, 'ReplayPage'),
  }),
  createRoute({
    ...page('/referrals'),
    validateSearch: only('show'),
    beforeLoad: requires(isAgencyOfficer),
    component: lazyRouteComponent(referral, 'ReferralsPage'),
  }),
  createRoute({
    ...page('/referrals/$number'),
    beforeLoad: requires(isAgencyOfficer),
    component: lazyRouteComponent(referral, 'ReferralPage'),
  }),
  createRoute({
    ...page('/risk/prices'),
    validateSearch: only('code'),
    beforeLoad: requires(isRiskAnalyst),
    component: lazyRouteComponent(price, 'PricesPage'),
  }),
  createRoute({
    ...page('/risk/models'),
    beforeLoad: requires(isRiskAnalyst),
    component: lazyRouteComponent(model, 'ModelsPage'),
  }),
  createRoute({
    ...page('/risk/models/$hash'),
    beforeLoad: requires(isRiskAnalyst),
    component: lazyRouteComponent(model, 'ModelPage'),
  }),
  createRoute({
    ...page('/risk/rules'),
    validateSearch: only('q', 'standing', 'channel'),
    beforeLoad: requires(isRiskAnalyst),
    component: lazyRouteComponent(risk, 'RulesPage'),
  }),
  createRoute({
    ...page('/risk/rules/new'),
    beforeLoad: requires(isRiskAnalyst),
    component: lazyRouteComponent(risk, 'NewRulePage'),
  }),
  createRoute({
    ...page('/risk/rules/$id'),
    beforeLoad: requires(isRiskAnalyst),
    component: lazyRouteComponent(risk, 'RulePage'),
  }),
  createRoute({
    ...page('/risk/rules/$id/edit'),
    beforeLoad: requires(isRiskAnalyst),
    component: lazyRouteComponent(risk, 'EditRulePage'),
  }),
  createRoute({
    ...page('/tariff'),
    validateSearch: only('q', 'on', 'at'),
    component: lazyRouteComponent(tariff, 'TariffPage'),
  }),
  createRoute({
    ...page('/tariff/browse'),
    validateSearch: only('node', 'on', 'knownAt'),
    component: lazyRouteComponent(tariff, 'BrowsePage'),
  }),
  createRoute({
    ...page('/tariff/changes'),
    validateSearch: only('months', 'code', 'page'),
    component: lazyRouteComponent(tariff, 'ChangesPage'),
  }),
  createRoute({
    ...page('/tariff/watch'),
    beforeLoad: requires((session) => session !== null),
    component: lazyRouteComponent(tariff, 'WatchPage'),
  }),
  createRoute({
    ...page('/tariff/$code'),
    validateSearch: only('on', 'knownAt'),
    component: lazyRouteComponent(tariff, 'TariffLinePage'),
  }),
  createRoute({
    ...page('/origin'),
    validateSearch: only('code', 'origin', 'on', 'treatment', 'value', 'currency'),
    component: lazyRouteComponent(origin, 'OriginPage'),
  }),
  createRoute({
    ...page('/calculator'),
    validateSearch: only(
      'code',
      'origin',
      'value',
      'currency',
      'quantity',
      'unit',
      'treatment',
      'incoterm',
      'freight',
      'insurance',
      'facts',
      'on',
      'knownAt',
      'more',
      'whatIf',
    ),
    component: lazyRouteComponent(calculator, 'CalculatorPage'),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  // In the place of the page: the header stays.
  defaultErrorComponent: Crash,
  scrollRestoration: true,
  // Filters stay readable in the address: texts as they are, not as JSON.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const parameters = new URLSearchParams();
    for (const [key, value] of Object.entries(search))
      if (value !== undefined && value !== '') parameters.set(key, String(value));
    const query = parameters.toString();
    return query === '' ? '' : `?${query}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router;
  }
}
