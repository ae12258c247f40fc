import { useFormat } from '#web/ui';

/** A share as people read it: 2.4 %. */
export function usePercent(): (share: number) => string {
  const format = useFormat();
  return (share) => `${format.decimal((share * 100).toFixed(1))}\u00a0%`;
}
