export { startOfficer, type OfficerOptions, type SimulatedOfficer } from './officer.ts';
