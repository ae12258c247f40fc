export { readCountryFolder, countryFilesOf, versionOf, type CountryFiles } from './country-files.ts';
export { fileProblemText, type FileProblem } from './file-problem.ts';
export { compileCountry, loadCountry, problemReport, type LoadedCountry } from './load-country.ts';
