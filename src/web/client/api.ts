import type { Declaration } from '#core/declaration';
import type { Explanation } from '#core/kernel';
import { onDoubt, request, requestJson, setCsrfToken } from './http.ts';
import type * as T from './types.ts';

const BASE = '/api/v1';
type Query = Readonly<Record<string, string | number | null | undefined>>;

function url(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== null && value !== '') parameters.set(key, String(value));
  const text = parameters.toString();
  return `${BASE}${path}${text === '' ? '' : `?${text}`}`;
}
const segment = encodeURIComponent;

/** Being nobody is no error: the answer for a visitor has no user. */
function remembered(answer: T.SessionAnswer): T.Session | null {
  setCsrfToken(answer.csrfToken ?? '');
  const { user, organisation, roles, offices } = answer;
  return user && organisation ? { user, organisation, roles, offices } : null;
}

/** Every call that the pages make, in one place. */
export const api = {
  session: async () => remembered(await requestJson<T.SessionAnswer>(url('/session'), { keepUnauthorised: true })),
  signIn: async (email: string, password: string) =>
    remembered(
      await requestJson<T.SessionAnswer>(url('/session'), { method: 'POST', body: { email, password }, keepUnauthorised: true }),
    ),
  /** The accounts of a demonstration; a system that is none answers 404. */
  demoAccounts: () => requestJson<{ readonly items: readonly T.DemoAccount[] }>(url('/demo-accounts'), { keepUnauthorised: true }),
  signOut: () => requestJson<void>(url('/session'), { method: 'DELETE', keepUnauthorised: true }),

  declarations: (query: Query) => requestJson<T.Page<T.DeclarationSummary>>(url('/declarations', query)),
  declaration: (number: string) => requestJson<T.DeclarationView>(url(`/declarations/${segment(number)}`)),
  explanation: (number: string) => requestJson<Explanation>(url(`/declarations/${segment(number)}/explanation`)),
  check: (declaration: Declaration, signal?: AbortSignal) =>
    requestJson<T.CheckAnswer>(url('/checks'), { method: 'POST', body: declaration, ...(signal ? { signal } : {}) }),
  lodge: (body: Declaration | Blob, options: { readonly register: boolean; readonly key: string; readonly mediaType?: string }) =>
    requestJson<T.LodgeAnswer>(url('/declarations', { register: String(options.register) }), {
      method: 'POST',
      body,
      headers: {
        'idempotency-key': options.key,
        ...(options.mediaType ? { 'content-type': options.mediaType } : {}),
      },
    }),
  register: (number: string) =>
    requestJson<T.LodgeAnswer>(url(`/declarations/${segment(number)}/registration`), { method: 'POST', headers: { 'idempotency-key': `register-${number}` } }),
  pay: (number: string) =>
    requestJson<{ readonly orderId: string }>(url(`/declarations/${segment(number)}/payment-orders`), { method: 'POST', headers: { 'idempotency-key': crypto.randomUUID() } }),
  attach: (number: string, typeCode: string, file: File) => {
    const form = new FormData();
    form.set('typeCode', typeCode);
    form.set('file', file);
    return requestJson<T.Attachment>(url(`/declarations/${segment(number)}/attachments`), { method: 'POST', body: form });
  },
  attachmentUrl: (number: string, id: string) => url(`/declarations/${segment(number)}/attachments/${segment(id)}`),
  xmlUrl: (number: string) => url(`/declarations/${segment(number)}/xml`),

  cases: (query: Query) => requestJson<T.Page<T.DeclarationSummary>>(url('/cases', query)),
  case: (number: string) => requestJson<T.CaseView>(url(`/cases/${segment(number)}`)),
  decide: (number: string, decision: T.Decision, key: string) =>
    requestJson<{ readonly status: T.Status }>(url(`/cases/${segment(number)}/decisions`), { method: 'POST', body: decision, headers: { 'idempotency-key': key } }),

  codes: (list: string) => requestJson<{ readonly items: readonly T.CodeEntry[] }>(url(`/codes/${segment(list)}`)),
  tariff: (query: Query, signal?: AbortSignal) =>
    requestJson<{ readonly items: readonly T.TariffLineSummary[] }>(url('/tariff', query), signal ? { signal } : {}),
  tariffLine: (code: string, on?: string) => requestJson<T.TariffLine>(url(`/tariff/${segment(code)}`, { on })),
  assess: (body: T.AssessmentRequest, signal?: AbortSignal) =>
    requestJson<T.CheckAnswer>(url('/assessments'), { method: 'POST', body, ...(signal ? { signal } : {}) }),

  apiKeys: () => requestJson<{ readonly items: readonly T.ApiKey[] }>(url('/api-keys')),
  createApiKey: (body: { readonly label: string; readonly scopes: readonly string[] }) =>
    requestJson<{ readonly id: string; readonly key: string }>(url('/api-keys'), { method: 'POST', body }),
  revokeApiKey: (id: string) => requestJson<void>(url(`/api-keys/${segment(id)}`), { method: 'DELETE' }),

  blob: async (path: string) => (await request(path)).blob(),
} as const;

onDoubt(api.session);
