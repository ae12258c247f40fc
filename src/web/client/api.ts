import type { operations } from '#client';
import type {
  ComparedRow,
  ExplainedAnswer,
  GoodsLine,
  GoodsQuestion,
  QuestionAnswer,
  Variation,
} from '#core/assessment';
import type { Declaration } from '#core/declaration';
import type { SeenOrder } from '#core/inspection';
import type { Explanation } from '#core/kernel';
import type { CountryPack } from '#core/reference';
import { answer, door, parsed, server, type BodyOf } from './answer.ts';
import { sessionFetch } from './http.ts';
import type * as T from './types.ts';

/** Both times of the law: the day it applies to, and the instant as of which it was known. */
export interface InTime {
  readonly on?: string | undefined;
  readonly knownAt?: string | undefined;
}
const inTime = ({ on, knownAt }: InTime) => ({ ...(on ? { on } : {}), ...(knownAt ? { knownAt } : {}) });

export interface ListQuestion {
  readonly q?: string | undefined;
  readonly status?: string | undefined;
  readonly channel?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number;
}

/** The calls that the pages make; who is signed in is asked in `sessionApi`, and newer rooms keep their own. A refusal is thrown as an `ApiError` with the server's own words. */
export const api = {
  exampleDeclaration: async () => (await answer(server.GET('/api/v1/country/example'))).declaration,

  search: (q: string, signal: AbortSignal): Promise<T.SearchAnswer> =>
    answer(server.GET('/api/v1/search', { params: { query: { q } }, signal })),
  products: (query: { readonly organisation?: string; readonly q?: string }, signal?: AbortSignal) =>
    answer(server.GET('/api/v1/catalogue', { params: { query }, ...(signal && { signal }) })),
  saveProducts: (body: BodyOf<'saveProducts'>) => answer(server.POST('/api/v1/catalogue', { body })),
  removeProduct: async (id: string): Promise<void> => {
    await answer(server.DELETE('/api/v1/catalogue/{id}', { params: { path: { id } } }));
  },
  savedViews: () => answer(server.GET('/api/v1/saved-views')),
  putSavedView: (id: string, body: BodyOf<'putSavedView'>) =>
    answer(server.PUT('/api/v1/saved-views/{id}', { params: { path: { id } }, body })),
  removeSavedView: async (id: string): Promise<void> => {
    await answer(server.DELETE('/api/v1/saved-views/{id}', { params: { path: { id } } }));
  },
  fixes: () => answer(server.GET('/api/v1/fixes')),
  lookAgain: () => answer(server.POST('/api/v1/fixes/looks')),
  mendFixes: (body: BodyOf<'mendFixes'>) => answer(server.POST('/api/v1/fixes', { body })),
  desk: (client: string | undefined) =>
    answer(server.GET('/api/v1/desk', { params: { query: client === undefined ? {} : { client } } })),
  declarations: ({ sort, client, ...question }: ListQuestion & T.ListOrder) =>
    answer(
      server.GET('/api/v1/declarations', {
        params: { query: { ...listQuery(question), ...(sort && { sort }), ...(client && { client }) } },
      }),
    ),
  declaration: (number: string) =>
    answer(server.GET('/api/v1/declarations/{number}', { params: { path: { number } } })),
  check: (
    declaration: Declaration,
    earlier: {
      readonly replaces?: string | undefined;
      readonly amends?: string | undefined;
      readonly on?: string | undefined;
    },
    signal: AbortSignal,
  ): Promise<T.CheckAnswer> =>
    answer(
      server.POST('/api/v1/checks', {
        params: {
          query: {
            ...(earlier.replaces === undefined ? {} : { replaces: earlier.replaces }),
            ...(earlier.amends === undefined ? {} : { amends: earlier.amends }),
            ...(earlier.on === undefined ? {} : { on: earlier.on }),
          },
        },
        body: declaration,
        signal,
      }),
    ),
  /** What anyone may know of a shipment; 404 where no declaration has this code. */
  tracking: (tracking: string) => answer(door.GET('/api/v1/tracking/{tracking}', { params: { path: { tracking } } })),
  /** Overwrites a pre-registered declaration, and registers it at once if wanted. */
  replace: (number: string, body: Declaration, { register, key }: LodgeOptions) =>
    answer(
      server.PUT('/api/v1/declarations/{number}', {
        params: { path: { number }, query: { register } },
        body,
        headers: { 'idempotency-key': key },
      }),
    ),
  lodge: (body: Declaration | string, { register, key, mediaType = 'application/json' }: LodgeOptions) =>
    answer(
      server.POST('/api/v1/declarations', {
        params: { query: { register } },
        body,
        // A file goes as it is, so that what is refused is what was sent, to the letter.
        bodySerializer: (content) => (typeof content === 'string' ? content : JSON.stringify(content)),
        headers: { 'content-type': mediaType, 'idempotency-key': key },
      }),
    ),
  amend: (
    number: string,
    body: Declaration,
    query: {
      readonly version: number;
      readonly reasonCode: string;
      readonly reason: string;
      readonly confirm: boolean;
    },
    key: string,
  ): Promise<T.AmendmentAnswer> =>
    answer(
      server.POST('/api/v1/declarations/{number}/amendments', {
        params: { path: { number }, query },
        body,
        headers: { 'idempotency-key': key },
      }),
    ),
  assessByCustoms: (
    number: string,
    body: Declaration,
    query: {
      readonly version: number;
      readonly reasonCode: string;
      readonly reason: string;
      readonly followUp?: string;
    },
    key: string,
  ): Promise<T.AmendmentAnswer> =>
    answer(
      server.POST('/api/v1/cases/{number}/assessments', {
        params: { path: { number }, query },
        body,
        headers: { 'idempotency-key': key },
      }),
    ),
  takeStep: (number: string, body: T.DeclarantStep, key: string) =>
    answer(
      server.POST('/api/v1/declarations/{number}/steps', {
        params: { path: { number } },
        body,
        headers: { 'idempotency-key': key },
      }),
    ),
  versions: (number: string) =>
    answer(server.GET('/api/v1/declarations/{number}/versions', { params: { path: { number } } })),
  version: (number: string, version: number) =>
    answer(server.GET('/api/v1/declarations/{number}/versions/{version}', { params: { path: { number, version } } })),
  /** Linked declarations of a shipment, by the number of any of them. */
  shipment: (number: string) => answer(server.GET('/api/v1/shipments/{number}', { params: { path: { number } } })),
  /** The document of a shipment as it was before it was divided, with the versions that it is of. */
  shipmentDeclaration: (number: string) =>
    answer(server.GET('/api/v1/shipments/{number}/declaration', { params: { path: { number } } })),
  amendShipment: (
    number: string,
    body: Declaration,
    query: {
      readonly versions: string;
      readonly reasonCode: string;
      readonly reason: string;
      readonly confirm: boolean;
    },
    key: string,
  ): Promise<T.ShipmentResult> =>
    answer(
      server.POST('/api/v1/shipments/{number}/amendments', {
        params: { path: { number }, query },
        body,
        headers: { 'idempotency-key': key },
      }),
    ),
  takeShipmentStep: (number: string, versions: string, body: T.DeclarantStep, key: string) =>
    answer(
      server.POST('/api/v1/shipments/{number}/steps', {
        params: { path: { number }, query: { versions } },
        body,
        headers: { 'idempotency-key': key },
      }),
    ),
  decideShipment: (number: string, versions: string, body: T.Decision, key: string) =>
    answer(
      server.POST('/api/v1/shipments/{number}/decisions', {
        params: { path: { number }, query: { versions } },
        body,
        headers: { 'idempotency-key': key },
      }),
    ),
  shipmentLines: (number: string, from: number, find?: string) =>
    answer(
      server.GET('/api/v1/shipments/{number}/lines', {
        params: { path: { number }, query: { from, ...(find !== undefined && { find }) } },
      }),
    ),
  register: (number: string) =>
    answer(
      server.POST('/api/v1/declarations/{number}/registration', {
        params: { path: { number } },
        headers: { 'idempotency-key': `register-${number}` },
      }),
    ),
  pay: (number: string, key: string) =>
    answer(
      server.POST('/api/v1/declarations/{number}/payment-orders', {
        params: { path: { number } },
        headers: { 'idempotency-key': key },
      }),
    ),
  attach: (number: string, typeCode: string, file: File) => {
    const form = new FormData();
    // The kind comes first: the server reads the parts as they arrive.
    form.set('typeCode', typeCode);
    form.set('file', file);
    const address = `/api/v1/declarations/${encodeURIComponent(number)}/attachments`;
    return parsed(sessionFetch(new Request(address, { method: 'POST', body: form })));
  },
  attachmentUrl: (number: string, id: string) => `/api/v1/declarations/${number}/attachments/${id}`,
  xmlUrl: (number: string) => `/api/v1/declarations/${number}/xml`,

  cases: ({
    held,
    work,
    ...question
  }: ListQuestion & { readonly held?: string | undefined; readonly work?: string | undefined }) => {
    const query = {
      ...listQuery(question),
      ...((held === 'mine' || held === 'unheld') && ({ held } as const)),
      ...((work === 'goods' || work === 'papers') && ({ work } as const)),
    };
    return answer(server.GET('/api/v1/cases', { params: { query } }));
  },
  caseHistory: (number: string) =>
    answer(server.GET('/api/v1/cases/{number}/history', { params: { path: { number } } })),
  nextCase: () => answer(server.POST('/api/v1/cases/next')),
  officers: () => answer(server.GET('/api/v1/officers')),
  office: (officeId: string) =>
    answer(server.GET('/api/v1/office', { params: { query: officeId === '' ? {} : { officeId } } })),
  assignCase: (number: string, body: { readonly officerId?: string; readonly reason: string }) =>
    answer(server.POST('/api/v1/cases/{number}/assignment', { params: { path: { number } }, body })),
  declareInterest: (body: { readonly organisationId: string; readonly relation: 'own' | 'relative' | 'other' }) =>
    answer(server.POST('/api/v1/interests', { body })),
  case: async (number: string): Promise<T.CaseView> => {
    const { whyHere, doubts, ...found } = await answer(
      server.GET('/api/v1/cases/{number}', { params: { path: { number } } }),
    );
    // JSON Schema can not name a tree that holds itself; the server builds it from this very type.
    return { ...found, whyHere: whyHere as Explanation | null, doubts: doubts as T.CaseView['doubts'] };
  },
  caseAsTrader: (number: string) =>
    answer(server.GET('/api/v1/cases/{number}/as-trader', { params: { path: { number } } })),
  letters: (number: string) =>
    answer(server.GET('/api/v1/declarations/{number}/letters', { params: { path: { number } } })),
  draftLetter: (number: string, body: T.LetterQuestion) =>
    answer(server.POST('/api/v1/cases/{number}/letter-drafts', { params: { path: { number } }, body })),
  decide: (number: string, decision: T.Decision, key: string) =>
    answer(
      server.POST('/api/v1/cases/{number}/decisions', {
        params: { path: { number } },
        body: decision,
        headers: { 'idempotency-key': key },
      }),
    ),

  invoices: (before: string) => answer(server.GET('/api/v1/invoices', { params: { query: before ? { before } : {} } })),
  invoice: (id: string) => answer(server.GET('/api/v1/invoices/{id}', { params: { path: { id } } })),
  registerInvoice: (body: BodyOf<'registerInvoice'>, key: string) =>
    answer(server.POST('/api/v1/invoices', { body, headers: { 'idempotency-key': key } })),
  correctInvoice: (id: string, body: BodyOf<'correctInvoice'>, key: string) =>
    answer(
      server.PUT('/api/v1/invoices/{id}', { params: { path: { id } }, body, headers: { 'idempotency-key': key } }),
    ),

  giveBackRelief: (number: string, reason: string) =>
    answer(
      server.POST('/api/v1/declarations/{number}/relief-return', { params: { path: { number } }, body: { reason } }),
    ),
  consultation: (number: string) =>
    answer(server.GET('/api/v1/declarations/{number}/consultation', { params: { path: { number } } })),
  openConsultation: (number: string, body: BodyOf<'openConsultation'>, key: string) =>
    answer(
      server.POST('/api/v1/declarations/{number}/consultation', {
        params: { path: { number } },
        body,
        headers: { 'idempotency-key': key },
      }),
    ),
  answerConsultation: (number: string, body: BodyOf<'answerConsultation'>, key: string) =>
    answer(
      server.POST('/api/v1/declarations/{number}/consultation/answer', {
        params: { path: { number } },
        body,
        headers: { 'idempotency-key': key },
      }),
    ),
  concludeConsultation: (number: string, body: BodyOf<'concludeConsultation'>, key: string) =>
    answer(
      server.POST('/api/v1/declarations/{number}/consultation/conclusion', {
        params: { path: { number } },
        body,
        headers: { 'idempotency-key': key },
      }),
    ),

  inspection: (number: string) =>
    answer(server.GET('/api/v1/cases/{number}/inspection', { params: { path: { number } } })),
  announcedPapers: () => answer(server.GET('/api/v1/paper-declarations')),
  announcePaper: (body: BodyOf<'announcePaper'>) =>
    answer(server.POST('/api/v1/paper-declarations/announcements', { body })),
  enterPaper: (paper: T.EnteredPaper, declaration: Declaration, key: string) =>
    answer(
      server.POST('/api/v1/paper-declarations', {
        body: { paper, declaration },
        headers: { 'idempotency-key': key },
      }),
    ),
  transports: (query: { readonly status?: T.TransportSummary['status']; readonly before?: string }) =>
    answer(server.GET('/api/v1/transports', { params: { query } })),
  transport: (number: string) => answer(server.GET('/api/v1/transports/{number}', { params: { path: { number } } })),
  declareTransport: (
    body: BodyOf<'registerTransport'>,
    { register, key }: { readonly register: boolean; readonly key: string },
  ) =>
    answer(
      server.POST('/api/v1/transports', { params: { query: { register } }, body, headers: { 'idempotency-key': key } }),
    ),
  takeTransportStep: (number: string, body: T.TransportStep, key: string) =>
    answer(
      server.POST('/api/v1/transports/{number}/steps', {
        params: { path: { number } },
        body,
        headers: { 'idempotency-key': key },
      }),
    ),
  followUps: (query: { readonly state: 'open' | 'closed'; readonly kind?: T.FollowUpKind; readonly after?: string }) =>
    answer(server.GET('/api/v1/inspections/follow-ups', { params: { query } })),
  inspectionNotices: (number: string) =>
    answer(server.GET('/api/v1/declarations/{number}/inspection', { params: { path: { number } } })),
  inspectionOrders: () => answer(server.GET('/api/v1/inspections/orders')),
  takeInspectionStep: (number: string, body: T.InspectionStep, key: string, seen?: SeenOrder) =>
    answer(
      server.POST('/api/v1/cases/{number}/inspection/steps', {
        params: { path: { number }, query: { ...seen } },
        body,
        headers: { 'idempotency-key': key },
      }),
    ),
  /** Without a key the server knows a picture by its content alone. */
  addInspectionPhoto: (number: string, file: File, under?: { readonly key: string; readonly seen: SeenOrder }) => {
    const form = new FormData();
    form.set('file', file);
    const query = under ? `?orderedAt=${encodeURIComponent(under.seen.orderedAt)}&version=${under.seen.version}` : '';
    const address = `/api/v1/cases/${encodeURIComponent(number)}/inspection/photos${query}`;
    const headers = under ? { 'idempotency-key': under.key } : {};
    return parsed(sessionFetch(new Request(address, { method: 'POST', body: form, headers })));
  },
  inspectionPhotoUrl: (number: string, id: string) => `/api/v1/declarations/${number}/inspection/photos/${id}`,

  codes: (list: string) => answer(server.GET('/api/v1/codes/{list}', { params: { path: { list } } })),
  tariff: (
    { q, on, limit }: { readonly q: string; readonly on?: string; readonly limit: number },
    signal: AbortSignal,
  ) => answer(server.GET('/api/v1/tariff', { params: { query: { q, limit, ...(on ? { on } : {}) } }, signal })),
  /** Headings and lines that goods called so may belong to. */
  classify: (
    { text, on, limit }: { readonly text: string; readonly on?: string; readonly limit: number },
    signal: AbortSignal,
  ) =>
    answer(
      server.GET('/api/v1/tariff/classification', {
        params: { query: { text, limit, ...(on ? { on } : {}) } },
        signal,
      }),
    ),
  /** What to choose between below a heading or subheading. */
  classificationQuestion: (heading: string, on?: string) =>
    answer(
      server.GET('/api/v1/tariff/classification/questions', { params: { query: { heading, ...(on ? { on } : {}) } } }),
    ),
  tariffLine: (code: string, on?: string, knownAt?: string) =>
    answer(server.GET('/api/v1/tariff/{code}', { params: { path: { code }, query: inTime({ on, knownAt }) } })),
  /** A node of the nomenclature with what is above and below it; the empty text is the whole table. */
  tariffNode: (code: string, time: InTime): Promise<T.TariffNode> =>
    code === ''
      ? answer(server.GET('/api/v1/tariff/nodes', { params: { query: inTime(time) } }))
      : answer(server.GET('/api/v1/tariff/nodes/{code}', { params: { path: { code }, query: inTime(time) } })),
  tariffHistory: (code: string, knownAt?: string) =>
    answer(
      server.GET('/api/v1/tariff/{code}/history', { params: { path: { code }, query: knownAt ? { knownAt } : {} } }),
    ),
  tariffChanges: (query: { readonly to: string; readonly code?: string; readonly page: number }) =>
    answer(server.GET('/api/v1/tariff/changes', { params: { query } })),
  tariffWatches: () => answer(server.GET('/api/v1/tariff/watches')),
  watchTariff: (node: string) => answer(server.PUT('/api/v1/tariff/watches/{node}', { params: { path: { node } } })),
  unwatchTariff: (node: string) =>
    answer(server.DELETE('/api/v1/tariff/watches/{node}', { params: { path: { node } } })),
  tariffNotices: (query: { readonly before?: string; readonly limit?: number }) =>
    answer(server.GET('/api/v1/tariff/notices', { params: { query } })),
  readTariffNotice: (id: string, andOlder: boolean) =>
    answer(server.POST('/api/v1/tariff/notices/{id}/read', { params: { path: { id }, query: { andOlder } } })),
  // JSON Schema can not name a tree that holds itself, nor follow every figure: the server builds the answers from these very types.
  assess: async (body: AssessmentQuestion, signal: AbortSignal): Promise<ExplainedAnswer> =>
    (await answer(server.POST('/api/v1/assessments', { body, signal }))) as ExplainedAnswer,
  compareAssessments: async (
    question: GoodsQuestion & { readonly on?: string },
    variations: readonly Variation[],
    signal: AbortSignal,
  ): Promise<{ readonly answers: readonly QuestionAnswer[]; readonly rows: readonly ComparedRow[] }> => {
    const body = { ...assessmentBody(question), variations: [...variations] };
    const { answers, rows } = await answer(server.POST('/api/v1/assessments/comparisons', { body, signal }));
    return { answers: answers as readonly QuestionAnswer[], rows };
  },
  assessmentPdf: (question: QuestionInTime, lang: 'vi' | 'en'): Promise<Blob> =>
    answer(
      server.POST('/api/v1/assessments/print', {
        params: { query: { lang } },
        body: assessmentBody(question),
        parseAs: 'blob',
      }),
    ),
  explanationPdfUrl: (number: string, lang: 'vi' | 'en') =>
    `/api/v1/declarations/${number}/explanation.pdf?lang=${lang}`,
  /** The papers that a declaration has come to. */
  papers: (number: string) =>
    answer(server.GET('/api/v1/declarations/{number}/documents', { params: { path: { number } } })),
  /** What a browser needs to assess goods of these codes by itself. */
  assessmentReference: async (codes: string, on: string | undefined, signal: AbortSignal) => {
    const query = { codes, ...(on === undefined ? {} : { on }) };
    const slice = await answer(server.GET('/api/v1/assessments/reference', { params: { query }, signal }));
    return { on: slice.on, pack: slice.pack as unknown as CountryPack };
  },

  /** The rates open to goods of an origin, the lowest first. */
  originRates: (
    { code, origin, on }: { readonly code: string; readonly origin: string; readonly on?: string },
    signal: AbortSignal,
  ) =>
    answer(server.GET('/api/v1/origin/rates', { params: { query: { code, origin, ...(on ? { on } : {}) } }, signal })),
  checkOrigin: async (body: OriginQuestion, signal: AbortSignal) => {
    const checked = await answer(server.POST('/api/v1/origin/checks', { body, signal }));
    return { ...checked, explanation: checked.explanation as Explanation };
  },
  lateCertificate: (body: BodyOf<'assessLateCertificate'>, signal: AbortSignal) =>
    answer(server.POST('/api/v1/origin/late-certificates', { body, signal })),

  declarationImports: () => answer(server.GET('/api/v1/declaration-imports')),
  /** On whose behalf; one’s own where that is empty. */
  uploadDeclarations: async (file: File, organisation: string) => {
    const form = new FormData();
    form.set('file', file);
    const query = organisation === '' ? '' : `?${new URLSearchParams({ organisation }).toString()}`;
    const request = new Request(`/api/v1/declaration-imports${query}`, { method: 'POST', body: form });
    return (await parsed(sessionFetch(request))) as T.DeclarationImport;
  },
  declarationImport: (id: string) =>
    answer(server.GET('/api/v1/declaration-imports/{id}', { params: { path: { id } } })),
  importEntries: (id: string) =>
    answer(server.GET('/api/v1/declaration-imports/{id}/entries', { params: { path: { id } } })),
  checkImport: (id: string, body: CheckImportQuestion) =>
    answer(server.POST('/api/v1/declaration-imports/{id}/check', { params: { path: { id } }, body })),
  previewIntoDraft: (id: string, body: BodyOf<'previewIntoDraft'>) =>
    answer(server.POST('/api/v1/declaration-imports/{id}/draft-preview', { params: { path: { id } }, body })),
  importIntoDraft: (id: string, body: BodyOf<'importIntoDraft'>) =>
    answer(server.POST('/api/v1/declaration-imports/{id}/draft', { params: { path: { id } }, body })),
  runImport: (id: string, body: RunImportQuestion) =>
    answer(server.POST('/api/v1/declaration-imports/{id}/run', { params: { path: { id } }, body })),
  cancelImport: (id: string) =>
    answer(server.POST('/api/v1/declaration-imports/{id}/cancel', { params: { path: { id } } })),
  uploadTariff: async (file: File) => {
    const form = new FormData();
    form.set('file', file);
    const request = new Request('/api/v1/tariff/imports', { method: 'POST', body: form });
    return (await parsed(sessionFetch(request))) as T.TariffImport;
  },
  proposals: (query: { readonly open: boolean; readonly cursor?: string }) =>
    answer(server.GET('/api/v1/proposals', { params: { query } })),
  proposal: (id: string) => answer(server.GET('/api/v1/proposals/{id}', { params: { path: { id } } })),
  proposalChanges: (id: string, query: ChangesQuery) =>
    answer(server.GET('/api/v1/proposals/{id}/changes', { params: { path: { id }, query } })),
  /** Names what was read, so that nothing else can be approved. */
  approve: (id: string, contentHash: string) =>
    answer(server.POST('/api/v1/proposals/{id}/approval', { params: { path: { id } }, body: { contentHash } })),
  reject: (id: string, reason: string) =>
    answer(server.POST('/api/v1/proposals/{id}/rejection', { params: { path: { id } }, body: { reason } })),
  withdraw: (id: string) =>
    answer(server.POST('/api/v1/proposals/{id}/withdrawal', { params: { path: { id } }, body: {} })),
  tariffEffects: (id: string, query: { readonly assess: boolean; readonly cursor?: string }) =>
    answer(server.GET('/api/v1/proposals/{id}/declarations', { params: { path: { id }, query } })),

  notices: (query: { readonly before?: string; readonly unread?: boolean; readonly limit?: number }) =>
    answer(server.GET('/api/v1/notices', { params: { query } })),
  readNotice: (id: string, andOlder: boolean) =>
    answer(server.POST('/api/v1/notices/{id}/read', { params: { path: { id }, query: { andOlder } } })),
  users: (query: { readonly q?: string; readonly cursor?: string }) =>
    answer(server.GET('/api/v1/users', { params: { query } })),
  addUser: (body: BodyOf<'addUser'>) => answer(server.POST('/api/v1/users', { body })),
  changeUser: (id: string, body: BodyOf<'changeUser'>) =>
    answer(server.PATCH('/api/v1/users/{id}', { params: { path: { id } }, body })),
  changeMembership: (id: string, organisationId: string, body: BodyOf<'changeMembership'>) =>
    answer(
      server.PUT('/api/v1/users/{id}/memberships/{organisationId}', { params: { path: { id, organisationId } }, body }),
    ),
  resetPassword: (id: string) =>
    answer(server.POST('/api/v1/users/{id}/password-resets', { params: { path: { id } } })),

  resetSecondFactor: (id: string) =>
    answer(server.POST('/api/v1/users/{id}/second-factor-resets', { params: { path: { id } } })),

  account: () => answer(server.GET('/api/v1/account')),
  changePassword: (body: BodyOf<'changePassword'>) => answer(server.PUT('/api/v1/account/password', { body })),
  endSession: (id: string) => answer(server.DELETE('/api/v1/account/sessions/{id}', { params: { path: { id } } })),
  beginTotp: (password: string) => answer(server.POST('/api/v1/account/totp', { body: { password } })),
  confirmTotp: (code: string) => answer(server.POST('/api/v1/account/totp/confirmation', { body: { code } })),
  removeTotp: (body: BodyOf<'removeTotp'>) => answer(server.POST('/api/v1/account/totp/removal', { body })),
  renewRecoveryCodes: (body: BodyOf<'renewRecoveryCodes'>) =>
    answer(server.POST('/api/v1/account/recovery-codes', { body })),
  beginPasskey: (password: string) => answer(server.POST('/api/v1/account/passkeys/options', { body: { password } })),
  addPasskey: (body: BodyOf<'addPasskey'>) => answer(server.POST('/api/v1/account/passkeys', { body })),
  renamePasskey: (id: string, name: string) =>
    answer(server.PATCH('/api/v1/account/passkeys/{id}', { params: { path: { id } }, body: { name } })),
  removePasskey: (id: string, password: string) =>
    answer(server.POST('/api/v1/account/passkeys/{id}/removal', { params: { path: { id } }, body: { password } })),
  audit: (query: NonNullable<operations['listAudit']['parameters']['query']>) =>
    answer(server.GET('/api/v1/audit', { params: { query } })),

  auditCsvUrl: (query: Readonly<Record<string, string>>) =>
    `/api/v1/audit.csv?${new URLSearchParams(query).toString()}`,
  delegations: (query: { readonly cursor?: string }) =>
    answer(server.GET('/api/v1/delegations', { params: { query } })),
  grantDelegation: (body: BodyOf<'grantDelegation'>) => answer(server.POST('/api/v1/delegations', { body })),
  revokeDelegation: (id: string) => answer(server.DELETE('/api/v1/delegations/{id}', { params: { path: { id } } })),
} as const;

export interface LodgeOptions {
  readonly register: boolean;
  readonly key: string;
  readonly mediaType?: string;
}
export type AssessmentQuestion = BodyOf<'assessGoods'>;
/** Goods as the API takes them: lists that it may keep. */
export const assessmentBody = ({ more, ...goods }: QuestionInTime): AssessmentQuestion => ({
  ...writable(goods),
  ...(more && { more: more.map(writable) }),
});
const writable = <Line extends GoodsLine>({ characteristics, ...goods }: Line) => ({
  ...goods,
  ...(characteristics && { characteristics: [...characteristics] }),
});

/** A question, the day whose law is asked, and the moment whose knowledge of it. */
export type QuestionInTime = GoodsQuestion & { readonly on?: string; readonly knownAt?: string };
export type TariffCheckQuestion = BodyOf<'checkTariff'>;
export type CheckImportQuestion = BodyOf<'checkImport'>;
export type RunImportQuestion = BodyOf<'runImport'>;
export type ChangesQuery = NonNullable<operations['listProposalChanges']['parameters']['query']>;
export type OriginQuestion = BodyOf<'checkOrigin'>;
export type OriginCheckAnswer = Awaited<ReturnType<typeof api.checkOrigin>>;
export type LateCertificate = Awaited<ReturnType<typeof api.lateCertificate>>;
export type ListDecisionAction = BodyOf<'decideExemptionList'>['action'];

/** Filters as the address of a page has them: what is empty or no channel is not asked for. */
function listQuery({ q, status, channel, cursor, limit }: ListQuestion) {
  const known = CHANNELS.find((name) => name === channel);
  return {
    ...(q ? { q } : {}),
    ...(status ? { status } : {}),
    ...(known ? { channel: known } : {}),
    ...(cursor ? { cursor } : {}),
    ...(limit === undefined ? {} : { limit }),
  };
}
const CHANNELS: readonly T.Channel[] = ['green', 'yellow', 'red'];
