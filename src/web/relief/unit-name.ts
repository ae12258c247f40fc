import { useCodeNames } from '#web/ui';

/** The name of a unit as it stands after a figure: small, but for what is written in capitals. */
export function useUnitName(): (code: string) => string {
  const nameOf = useCodeNames('unit');
  return (code) => nameOf(code).replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase());
}
