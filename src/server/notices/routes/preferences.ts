import { preferencesIn } from '../carry.ts';
import type { NoticesRoom } from '../notices-room.ts';
import { SQL } from '../sql.ts';
import type { Actor } from '#core/kernel';
import { channelsFor, TOPIC_RULES, TOPICS, type Topic } from '#core/notice';
import { demand, SESSION_OR_KEY_SECURITY, signedInOnly } from '#server/access';
import { inTransaction, run } from '#server/platform/database';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import { RATE } from './shared.ts';

const Words = Type.Object({ vi: Type.String(), en: Type.String() });
const PreferencesSchema = Type.Object(
  {
    email: Type.Boolean({ description: 'Whether this installation sends e-mail at all' }),
    items: Type.Array(
      Type.Object({ topic: Type.Enum(TOPICS), name: Words, hint: Words, inApp: Type.Boolean(), email: Type.Boolean() }),
    ),
  },
  { $id: 'NoticePreferences' },
);

/** Topics that can reach somebody at all: no trader has the work of an office. */
const topicsFor = ({ offices }: Actor): readonly Topic[] =>
  TOPICS.filter((topic) =>
    TOPIC_RULES[topic].reaches.some((kind) => kind === (offices.length > 0 ? 'customs' : 'organisation')),
  );

/** GET and PUT /api/v1/notice-preferences */
export function noticePreferences(
  app: HttpApp,
  { services: { pool }, sendsMail }: Pick<NoticesRoom, 'services' | 'sendsMail'>,
): void {
  app.addSchema(PreferencesSchema);
  const shown = async (actor: Actor) => {
    const chosen = preferencesIn(await run(pool, SQL.preferencesOf, [actor.userId, actor.organisationId]));
    return {
      email: sendsMail(),
      items: topicsFor(actor).map((topic) => {
        const { name, hint } = TOPIC_RULES[topic];
        return { topic, name: { ...name }, hint: { ...hint }, ...channelsFor(topic, chosen) };
      }),
    };
  };
  app.get(
    '/api/v1/notice-preferences',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'readNoticePreferences',
        tags: ['Notices'],
        summary: 'On which channels you are told what, as whom you speak for now',
        security: SESSION_OR_KEY_SECURITY,
        response: { 200: Type.Ref('NoticePreferences'), '4xx': Type.Ref('Problem') },
      },
      config: { rateLimit: RATE },
    },
    (request) => {
      demand(request, 'notice.prefer');
      return shown(request.actor);
    },
  );

  app.put(
    '/api/v1/notice-preferences',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'changeNoticePreferences',
        tags: ['Notices'],
        summary: 'Choose the channels of some topics; the others stay as they are',
        security: SESSION_OR_KEY_SECURITY,
        body: Type.Object({
          items: Type.Array(Type.Object({ topic: Type.Enum(TOPICS), inApp: Type.Boolean(), email: Type.Boolean() }), {
            minItems: 1,
            maxItems: TOPICS.length,
          }),
        }),
        response: { 200: Type.Ref('NoticePreferences'), '4xx': Type.Ref('Problem') },
      },
      config: { rateLimit: RATE },
    },
    async (request) => {
      demand(request, 'notice.prefer');
      const { userId, organisationId } = request.actor;
      // The last word on a topic counts where it is named twice.
      const items = [...new Map(request.body.items.map((item) => [item.topic, item])).values()];
      await inTransaction(pool, async (client) => {
        await run(client, SQL.savePreference, [
          userId,
          organisationId,
          items.map(({ topic }) => topic),
          items.map(({ inApp }) => inApp),
          items.map(({ email }) => email),
        ]);
        await run(client, SQL.wishesChanged, []);
      });
      return shown(request.actor);
    },
  );
}
