import { NoticeSchema } from './notice-view.ts';
import type { NoticesRoom } from './notices-room.ts';
import { listNotices } from './routes/list-notices.ts';
import { noticePreferences } from './routes/preferences.ts';
import { streamNotices } from './routes/stream-notices.ts';
import { webhookDeliveries } from './routes/webhook-deliveries.ts';
import { webhookEndpoints } from './routes/webhook-endpoints.ts';
import type { HttpApp } from '#server/platform/http';

export function noticeRoutes(app: HttpApp, room: NoticesRoom): void {
  app.addSchema(NoticeSchema);
  listNotices(app, room);
  streamNotices(app, room);
  noticePreferences(app, room);
  webhookEndpoints(app, room);
  webhookDeliveries(app, room);
  // Before the server waits for its connections to end.
  app.addHook('preClose', room.hangUp);
}

export { WEBHOOK_REFUSALS } from './webhook-refusals.ts';
export { NOTICES_FOLLOWER } from './follow-notices.ts';
export type { PersonalNotice, TellPeople } from './tell-people.ts';
export { openNotices, type NoticesRoom } from './notices-room.ts';
