import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, useSession } from '#web/client';

export const watchesQuery = queryOptions({
  queryKey: ['tariff-watches'],
  queryFn: () => api.tariffWatches(),
  staleTime: 60_000,
});

/** What the signed-in person watches, and how to begin and end it. */
export function useWatches() {
  const client = useQueryClient();
  const session = useSession();
  const { data } = useQuery({ ...watchesQuery, enabled: session !== null });
  const settled = () => client.invalidateQueries({ queryKey: watchesQuery.queryKey });
  const add = useMutation({ mutationFn: api.watchTariff, onSuccess: settled });
  const remove = useMutation({ mutationFn: api.unwatchTariff, onSuccess: settled });
  return { watches: data?.items, add, remove };
}
