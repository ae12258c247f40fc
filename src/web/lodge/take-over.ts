import { EMPTY_DRAFT, changeHere, operationsFor, replicaOf } from '#core/draft';
import { shelf } from './draft-shelf.ts';
import { newMemberId } from './open-draft.ts';
import type { StoredDraft } from './stored-draft.ts';

const PREFIX = 'haidang.draft.';

/** Drafts of a person that an earlier version kept whole in this browser: each is put on the shelf once, and sent when it is opened. */
export async function takeOverDrafts(owner: string): Promise<void> {
  for (const [key, draft] of oldDrafts()) {
    if (draft.owner !== owner) continue;
    try {
      await shelf.write(shelvedAnew(draft));
      localStorage.removeItem(key);
    } catch {
      // It stays where it is, and is tried again the next time.
    }
  }
}

/** A draft as one change that nobody has seen yet. */
export function begunDraft(draft: StoredDraft) {
  const { content, ...stored } = draft;
  const operations = operationsFor(EMPTY_DRAFT, '', content, newMemberId);
  const author = { userId: draft.owner, name: '', at: draft.savedAt };
  const change = { id: crypto.randomUUID(), device: crypto.randomUUID(), baseRevision: 0, operations, author };
  return { stored, change, replica: changeHere(replicaOf(EMPTY_DRAFT), change) };
}

function shelvedAnew(draft: StoredDraft) {
  const { stored, change } = begunDraft(draft);
  return { draft: { ...stored, title: '', isOnServer: false }, put: [change], drop: [] };
}

function oldDrafts(): readonly (readonly [string, StoredDraft])[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => [key, JSON.parse(localStorage.getItem(key) ?? '') as StoredDraft] as const);
  } catch {
    return [];
  }
}
