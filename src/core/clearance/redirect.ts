import { caseHandler } from './case-handler.ts';
import { finished, open, resourceOf } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { refuse } from './refusals.ts';
import { namedRefusals, settledRefs } from './settled-by.ts';
import { declarationRef } from './streams.ts';
import { can } from '#core/access';
import { isHeavier, type Channel, type DeclarationNumber, type Instruction } from '#core/declaration';
import { err, ok, type Command, type Handler } from '#core/kernel';

/** Customs tells the declarant to amend, or to declare anew under another type; control goes on when that is done. */
export type InstructAmendment = Command<
  'case.instructAmendment',
  Instruction & {
    readonly number: DeclarationNumber;
    /** Line numbers of the declaration in force, read by the caller from the journal. */
    readonly declaredLines: readonly number[];
  }
>;
export type WithdrawInstruction = Command<
  'case.withdrawInstruction',
  { readonly number: DeclarationNumber; readonly reason: string }
>;
/** Another channel on new information, up to the end of control (Article 19.4 of Circular 38/2015/TT-BTC). */
export type Rechannel = Command<
  'case.rechannel',
  { readonly number: DeclarationNumber; readonly channel: Channel; readonly reason: string }
>;

export const instructAmendment: Handler<InstructAmendment, null, ClearanceReference> = {
  type: 'case.instructAmendment',
  prepare: ({ data: { lines, declaredLines } }) => {
    const unknown = lines.flatMap((line, index) =>
      declaredLines.includes(line) ? [] : [refuse('CAS-002', `/lines/${index}`)],
    );
    return unknown.length > 0 ? err(unknown) : ok(null);
  },
  touches: ({ data }) => [declarationRef(data.number), ...settledRefs(data.number, data.followUps)],
  handle: (command, _prepared, world, facts) => {
    const opened = open(command, world);
    if (!opened.ok) return opened;
    const { number, kind, text, lines, followUps = [] } = command.data;
    const refusals = namedRefusals(number, followUps, world);
    if (refusals.length > 0) return err(refusals);
    const named = followUps.length > 0 ? { followUps } : {};
    return ok(finished(opened.value, [{ type: 'AmendmentInstructed', kind, text, lines, ...named }], facts));
  },
};

export const withdrawInstruction = caseHandler<WithdrawInstruction>(
  'case.withdrawInstruction',
  ({ data: { reason } }) => ({ type: 'InstructionWithdrawn', reason }),
);

export const rechannel: Handler<Rechannel, null, ClearanceReference> = {
  type: 'case.rechannel',
  prepare: () => ok(null),
  touches: ({ data }) => [declarationRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const opened = open(command, world);
    if (!opened.ok) return opened;
    const { head, channel: before } = opened.value.state;
    const { channel, reason } = command.data;
    if (channel === before) return err([refuse('CAS-004', '/channel')]);
    const lighter = before !== null && isHeavier(before, channel);
    if (lighter && !can(command.actor, 'case.review', resourceOf(head))) return err([refuse('CAS-005', '/channel')]);
    return ok(finished(opened.value, [{ type: 'Rechannelled', channel, reason }], facts));
  },
};
