export { partyHistoryJob } from './party-history-job.ts';
export type { PartyHistoryServices } from './services.ts';
