import type { DraftNode } from '#core/draft';

/**
 * Drafts live on this device: each change is written at once, so neither a closed tab nor a lost connection costs work.
 * A draft keeps the key it will be sent under; sending it twice makes one declaration.
 */
export interface StoredDraft {
  readonly id: string;
  readonly owner: string;
  readonly key: string;
  readonly savedAt: string;
  readonly content: DraftNode;
  /** The pre-registered declaration that this one overwrites. */
  readonly replaces?: string;
  /** The registered declaration that this one amends, and its version that was opened for it. */
  readonly amends?: {
    readonly number: string;
    readonly version: number;
    readonly byCustoms?: true;
    /** What of an inspection the assessment settles. */
    readonly followUp?: string;
  };
}

const PREFIX = 'haidang.draft.';

/** False where the device refuses (private window, full). */
export function saveDraft(draft: StoredDraft): boolean {
  try {
    localStorage.setItem(PREFIX + draft.id, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function readDraft(id: string): StoredDraft | undefined {
  try {
    const text = localStorage.getItem(PREFIX + id);
    return text === null ? undefined : (JSON.parse(text) as StoredDraft);
  } catch {
    return undefined;
  }
}

export function deleteDraft(id: string): void {
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    // A device that can not forget could not remember either.
  }
}

/** The drafts of one person, the latest first: devices are shared. */
export function draftsOf(owner: string): readonly StoredDraft[] {
  const drafts: StoredDraft[] = [];
  try {
    for (let position = 0; position < localStorage.length; position += 1) {
      const key = localStorage.key(position);
      const draft = key?.startsWith(PREFIX) ? readDraft(key.slice(PREFIX.length)) : undefined;
      if (draft?.owner === owner) drafts.push(draft);
    }
  } catch {
    return [];
  }
  return drafts.toSorted((a, b) => b.savedAt.localeCompare(a.savedAt));
}
