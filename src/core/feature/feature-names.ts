/**
 * What a prediction looks at, in the order in which it stands in a row. Each is known at the declaration's own instant. The order is
 * part of every model: a new one goes to the end, and none changes its meaning.
 */
export const FEATURES = [
  // The line by itself.
  'logValue',
  'logMass',
  'logQuantity',
  'dutyRate',
  'logDuty',
  'preference',
  'chapter',
  'dispatchNotOrigin',
  'massPerPackage',
  'importerAgeDays',
  // Its price, in deviations from what is usual.
  'priceByMassOfCode',
  'priceOfCode',
  'priceOfCodeAndOrigin',
  'priceOfImporterAndCode',
  'massPerUnitOfCode',
  'massPerPackageOfCode',
  // What was found before, by whom and what.
  'rateOfImporter',
  'rateOfDeclarant',
  'rateOfPartner',
  'rateOfCode',
  'rateOfHeading',
  'rateOfOrigin',
  'rateOfHeadingAndOrigin',
  'rateOfPartnerAndHeading',
  'rateOfImporterAndHeading',
  'rateOfOffice',
  // How much of that is known.
  'checkedOfImporter',
  'checkedOfPartner',
  'declaredByImporter',
  'declaredByPartner',
  'declaredOfImporterAndCode',
  'declaredOfImporterAndPartner',
  'declaredOfCodeAndOrigin',
  // What is new about it.
  'daysSinceImporter',
  'daysSinceImporterAndCode',
  'daysSincePartnerFirst',
  // Beside its neighbours.
  'dutyBelowHeading',
  'samePartnerWithinThreeDays',
  'importersOfPartner',
] as const;

export type FeatureName = (typeof FEATURES)[number];
