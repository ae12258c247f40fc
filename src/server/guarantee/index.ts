export { concernsGuarantees, followGuarantees, GUARANTEE_FOLLOWER } from './follow-guarantees.ts';
export { guarantees as guaranteeRoutes } from './routes/guarantees.ts';
export { findGuarantees } from './find-guarantees.ts';
