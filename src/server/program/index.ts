export type { DemoPrincipal } from './demo-parties.ts';
export { countryInForce, type CountryInForce } from './country.ts';
export { STREAMS } from './commands.ts';
export { putHelperThreadsLast } from './helper-threads.ts';
export { httpApp } from './http-app.ts';
export { CELL, systemClock, VERSION, type Program, type ProgramOptions } from './program-options.ts';
export { startProgram } from './program.ts';
