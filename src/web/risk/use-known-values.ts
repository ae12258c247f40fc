import type { KnownValues } from '#core/risk';
import { useCodes } from '#web/ui';

/** Which facts take codes of which list. Others are free. */
const LIST_OF = {
  'declaration.office': 'customs-office',
  'declaration.type': 'declaration-type',
  'line.origin': 'country',
  'route.exportCountry': 'country',
  'route.destinationCountry': 'country',
  'route.loadingCountry': 'country',
  'partner.country': 'country',
  'line.documents': 'document-type',
  'declaration.documents': 'document-type',
} as const;

/** The codes that a fact may take, with their names, for the editor to offer. */
export function useKnownValues(): KnownValues {
  const lists = {
    'customs-office': useCodes('customs-office'),
    'declaration-type': useCodes('declaration-type'),
    country: useCodes('country'),
    'document-type': useCodes('document-type'),
  };
  return (fact) => {
    const list = Object.entries(LIST_OF).find(([path]) => path === fact)?.[1];
    return list === undefined ? [] : lists[list].map(({ code, name }) => ({ value: code, words: name }));
  };
}
