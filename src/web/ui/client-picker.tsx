import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, useSession } from '#web/client';
import { useText } from './preferences.tsx';

/** For a broker: whose work it is, their own or that of who gave them a mandate. Nothing where there is no choice. */
export function ClientPicker(props: { readonly value: string; readonly onChange: (organisationId: string) => void }) {
  const t = useText();
  const session = useSession();
  const isBroker = session?.roles.includes('broker') ?? false;
  const { data } = useQuery({
    queryKey: ['delegations', 'clients'],
    queryFn: () => api.delegations({}),
    enabled: isBroker,
  });
  const own = session?.organisation;
  const clients = new Map(
    (data?.items ?? [])
      .filter(({ principal, state }) => state === 'inForce' && principal.id !== own?.id)
      .map(({ principal }) => [principal.id, principal.name]),
  );
  if (!own || clients.size === 0) return null;
  return (
    <Select
      label={t('client.label')}
      data={[
        { value: own.id, label: t('client.own', { name: own.name }) },
        ...[...clients].map(([value, label]) => ({ value, label })),
      ]}
      value={props.value === '' ? own.id : props.value}
      allowDeselect={false}
      searchable
      maw={420}
      onChange={(id) => id !== null && props.onChange(id)}
      comboboxProps={{ shadow: 'md', transitionProps: { duration: 0 } }}
    />
  );
}
