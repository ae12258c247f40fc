import { useQuery } from '@tanstack/react-query';
import type { Declaration } from '#core/declaration';
import { api } from '#web/client';
import type { StoredDraft } from './stored-draft.ts';

/** What a draft amends, as it was declared: one declaration, or all lines of a shipment. Nothing for another version than the one opened. */
export function useDeclared(amends: StoredDraft['amends']): Declaration | undefined {
  const { number = '', version, versions } = amends ?? {};
  const one = useQuery({
    queryKey: ['declaration', number],
    queryFn: () => api.declaration(number),
    enabled: amends !== undefined && versions === undefined,
  });
  const whole = useQuery({
    queryKey: ['shipment-declaration', number],
    queryFn: () => api.shipmentDeclaration(number),
    enabled: versions !== undefined,
  });
  if (versions !== undefined) return whole.data?.versions === versions ? whole.data.declaration : undefined;
  return amends !== undefined && one.data?.version === version ? one.data?.declaration : undefined;
}
