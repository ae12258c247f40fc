import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '#web/ui';

/** Containers with their seals, and the seals of the vehicle where goods travel loose. */
export function SealingFields(props: {
  readonly containers: string;
  readonly vehicleSeals: string;
  readonly onContainers: (text: string) => void;
  readonly onVehicleSeals: (text: string) => void;
  readonly error?: ReactNode;
}) {
  const t = useText();
  return (
    <>
      <Textarea
        label={t('transports.containers')}
        description={t('transports.containersHint')}
        autosize
        minRows={2}
        maxRows={12}
        value={props.containers}
        onChange={(event) => props.onContainers(event.currentTarget.value)}
        error={props.error}
      />
      <TextInput
        label={t('transports.vehicleSeals')}
        description={t('transports.vehicleSealsHint')}
        value={props.vehicleSeals}
        onChange={(event) => props.onVehicleSeals(event.currentTarget.value)}
      />
    </>
  );
}
