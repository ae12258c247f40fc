import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { wordsOf } from '#core/codes';
import { api, ApiError } from '#web/client';
import { foundGroups, type FoundGroup } from './found.ts';

/** A pause this long means that the word is finished; shorter ones cost a question per key. */
const TYPING_PAUSE_MS = 200;
/** Below this the server does not look. */
const LETTERS_MIN = 2;
/** Long enough to go back to what was found, short enough to see what changed. */
const FRESH_MS = 15_000;

export type SearchState = 'idle' | 'searching' | 'done' | 'offline' | 'failed';
interface Search {
  readonly state: SearchState;
  readonly groups: readonly FoundGroup[];
  /** At the next pause. */
  readonly ask: (text: string) => void;
}

/** Asks the server for what was typed, and shows only the answer to what stands there now. */
export function useSearch(typed: string, enabled: boolean): Search {
  const [asked, setAsked] = useState('');
  const ask = useDebouncedCallback(setAsked, TYPING_PAUSE_MS);
  const wanted = enabled && wordsOf(typed).join('').length >= LETTERS_MIN;
  const isCurrent = asked === typed.trim();
  const { data, error } = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => api.search(asked, signal),
    enabled: wanted && isCurrent,
    staleTime: FRESH_MS,
    retry: false,
    // Without a connection it fails at once and says so.
    networkMode: 'always',
  });
  const askTrimmed = (text: string) => ask(text.trim());
  if (!wanted) return { state: 'idle', groups: [], ask: askTrimmed };
  if (isCurrent && error) return { state: isOffline(error) ? 'offline' : 'failed', groups: [], ask: askTrimmed };
  if (!isCurrent || !data) return { state: 'searching', groups: [], ask: askTrimmed };
  return { state: 'done', groups: foundGroups(data), ask: askTrimmed };
}

const isOffline = (error: unknown): boolean => error instanceof ApiError && error.problem.status === 0;
