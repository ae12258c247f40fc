import type { Qualifier } from '#core/declaration';

/** XML attributes that qualify a value (UN/CEFACT unqualified data types), and the model's name for each. */
export const QUALIFIER_OF_ATTRIBUTE = {
  languageID: 'languageId',
  languageLocaleID: 'languageLocaleId',
  listID: 'listId',
  listName: 'listName',
  listAgencyID: 'listAgencyId',
  listAgencyName: 'listAgencyName',
  listVersionID: 'listVersionId',
  listURI: 'listUri',
  listSchemeURI: 'listSchemeUri',
  name: 'name',
  schemeID: 'schemeId',
  schemeName: 'schemeName',
  schemeAgencyID: 'schemeAgencyId',
  schemeAgencyName: 'schemeAgencyName',
  schemeVersionID: 'schemeVersionId',
  schemeDataURI: 'schemeDataUri',
  schemeURI: 'schemeUri',
  currencyID: 'currencyId',
  currencyCodeListVersionID: 'currencyCodeListVersionId',
  unitCode: 'unitCode',
  unitCodeListID: 'unitCodeListId',
  unitCodeListVersionID: 'unitCodeListVersionId',
  unitCodeListAgencyID: 'unitCodeListAgencyId',
  unitCodeListAgencyName: 'unitCodeListAgencyName',
  format: 'format',
} as const satisfies Record<string, Exclude<keyof Qualifier, 'spelling'>>;

export const QUALIFIERS: ReadonlyMap<string, Exclude<keyof Qualifier, 'spelling'>> = new Map(
  Object.entries(QUALIFIER_OF_ATTRIBUTE),
);
