export { concernsStanding, followStanding, STANDING_FOLLOWER } from './follow-standing.ts';
export { partyHistoryJob } from './party-history-job.ts';
export type { PartyHistoryServices } from './services.ts';
export { compliance as complianceRoutes } from './routes/compliance.ts';
