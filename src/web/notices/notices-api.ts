import { answer, server, type BodyOf } from '#web/client';

/** The calls of choosing what one is told and where, apart from those that every page carries. */
export const noticesApi = {
  noticePreferences: () => answer(server.GET('/api/v1/notice-preferences')),
  changeNoticePreferences: (body: BodyOf<'changeNoticePreferences'>) =>
    answer(server.PUT('/api/v1/notice-preferences', { body })),
  webhookEndpoints: () => answer(server.GET('/api/v1/webhook-endpoints')),
  addWebhookEndpoint: (body: BodyOf<'addWebhookEndpoint'>) =>
    answer(server.POST('/api/v1/webhook-endpoints', { body })),
  changeWebhookEndpoint: (id: string, body: BodyOf<'changeWebhookEndpoint'>) =>
    answer(server.PUT('/api/v1/webhook-endpoints/{id}', { params: { path: { id } }, body })),
  dropWebhookEndpoint: (id: string) =>
    answer(server.DELETE('/api/v1/webhook-endpoints/{id}', { params: { path: { id } } })),
  rotateWebhookSecret: (id: string) =>
    answer(server.POST('/api/v1/webhook-endpoints/{id}/rotation', { params: { path: { id } } })),
  testWebhookEndpoint: (id: string) =>
    answer(server.POST('/api/v1/webhook-endpoints/{id}/tests', { params: { path: { id } } })),
  webhookDeliveries: (id: string, query: { readonly before?: string; readonly state?: 'due' | 'delivered' | 'dead' }) =>
    answer(server.GET('/api/v1/webhook-endpoints/{id}/deliveries', { params: { path: { id }, query } })),
  replayWebhooks: (id: string, body: BodyOf<'replayWebhookDeliveries'>) =>
    answer(server.POST('/api/v1/webhook-endpoints/{id}/replays', { params: { path: { id } }, body })),
};
