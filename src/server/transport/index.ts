export { concernsTransports, followTransports, TRANSPORTS_FOLLOWER } from './follow-transports.ts';
export { transports as transportRoutes } from './routes/transports.ts';
