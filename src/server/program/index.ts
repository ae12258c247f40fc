export { countryInForce, type CountryInForce } from './country.ts';
export { httpApp, startProgram, systemClock, VERSION, type Program, type ProgramOptions } from './program.ts';
