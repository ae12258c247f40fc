import type { ClearanceReference } from './clearance-reference.ts';
import { passedEvent } from './passed.ts';
import { refuse } from './refusals.ts';
import { consultationRef, declarationRef } from './streams.ts';
import { can } from '#core/access';
import type { DeclarationNumber, DeclarationState } from '#core/declaration';
import { err, legalDate, ok, type Command, type Handler, type Instant, type Outcome } from '#core/kernel';
import { priceDoubtRef, type PriceDoubtState } from '#core/price';
import type { ConsultationState } from '#core/valuation';

/**
 * The time is over in which an officer was to settle a doubt about prices. Which lines are doubted and by when is read by the caller from
 * the decision that selected the declaration; whether the doubt still stands is decided anew here.
 */
export type PassDoubt = Command<
  'valuation.passDoubt',
  { readonly number: DeclarationNumber; readonly sequences: readonly number[]; readonly settleBy: Instant }
>;

export const passDoubt: Handler<PassDoubt, null, ClearanceReference> = {
  type: 'valuation.passDoubt',
  prepare: ({ actor }) => (can(actor, 'deadline.fire', {}) ? ok(null) : err([refuse('ACC-001')])),
  touches: ({ data: { number } }) => [declarationRef(number), consultationRef(number), priceDoubtRef(number)],
  handle: ({ data: { number, sequences, settleBy } }, _prepared, world, { reference, at }) => {
    const state = world.state<DeclarationState>(declarationRef(number));
    const doubt = world.state<PriceDoubtState>(priceDoubtRef(number));
    const isAsked = world.state<ConsultationState>(consultationRef(number)) !== undefined;
    const settled = new Set(doubt?.setAside.flatMap((aside) => aside.sequences));
    const isOpen = !isAsked && sequences.some((sequence) => !settled.has(sequence));
    if (!state || OVER.has(state.status) || !isOpen || at <= settleBy) return ok(NOTHING);
    const on = legalDate(settleBy, reference.reference.calendar.zoneOffsetMinutes);
    const rule = reference.deadlines.ruleOn('priceDoubt', on);
    const event =
      rule && passedEvent(priceDoubtRef(number), { rule, key: '', dueAt: settleBy }, doubt?.deadlines ?? []);
    return ok(event === undefined ? NOTHING : { ...NOTHING, events: [event], answer: { fired: 'end' } });
  },
};

/** What an officer let go, or nobody declares any longer, nobody has to settle. */
const OVER: ReadonlySet<string> = new Set(['released', 'cancelled', 'withdrawn']);

const NOTHING: Outcome = { events: [], postings: [], claims: [], releases: [], outbox: [], answer: { fired: null } };
