import { errorsOf, type Refusal } from '#core/kernel';
import { drafts } from '#web/client';
import type { OpenDraft } from './open-draft.ts';

/** As many as the server keeps. */
const REFUSALS_MAX = 500;

/** Says to the server why a draft could not be lodged: it then waits among what is to be mended. One that the server does not have stays here. */
export function keepTrial(open: OpenDraft, refusals: readonly Refusal[]): void {
  const { revision } = open.replica().confirmed;
  const errors = errorsOf(refusals).slice(0, REFUSALS_MAX);
  // Nothing hangs on it: the next attempt says it again.
  if (revision > 0 && errors.length > 0)
    drafts.keepTrial(open.snapshot().stored.id, revision, errors).catch(() => undefined);
}
