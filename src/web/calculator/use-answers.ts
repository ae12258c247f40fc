import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { GoodsQuestion, Variation } from '#core/assessment';
import { api, assessmentBody } from '#web/client';
import type { Answers, Here } from './assess-here.ts';
import { isCode } from './question.ts';

/** The server is asked when somebody pauses; the browser itself answers each key. */
const TYPING_PAUSE_MS = 350;
/** So long a part of the reference is taken to be in force; then the server is asked whether it still is. */
const REFERENCE_FRESH_MS = 60_000;

export interface AnswersState {
  readonly answers: Answers | undefined;
  /** Where the figures were made. */
  readonly by: 'browser' | 'server';
  readonly error: unknown;
  readonly pending: boolean;
}

/** The day whose law is asked, and the moment whose knowledge of it. */
interface Time {
  readonly on: string | undefined;
  readonly knownAt: string | undefined;
}

/** The figures at once, made in this browser; by the server where the browser could not get what it needs, or of the past. */
export function useAnswers(
  goods: GoodsQuestion | undefined,
  variations: readonly Variation[],
  { on, knownAt }: Time,
): AnswersState {
  const { answersHere, heres, failed: notHere } = useHere(knownAt === undefined ? goods : undefined, variations, on);
  // What was known once, only the server remembers.
  const failed = notHere || knownAt !== undefined;
  const here = useMemo(() => {
    const [first] = heres;
    if (goods === undefined || answersHere === undefined || first === undefined) return undefined;
    return answersHere(goods, variations, first, (day) => heres.find((one) => one.on === day));
  }, [goods, variations, answersHere, heres]);
  const there = useThere(failed ? goods : undefined, variations, { on, knownAt });
  return failed
    ? { answers: there.data ?? undefined, by: 'server', error: there.error, pending: there.isPending }
    : { answers: here, by: 'browser', error: null, pending: goods !== undefined && here === undefined };
}

/** The program and, for each day that is asked about, the part of the reference that answers for it. */
function useHere(goods: GoodsQuestion | undefined, variations: readonly Variation[], on: string | undefined) {
  const lines = goods === undefined ? [] : [goods, ...(goods.more ?? [])];
  const codes = [
    ...lines.map(({ commodityCode = '' }) => commodityCode),
    ...variations.map(({ commodityCode = '' }) => commodityCode),
  ];
  const wanted = [...new Set(codes.filter(isCode))].toSorted().join(',');
  const days = [...new Set([on ?? '', ...variations.flatMap((variation) => variation.on ?? [])])];
  return useQueries({
    queries: days.map((day) => ({
      queryKey: ['assessment-reference', wanted, day],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
        const [{ answersHere, openHere }, slice] = await Promise.all([
          import('./assess-here.ts'),
          api.assessmentReference(wanted, day === '' ? undefined : day, signal),
        ]);
        return { answersHere, here: openHere(slice) };
      },
      enabled: goods !== undefined && wanted !== '',
      staleTime: REFERENCE_FRESH_MS,
      retry: false,
    })),
    combine: (results) => {
      const loaded = results.flatMap(({ data }) => data ?? []);
      const heres: readonly Here[] = loaded.length === results.length ? loaded.map(({ here }) => here) : [];
      return { answersHere: loaded[0]?.answersHere, heres, failed: results.some(({ isError }) => isError) };
    },
  });
}

function useThere(goods: GoodsQuestion | undefined, variations: readonly Variation[], { on, knownAt }: Time) {
  const asked = useMemo(() => goods && { goods, variations, on, knownAt }, [goods, variations, on, knownAt]);
  const [settled] = useDebouncedValue(asked, TYPING_PAUSE_MS);
  return useQuery({
    queryKey: ['assessment', settled],
    queryFn: ({ signal }) => (settled ? answersThere(settled, signal) : null),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

interface Settled extends Time {
  readonly goods: GoodsQuestion;
  readonly variations: readonly Variation[];
}

async function answersThere({ goods, variations, on, knownAt }: Settled, signal: AbortSignal): Promise<Answers> {
  const question = { ...goods, ...(on !== undefined && { on }), ...(knownAt !== undefined && { knownAt }) };
  const base = await api.assess(assessmentBody(question), signal);
  if (variations.length === 0) return { base, answers: [base], rows: [] };
  const { answers, rows } = await api.compareAssessments(question, variations, signal);
  return { base, answers, rows };
}
