import { useQuery } from '@tanstack/react-query';
import { integrationApi } from './integration-api.ts';

export type KeyKind = 'test' | 'live';

/** Which kinds of keys one's organisation can have here, the system's own first. */
export const useKeyKinds = () =>
  useQuery({ queryKey: ['api-keys', 'kinds'], queryFn: async () => (await integrationApi.apiKeys()).kinds });
