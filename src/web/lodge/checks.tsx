import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Declaration } from '#core/declaration';
import type { Refusal } from '#core/kernel';
import { api, ApiError, type CheckAnswer } from '#web/client';
import type { Examined } from './goods-grid/examine-here.ts';
import { stillSaid } from './still-said.ts';

/** What the server says of the draft as it stands. */
export interface Checks {
  readonly refusals: readonly Refusal[];
  readonly answer: CheckAnswer | undefined;
  /** What was found is about values that were changed since; the next answer is on its way. */
  readonly outdated: boolean;
  readonly checking: boolean;
  /** The server could not be asked; the draft is safe all the same. */
  readonly paused: boolean;
  /** After somebody tried to lodge, every refusal stands at its field; before, only at fields they have been to. */
  readonly attempted: boolean;
}

const NOTHING: Checks = {
  refusals: [],
  answer: undefined,
  outdated: false,
  checking: false,
  paused: false,
  attempted: false,
};
const ChecksContext = createContext<Checks>(NOTHING);
export const ChecksProvider = ChecksContext.Provider;
export const useChecks = (): Checks => useContext(ChecksContext);

/** Long enough to finish a word, short enough to feel at once. */
const TYPING_PAUSE_MS = 450;

/** What the draft overwrites or amends, by its number. */
interface Earlier {
  readonly replaces?: string | undefined;
  readonly amends?: string | undefined;
  /** The day whose law counts, where that is not today. */
  readonly on?: string | undefined;
}

/**
 * Asks for the checks whenever the draft has rested for a moment. `lodged` are refusals of an attempt to lodge this very draft.
 * Where the checks run in this browser (`here`), the server is not asked: thousands of lines do not travel with every key.
 */
export function useLiveChecks(
  declaration: Declaration,
  earlier: Earlier,
  attempted: boolean,
  lodged: readonly Refusal[],
  here: Examined | 'server' | undefined,
): Checks {
  const [settled] = useDebouncedValue(declaration, TYPING_PAUSE_MS);
  const asksServer = here === 'server';
  const check = useQuery({
    queryKey: asksServer ? ['checks', settled, earlier] : ['checks', 'here'],
    queryFn: ({ signal }) => answered(settled, earlier, signal),
    enabled: asksServer,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 30_000,
  });
  const data = asksServer ? check.data?.answer : answerOf(here);
  const told = data?.refusals ?? [];
  const held = asksServer && check.data ? stillSaid(told, check.data.judged, declaration) : told;
  const known = new Set(held.map((refusal) => refusal.code + refusal.pointer));
  return {
    refusals: [...held, ...lodged.filter((refusal) => !known.has(refusal.code + refusal.pointer))],
    answer: data,
    outdated: held.length < told.length,
    checking: check.isFetching,
    paused: asksServer && check.isError,
    attempted,
  };
}

const answerOf = (examined: Examined | undefined): CheckAnswer | undefined =>
  examined && {
    refusals: [...examined.refusals],
    taxTable: [...examined.totals],
    totalPayable: examined.totalPayable,
  };

interface Answered {
  readonly judged: Declaration;
  readonly answer: CheckAnswer;
}

/** A form half filled in may not even have the shape of a declaration: that too is told as refusals. */
async function answered(declaration: Declaration, earlier: Earlier, signal: AbortSignal): Promise<Answered> {
  try {
    return { judged: declaration, answer: await api.check(declaration, earlier, signal) };
  } catch (error) {
    if (error instanceof ApiError && error.problem.status === 422 && error.problem.errors) {
      return { judged: declaration, answer: { refusals: error.problem.errors, taxTable: [], totalPayable: null } };
    }
    throw error;
  }
}
