export { concernsTransports, followTransports, TRANSPORTS_FOLLOWER } from './follow-transports.ts';
export { transports as transportRoutes } from './routes/transports.ts';
export { findMatchingTransports } from './find-matching.ts';
