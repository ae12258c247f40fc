import { useNavigate, useSearch } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import {
  GUIDED_TASKS,
  questionAt,
  type GuidedDirection,
  type GuidedTask,
  type OpenMatter,
  type TaskStanding,
} from '#core/draft';

/** What every part of the guided way shows of the one draft. */
export interface GuidedState {
  readonly tasks: readonly TaskStanding[];
  readonly matters: readonly OpenMatter[];
  readonly direction: GuidedDirection;
  /** Goes to where a place is asked for, and into its field. */
  readonly goToField: (pointer: string) => void;
}

const GuidedContext = createContext<GuidedState | undefined>(undefined);
export const GuidedProvider = GuidedContext.Provider;

export function useGuided(): GuidedState {
  const state = useContext(GuidedContext);
  if (state === undefined) throw new Error('A question stands inside the guided way');
  return state;
}

/** A step, and of the goods a line, from 0: in the step of the goods it stands alone, in the others among its neighbours. */
export interface GuidedPlace {
  readonly task: GuidedTask;
  readonly line?: number;
}

/** Where one is: the address says it, so that a question can be sent to somebody. */
export function useGuidedPlace() {
  const navigate = useNavigate();
  const { task, line } = useSearch({ from: '/declarations/new' });
  const number = Number(line);
  const place: Partial<GuidedPlace> = {
    ...(isTask(task) && { task }),
    ...(Number.isInteger(number) && number > 0 && { line: number - 1 }),
  };
  return {
    ...place,
    go: (to: GuidedPlace) =>
      void navigate({
        to: '/declarations/new',
        search: ({ draft }) => ({ ...(draft && { draft }), ...addressOf(to) }),
      }),
  };
}

/** The part of the address that leads to a place of the guided way. */
export const addressOf = ({ task, line }: Partial<GuidedPlace>) => ({
  view: 'guided',
  ...(task !== undefined && { task }),
  ...(line !== undefined && { line: String(line + 1) }),
});

/** Where a place of the draft is asked for; none where it is not. */
export function placeOf(pointer: string, direction: GuidedDirection): GuidedPlace | undefined {
  const found = questionAt(pointer, direction);
  if (found === undefined) return undefined;
  const { question, line } = found;
  return { task: question.task, ...(line !== undefined && { line }) };
}

const isTask = (text: string | undefined): text is GuidedTask => GUIDED_TASKS.some((task) => task === text);
