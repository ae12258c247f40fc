import { apiClient, type operations, type Schemas } from '#client';
import type { AcceptedDraftChange, DraftChange, EncodedDraft } from '#core/draft';
import type { Refusal } from '#core/kernel';
import { ApiError, sessionFetch } from './http.ts';
import type { Problem } from './types.ts';

const server = apiClient({ baseUrl: '', fetch: sessionFetch });

export type DraftHead = Schemas['DraftHead'];
export type DraftOnServer = Omit<Schemas['Draft'], 'document'> & { readonly document: EncodedDraft };
export type NewDraft = operations['createDraft']['requestBody']['content']['application/json'];
type Kind = 'draft' | 'template' | 'deleted';

const at = (id: string) => ({ params: { path: { id } } });

/** Drafts as the server keeps them. A refusal is thrown as an `ApiError` with the server's own words. */
export const drafts = {
  list: async (kind: Kind) => (await answer(server.GET('/api/v1/drafts', { params: { query: { kind } } }))).items,
  read: async (id: string) => asDraft(await answer(server.GET('/api/v1/drafts/{id}', at(id)))),
  create: async (body: NewDraft) => asDraft(await answer(server.POST('/api/v1/drafts', { body }))),
  change: async (id: string, change: DraftChange) => {
    const { baseRevision, device, operations: steps } = change;
    const body = { id: change.id, device, baseRevision, operations: [...steps] };
    const { revision, missed } = await answer(server.POST('/api/v1/drafts/{id}/changes', { ...at(id), body }));
    return { revision, missed: missed as unknown as readonly AcceptedDraftChange[] };
  },
  describe: (id: string, body: operations['describeDraft']['requestBody']['content']['application/json']) =>
    answer(server.PATCH('/api/v1/drafts/{id}', { ...at(id), body })),
  remove: async (id: string) => void (await answer(server.DELETE('/api/v1/drafts/{id}', at(id)))),
  restore: (id: string) => answer(server.POST('/api/v1/drafts/{id}/restoration', at(id))),
  close: (id: string, number: string) =>
    answer(server.POST('/api/v1/drafts/{id}/lodgement', { ...at(id), body: { number } })),
  /** Why this revision could not be lodged. */
  keepTrial: async (id: string, revision: number, refusals: readonly Refusal[]) =>
    void (await answer(
      server.POST('/api/v1/drafts/{id}/trials', { ...at(id), body: { revision, refusals: refusals.map(told) } }),
    )),
  /** Where in the draft this device is. */
  appear: async (id: string, device: string, place: string | null) =>
    void (await answer(server.PUT('/api/v1/drafts/{id}/presence', { ...at(id), body: { device, at: place } }))),
  streamUrl: (id: string, device: string, after: number) =>
    `/api/v1/drafts/${encodeURIComponent(id)}/stream?after=${after}&device=${encodeURIComponent(device)}`,
};

const told = ({ code, pointer, severity, label, message, fix }: Refusal) => ({
  code,
  pointer,
  severity,
  label,
  message,
  fix,
});
/** Everything that is asked of drafts in lists. */
export const DRAFTS_KEY = ['drafts'] as const;

/** What the schema leaves open, the server writes with `encodeDocument`. */
const asDraft = (draft: Schemas['Draft']): DraftOnServer => ({
  ...draft,
  document: draft.document as unknown as EncodedDraft,
});

interface Answered<Data> {
  readonly data?: Data | undefined;
  readonly error?: unknown;
  readonly response: Response;
}
async function answer<Data>(sending: Promise<Answered<Data>>): Promise<Data> {
  const { data, error, response } = await sending;
  // Where there is nothing to say there is no body either.
  if (response.ok) return data as Data;
  const fallback: Problem = { type: 'about:blank', title: response.statusText, status: response.status };
  throw new ApiError(typeof error === 'object' ? { ...fallback, ...error } : fallback);
}
