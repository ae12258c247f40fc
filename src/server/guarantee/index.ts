export { concernsGuarantees, followGuarantees, GUARANTEE_FOLLOWER } from './follow-guarantees.ts';
export { guarantees as guaranteeRoutes } from './routes/guarantees.ts';
