import { principalOf, resourceOf } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { notAllowed } from './not-allowed.ts';
import { refuse } from './refusals.ts';
import { consultationRef, declarationRef } from './streams.ts';
import { can } from '#core/access';
import type { DeclarationNumber, DeclarationState } from '#core/declaration';
import { err, ok, type Command, type Handler, type Json } from '#core/kernel';
import { priceDoubtRef } from '#core/price';
import type { ConsultationState } from '#core/valuation';

export type SetAsideDoubt = Command<
  'valuation.setAsideDoubt',
  {
    readonly number: DeclarationNumber;
    readonly sequences: readonly number[];
    readonly reason: string;
    /** Lines whose price is doubted, read by the caller from the decision that selected the declaration. */
    readonly doubted: readonly number[];
  }
>;

/** An officer finds that a price is as it should be: the doubt is settled, and no figure moves. The other end is a consultation. */
export const setAsideDoubt: Handler<SetAsideDoubt, null, ClearanceReference> = {
  type: 'valuation.setAsideDoubt',
  prepare: ({ data }) => {
    if (data.sequences.length === 0) return err([refuse('CNS-005', '/sequences')]);
    const unknown = data.sequences.flatMap((sequence, index) =>
      data.doubted.includes(sequence) ? [] : [refuse('CAS-002', `/sequences/${index}`)],
    );
    return unknown.length > 0 ? err(unknown) : ok(null);
  },
  touches: ({ data: { number } }) => [declarationRef(number), consultationRef(number), priceDoubtRef(number)],
  handle: ({ data, actor }, _prepared, world) => {
    const { number, sequences, reason } = data;
    const state = world.state<DeclarationState>(declarationRef(number));
    if (!state || !can(actor, 'declaration.read', resourceOf(state.head))) return err([refuse('LIF-002', '/number')]);
    const refused = notAllowed(actor, 'case.decide', resourceOf(state.head));
    if (refused) return err(refused);
    if (world.state<ConsultationState>(consultationRef(number)) !== undefined) return err([refuse('CNS-001')]);
    const subject = principalOf(state.head);
    const event = {
      stream: priceDoubtRef(number),
      type: 'DoubtSetAside',
      version: 1,
      data: { number, sequences, reason: reason.trim() } as unknown as Json,
      ...(subject !== null && { subject }),
    };
    return ok({
      events: [event],
      postings: [],
      claims: [],
      releases: [],
      outbox: [],
      answer: { number, status: state.status },
    });
  },
};
