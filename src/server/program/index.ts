export type { DemoPrincipal } from './demo-parties.ts';
export { countryInForce, type CountryInForce } from './country.ts';
export {
  CELL,
  httpApp,
  startProgram,
  STREAMS,
  systemClock,
  VERSION,
  type Program,
  type ProgramOptions,
} from './program.ts';
