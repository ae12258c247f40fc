import { Textarea, TextInput } from '@mantine/core';
import { useText, type SaidAt } from '#web/ui';

/** Containers with their seals, and the seals of the vehicle where goods travel loose. */
export function SealingFields(props: {
  readonly containers: string;
  readonly vehicleSeals: string;
  readonly onContainers: (text: string) => void;
  readonly onVehicleSeals: (text: string) => void;
  /** What the server refused of them. */
  readonly said?: Pick<SaidAt<'containers' | 'vehicleSeals'>, 'at'>;
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
        error={props.said?.at('containers')}
      />
      <TextInput
        label={t('transports.vehicleSeals')}
        description={t('transports.vehicleSealsHint')}
        value={props.vehicleSeals}
        onChange={(event) => props.onVehicleSeals(event.currentTarget.value)}
        error={props.said?.at('vehicleSeals')}
      />
    </>
  );
}
