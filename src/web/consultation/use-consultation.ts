import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type ConsultationOverview } from '#web/client';
import type { TextKey } from '#web/texts';
import { useText, useToast } from '#web/ui';

const REFRESH_MS = 15_000;
const keyOf = (number: string) => ['consultation', number];

/** The consultation on a declaration, or that there is none, and what may be done next. */
export const useConsultation = (number: string): ConsultationOverview | undefined =>
  useQuery({ queryKey: keyOf(number), queryFn: () => api.consultation(number), refetchInterval: REFRESH_MS }).data;

/** One step of a consultation; a repeat of a lost answer is known by its key. */
export function useStep<Body>(
  number: string,
  done: TextKey,
  send: (number: string, body: Body, key: string) => Promise<unknown>,
  onDone: () => void,
) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (body: Body) => send(number, body, key),
    onSuccess: async () => {
      toast({ kind: 'done', text: t(done) });
      onDone();
      await client.invalidateQueries({ queryKey: keyOf(number) });
    },
  });
}
