import { useQuery, type QueryClient } from '@tanstack/react-query';
import type { ShipmentResult } from '#web/client';

/** What became of a step on a shipment, kept for its page wherever the step was taken. */
export interface ShipmentOutcome {
  /** In words. */
  readonly step: string;
  readonly result: ShipmentResult;
  /** Sends the very same again: what was accepted stays as it is. */
  readonly again: () => Promise<ShipmentResult>;
}

const keyOf = (number: string) => ['shipment-outcome', number];

export function tellShipmentOutcome(client: QueryClient, outcome: ShipmentOutcome): void {
  client.setQueryData(keyOf(outcome.result.number), outcome);
}

/** The last one of this visit; nothing after it was put away. */
export function useShipmentOutcome(number: string): ShipmentOutcome | undefined {
  const { data } = useQuery<ShipmentOutcome | null>({
    queryKey: keyOf(number),
    queryFn: () => null,
    enabled: false,
    staleTime: Infinity,
  });
  return data ?? undefined;
}

export const forgetShipmentOutcome = (client: QueryClient, number: string): void =>
  client.removeQueries({ queryKey: keyOf(number) });

export const isAccepted = ({ parts }: ShipmentResult): boolean => parts.every(({ outcome }) => outcome === 'accepted');
