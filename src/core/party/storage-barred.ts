import type { Json, NewEvent } from '#core/kernel';
import type { PartyId } from './party-id.ts';
import { PARTY_EVENT_VERSIONS, partyRef } from './party-state.ts';
import type { StorageBar } from './storage-bar.ts';

/** Written by the step that finds it out, in one outcome with what it finds. */
export const storageBarred = (id: PartyId, { until, breach, number }: StorageBar): NewEvent => ({
  stream: partyRef(id),
  type: 'StorageBarred',
  version: PARTY_EVENT_VERSIONS.StorageBarred,
  data: { until, breach, number } satisfies Json,
  subject: id,
});
