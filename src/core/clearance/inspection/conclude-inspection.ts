import type { ConcludeInspection } from './commands.ts';
import { enterInspection, inspectionEvent, touchesOf } from './inspection-case.ts';
import { followUpNumber } from './follow-up-number.ts';
import { inspectionLaw, roundIn } from './inspection-steps.ts';
import { finished } from '../case.ts';
import type { ClearanceReference } from '../clearance-reference.ts';
import type { LineFinding } from '#core/declaration';
import {
  conclusionRefusals,
  discrepancyRefusals,
  type Discrepancy,
  type InspectionRound,
  type NumberedDiscrepancy,
} from '#core/inspection';
import { err, ok, type Handler } from '#core/kernel';

/**
 * Ends an inspection and, in the same transaction, tells the declaration what was found: its life goes on by the same event
 * as a finding that is recorded without more. Each discrepancy gets the number of what it becomes.
 */
export const concludeInspection: Handler<ConcludeInspection, null, ClearanceReference> = {
  type: 'inspection.conclude',
  prepare: ({ data }, facts) => {
    const refusals = discrepancyRefusals(data.conforms, data.discrepancies, data.goods, inspectionLaw(facts));
    return refusals.length > 0 ? err(refusals) : ok(null);
  },
  touches: touchesOf,
  handle: (command, _prepared, world, facts) => {
    const entered = enterInspection(command, world);
    if (!entered.ok) return entered;
    const { conforms, discrepancies, text } = command.data;
    const round = roundIn(entered.value);
    const samples = entered.value.inspection?.samples ?? [];
    const refusals = conclusionRefusals(conforms, round, { samples });
    if (refusals.length > 0) return err(refusals);
    const numbered = discrepancies.map((each) => ({ ...each, followUp: followUpNumber(each.follow, world) }));
    const concluded = inspectionEvent(entered.value, {
      type: 'InspectionConcluded',
      conforms,
      discrepancies: numbered,
      text,
    });
    const lines = lineFindings(round, numbered);
    return ok(
      finished(entered.value, [{ type: 'FindingRecorded', conforms, lines, note: text }], facts, {
        events: [concluded],
        answer: ({ head, status }) => ({
          number: head.number,
          status,
          followUps: numbered.map(({ followUp }) => followUp),
        }),
      }),
    );
  },
};

/** What the declaration is told of its lines: the discrepancies, and what else was noted by hand. */
function lineFindings(round: InspectionRound, discrepancies: readonly NumberedDiscrepancy[]): readonly LineFinding[] {
  const byLine = new Map<number, { notes: string[]; quantityFound: string | null }>();
  const at = (line: number) => {
    const found = byLine.get(line) ?? { notes: [], quantityFound: null };
    byLine.set(line, found);
    return found;
  };
  for (const { line, note, quantityFound } of round.findings) {
    if (line === null) continue;
    const told = at(line);
    if (note.trim() !== '') told.notes.push(note.trim());
    told.quantityFound = quantityFound ?? told.quantityFound;
  }
  for (const { line, declared, found } of discrepancies)
    if (line !== null) at(line).notes.push(differenceText({ declared, found }));
  return [...byLine]
    .toSorted(([one], [other]) => one - other)
    .map(([sequence, { notes, quantityFound }]) => ({
      sequence,
      note: notes.join('; '),
      ...(quantityFound !== null && { quantityFound }),
    }));
}

const differenceText = ({ declared, found }: Pick<Discrepancy, 'declared' | 'found'>): string =>
  `${declared} → ${found}`;
