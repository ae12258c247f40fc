/** Where in a draft somebody was: the view, and in the guided way the step and the line of goods. */
export interface LeftAt {
  readonly view?: string;
  readonly task?: string;
  readonly line?: string;
}

const KEY = 'haidang.draftsLeftAt';
/** People go back to the drafts of the last weeks. */
const KEPT_MAX = 100;

/** How this person left a draft on this device: it opens there again, from wherever it is opened. */
export const leftAt = (draftId: string): LeftAt => kept().find(([id]) => id === draftId)?.[1] ?? {};

export function rememberLeftAt(draftId: string, place: LeftAt): void {
  try {
    const others = kept().filter(([id]) => id !== draftId);
    localStorage.setItem(KEY, JSON.stringify([[draftId, place], ...others].slice(0, KEPT_MAX)));
  } catch {
    // A private window may refuse: the draft then opens as every new one.
  }
}

/** The last one first. Written by this program alone: what is there is what it wrote. */
function kept(): readonly (readonly [id: string, place: LeftAt])[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as readonly (readonly [string, LeftAt])[];
  } catch {
    return [];
  }
}
