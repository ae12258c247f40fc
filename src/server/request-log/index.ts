export { recordRequests } from './record.ts';
export { createRequestLog, type RequestFilter, type RequestLog } from './request-log.ts';
export { loggedRequest, requestLogRoutes, type LoggedRequest } from './routes.ts';
