import { fieldPointer } from '#core/declaration';
import type { Actor } from '#core/kernel';
import { signedInOnly } from '#server/access';
import { isUuid, type HttpApp } from '#server/platform/http';
import { Type, type Static } from 'typebox';
import { mendDeclaration } from '../declarations-to-fix.ts';
import { mendDraft } from '../drafts-to-fix.ts';
import type { FixResult, Mended } from '../fix.ts';
import { MendAnswer, MendBody } from '../fix-schemas.ts';
import type { FixesRoom } from '../fixes-room.ts';
import { mendEntry } from '../imports-to-fix.ts';
import { mendPreRegistration } from '../pre-registrations-to-fix.ts';

export function mendFixes(app: HttpApp, room: FixesRoom): void {
  app.post(
    '/api/v1/fixes',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'mendFixes',
        tags: ['Declarations'],
        summary: 'Give many fields new values at once; each is checked before it is saved, and answered for itself',
        description:
          'Drafts are changed beside what others write in them; declarations of a file wait to be sent; pre-registrations are overwritten; registered declarations are amended, by one amendment each.',
        body: MendBody,
        response: {
          200: MendAnswer,
          401: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
    },
    async ({ actor, body }) => {
      const results: FixResult[] = [];
      for (const thing of thingsOf(body.rows)) results.push(...(await mend(room, actor, thing, body.amendment)));
      return { results: results.map((result) => ({ ...result, refusals: [...result.refusals] })) };
    },
  );
}

async function mend(
  { services, nameOf }: FixesRoom,
  actor: Actor,
  thing: Mended,
  amendment: Static<typeof MendBody>['amendment'],
): Promise<readonly FixResult[]> {
  const { source, id, place } = thing;
  const fields = thing.rows.filter(({ pointer }) => fieldPointer(pointer) === pointer);
  const others = thing.rows
    .filter((row) => !fields.includes(row))
    .map(({ pointer }): FixResult => ({ source, id, place, pointer, outcome: 'refused', refusals: [] }));
  if (fields.length === 0) return others;
  if ((source === 'draft' || source === 'import') && !isUuid(id))
    return [
      ...fields.map(({ pointer }): FixResult => ({ source, id, place, pointer, outcome: 'gone', refusals: [] })),
      ...others,
    ];
  const mended = { ...thing, rows: fields };
  const by = { userId: actor.userId, name: (await nameOf(actor.userId)) ?? '', at: services.clock.now() };
  if (source === 'draft') return [...(await mendDraft(services, actor, mended, by)), ...others];
  if (source === 'import') return [...(await mendEntry(services, actor, mended)), ...others];
  if (source === 'preRegistration') return [...(await mendPreRegistration(services, actor, mended)), ...others];
  if (amendment) return [...(await mendDeclaration(services, actor, mended, amendment)), ...others];
  return thing.rows.map(({ pointer }) => ({ source, id, place, pointer, outcome: 'refused', refusals: [] }));
}

/** What belongs to one draft, file or declaration is done at once. */
function thingsOf(rows: Static<typeof MendBody>['rows']): readonly Mended[] {
  const things = Map.groupBy(rows, ({ source, id, place, seen }) => `${source} ${id} ${place} ${seen}`);
  return [...things.values()].flatMap((members) => {
    const [first] = members;
    if (!first) return [];
    const { source, id, place, seen } = first;
    const mendings = members.map(({ pointer, declared, value }) => ({ pointer, declared, text: value }));
    return [{ source, id, place, seen, rows: mendings }];
  });
}
