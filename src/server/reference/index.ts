export { countryFilesOf, MANIFEST, readCountryFolder, versionOf, type CountryFiles } from './country-files.ts';
export { fileProblemText, type FileProblem } from './file-problem.ts';
export { compileCountry, loadCountry, problemReport, type LoadedCountry } from './load-country.ts';
export {
  openReferenceRoom,
  type LaidFolder,
  type Publisher,
  type ReferenceRoom,
  type ReferenceRoomOptions,
} from './reference-room.ts';
export { parseCountry } from './parse-country.ts';
export { readCsv } from './read-csv.ts';
export { publications as publicationRoutes, type PublicationServices } from './routes/publications.ts';
export { servedPublication } from './served-publication.ts';
export { wordsOfTable } from './words-of-table.ts';
export { KnownAt, timeTravel } from './time-travel.ts';
export { versionStore, type VersionStore } from './version-store.ts';
