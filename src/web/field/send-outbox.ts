import { answered, answerOf, nextOf, type FieldAnswer, type FieldStep, type OutboxEntry } from '#core/inspection';
import { api, sessionApi, ApiError, type Session } from '#web/client';
import { fieldStore } from './field-store.ts';
import type { TakenOrder } from './taken-order.ts';

/** One tab at a time: what another is sending is not sent beside it. */
const LOCK = 'haidang.field.send';

/**
 * Sends what was handed in, in its order, each step until it is answered. A step whose answer was lost is sent again under
 * its key, which the server knows. Says how it ended: all sent, or why it rests.
 */
export async function sendOutbox(owner: string, tell: Tell): Promise<'sent' | 'later' | 'stranger'> {
  return navigator.locks.request(LOCK, async () => {
    // Who is there now, and the token that goes with them: another person's name stands under nobody's work.
    const session = await sessionApi.session().catch(() => undefined);
    if (session === undefined) return 'later';
    tell.onSession(session);
    if (session?.user.id !== owner) return 'stranger';
    for (const { number } of await fieldStore.listOf(owner)) {
      const ended = await sendOrder(owner, number, tell);
      if (ended !== 'sent') return ended;
    }
    return 'sent';
  });
}

interface Tell {
  /** Who the server says is there. */
  readonly onSession: (session: Session | null) => void;
  /** A step was answered, and that is noted. */
  readonly onStep: () => Promise<void>;
}

async function sendOrder(owner: string, number: string, tell: Tell): Promise<'sent' | 'later' | 'stranger'> {
  for (;;) {
    const order = await fieldStore.read(owner, number);
    const next = order?.outbox ? nextOf(order.outbox) : undefined;
    if (order === undefined || next === undefined) return 'sent';
    const answer = await send(order, next);
    if (answer.kind === 'later' || answer.kind === 'stranger') return answer.kind;
    await fieldStore.change(owner, number, (now) => ({
      ...now,
      outbox: now.outbox && answered(now.outbox, next.key, answer),
    }));
    await tell.onStep();
  }
}

async function send({ owner, number, seen }: TakenOrder, { key, step }: OutboxEntry): Promise<FieldAnswer> {
  try {
    if (step.step === 'addPhoto') {
      const kept = await fieldStore.file(owner, number, step.photo);
      if (kept === undefined) return { kind: 'refused', refusals: [] };
      const file = new File([kept.blob], kept.name, { type: kept.blob.type });
      await api.addInspectionPhoto(number, file, { key, seen });
    } else await api.takeInspectionStep(number, mutable(step), key, seen);
    return { kind: 'taken' };
  } catch (error) {
    const { status, errors } = error instanceof ApiError ? error.problem : { status: 0, errors: undefined };
    return answerOf(status, errors);
  }
}

/** The same; the generated description of the API knows no read-only lists. */
const mutable = (step: Exclude<FieldStep, { readonly step: 'addPhoto' }>) =>
  structuredClone<unknown>(step) as Parameters<typeof api.takeInspectionStep>[1];
