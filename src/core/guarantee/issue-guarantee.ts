import {
  bankPartOf,
  guaranteeRef,
  isNumberOf,
  type GuaranteeEventData,
  type GuaranteeId,
  type GuaranteeState,
  type GuaranteeTerms,
} from './guarantee.ts';
import { guaranteeRefusal } from './refusals.ts';
import { can } from '#core/access';
import { err, ok, type Command, type Handler, type NewEvent, type Outcome } from '#core/kernel';
import { partyRef } from '#core/party';

/** A bank answers for a party; or a leader records the letter that a bank wrote on paper. */
export type IssueGuarantee = Command<'guarantee.issue', { readonly id: GuaranteeId } & GuaranteeTerms>;
/** Ends one that answers for nothing any more. */
export type EndGuarantee = Command<'guarantee.end', { readonly id: GuaranteeId; readonly reason: string }>;

export const issueGuarantee: Handler<IssueGuarantee, null, unknown> = {
  type: 'guarantee.issue',
  prepare: ({ data: { validFrom, validTo } }) =>
    validFrom > validTo ? err([guaranteeRefusal('GUA-012', '/validTo')]) : ok(null),
  touches: ({ data }) => [guaranteeRef(data.id), partyRef(data.principalId)],
  handle: ({ data, actor }, _prepared, world) => {
    // Of what another bank issued nobody learns by trying.
    const allowed = can(actor, 'guarantee.issue', { principalId: data.bankCode });
    if (!allowed) return err([guaranteeRefusal('GUA-002', '/id')]);
    const known = world.state<GuaranteeState>(guaranteeRef(data.id));
    // A bank repeats its message until it is acknowledged: what it said before is no second guarantee, and no mistake either.
    if (known !== undefined && actor.organisationId === data.bankCode && isSaidAgain(known, data))
      return ok(outcome(data.id));
    // Before it is said whether there is one: what other banks answer for is not for this one to know.
    if (!isNumberOf(data.bankCode, data.id))
      return err([guaranteeRefusal('GUA-016', '/id', { bank: bankPartOf(data.bankCode) })]);
    if (known !== undefined) return err([guaranteeRefusal('GUA-001', '/id')]);
    // A number mistyped would leave a guarantee on record that nobody can ever draw on.
    if (world.state(partyRef(data.principalId)) === undefined)
      return err([guaranteeRefusal('GUA-015', '/principalId', { value: data.principalId })]);
    return ok(outcome(data.id, { type: 'GuaranteeIssued', ...data }));
  },
};

const isSaidAgain = (known: GuaranteeTerms, said: GuaranteeTerms): boolean =>
  known.kind === said.kind &&
  known.principalId === said.principalId &&
  known.bankCode === said.bankCode &&
  known.amount === said.amount &&
  known.validFrom === said.validFrom &&
  known.validTo === said.validTo;

export const endGuarantee: Handler<EndGuarantee, null, unknown> = {
  type: 'guarantee.end',
  prepare: () => ok(null),
  touches: ({ data }) => [guaranteeRef(data.id)],
  handle: ({ data: { id, reason }, actor }, _prepared, world) => {
    const state = world.state<GuaranteeState>(guaranteeRef(id));
    if (state === undefined || !can(actor, 'guarantee.issue', { principalId: state.bankCode }))
      return err([guaranteeRefusal('GUA-002', '/id')]);
    if (state.ended) return err([guaranteeRefusal('GUA-005', '/id')]);
    if (state.drawn !== '0') return err([guaranteeRefusal('GUA-006', '/id')]);
    return ok(outcome(id, { type: 'GuaranteeEnded', reason }));
  },
};

export function guaranteeEvent(id: GuaranteeId, { type, ...data }: GuaranteeEventData): NewEvent {
  return { stream: guaranteeRef(id), type, version: 1, data };
}

const outcome = (id: GuaranteeId, ...happened: readonly GuaranteeEventData[]): Outcome => ({
  events: happened.map((data) => guaranteeEvent(id, data)),
  postings: [],
  claims: [],
  releases: [],
  outbox: [],
  answer: { id },
});
