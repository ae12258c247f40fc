/**
 * Takes a change back, and gives what makes it again. The owner of the rows knows how: while somebody else works on the same
 * rows, what they wrote besides must stay.
 */
export type Undo = () => Undo;

/** A change that was made, and the row that it began in. */
interface Step {
  readonly undo: Undo;
  readonly row: number;
}

/** What can be taken back, and what was taken back and can be done again. */
export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

/** More than anybody takes back; each step holds on to what it changed. */
const STEPS_MAX = 200;

export const EMPTY_HISTORY: History = { done: [], undone: [] };

/** Something new was done: what had been taken back can not be done again. */
export const withStep = ({ done }: History, step: Step): History => ({
  done: [...done, step].slice(-STEPS_MAX),
  undone: [],
});

/** One step back or forth; none where there is nothing to go to. */
export function stepped(
  history: History,
  from: keyof History,
): { readonly history: History; readonly row: number } | undefined {
  const step = history[from].at(-1);
  if (step === undefined) return undefined;
  const back = { undo: step.undo(), row: step.row };
  const rest = history[from].slice(0, -1);
  const next =
    from === 'done'
      ? { done: rest, undone: [...history.undone, back] }
      : { done: [...history.done, back], undone: rest };
  return { history: next, row: step.row };
}
