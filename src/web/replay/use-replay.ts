import { useQuery } from '@tanstack/react-query';
import { replayApi } from './replay-api.ts';

const LOOK_MS = 1_000;

/** One replay; while it runs it is looked at again and again. */
export const useReplay = (id: string | undefined) =>
  useQuery({
    queryKey: ['replays', 'one', id],
    queryFn: () => replayApi.show(id ?? ''),
    enabled: id !== undefined,
    refetchInterval: (query) => (query.state.data?.status === 'running' ? LOOK_MS : false),
  });
