import { paperEntered } from '../paper-list.ts';
import { readDeclaration } from '../read-declaration.ts';
import { ChannelSchema, NumberParams } from '../schemas.ts';
import { sendAccepted } from '../send-accepted.ts';
import type { LodgePaper } from '#core/clearance';
import { Declaration } from '#core/declaration';
import { instantAt, plainDate, STATED_TEXT, type Actor } from '#core/kernel';
import { signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import { submitted, type Services } from '#server/platform/services';
import { Type, type Static } from 'typebox';

const Paper = Type.Object(
  {
    number: Type.String({ pattern: '^[0-9A-Z/-]{1,30}$', description: 'As the office numbered it' }),
    on: Type.String({ format: 'date', description: 'The day it was accepted: the tax point' }),
    acceptedBy: Type.String({ minLength: 1, maxLength: 200, pattern: STATED_TEXT }),
    channel: ChannelSchema,
    releasedAt: Type.Optional(
      Type.String({ format: 'date-time', description: 'When the goods left on the strength of the paper' }),
    ),
    replaces: Type.Optional(NumberParams.properties.number),
  },
  { additionalProperties: false },
);
const Body = Type.Object({ paper: Paper, declaration: Declaration }, { additionalProperties: false });

/** What was accepted on paper while the system was down is entered by the office that accepted it. */
export function lodgePaper(app: HttpApp, services: Services): void {
  app.post(
    '/api/v1/paper-declarations',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'lodgePaper',
        tags: ['Cases'],
        summary: 'Enter a declaration that was accepted on paper while the system was down',
        description:
          'It is registered with the day of the paper as its tax point, in the channel decided on paper. A paper is entered once; send an Idempotency-Key.',
        body: Body,
        response: {
          201: Type.Ref('LodgeAnswer'),
          404: Type.Ref('Problem'),
          409: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      const { paper, declaration } = request.body;
      const { channel, on, releasedAt, ...entered } = paper;
      const replacedGround = await groundOf(paper, request.actor, services);
      const command: LodgePaper = {
        type: 'declaration.lodgePaper',
        data: {
          declaration,
          paper: {
            ...entered,
            on: plainDate(on),
            ...(releasedAt !== undefined && { releasedAt: instantAt(Date.parse(releasedAt)) }),
          },
          channel,
          ...(replacedGround !== undefined && { replacedGround }),
        },
        actor: request.actor,
      };
      const accepted = await submitted(services, request, command, 'interactive');
      const officeId = declaration.declarationOfficeId;
      // A list for people: should this be cut short, entering the paper again is refused by name.
      if (officeId !== undefined)
        await paperEntered(services.pool, { officeId, number: paper.number, at: services.clock.now() });
      return sendAccepted(reply.code(201), accepted);
    },
  );
}

/** On what ground the declaration was cancelled whose place the paper takes. */
async function groundOf(
  { replaces }: Static<typeof Paper>,
  actor: Actor,
  services: Services,
): Promise<string | undefined> {
  if (replaces === undefined) return undefined;
  const { events } = await readDeclaration(services, actor, replaces, 'case.read');
  const cancelled = events.findLast(({ type }) => type === 'Cancelled')?.data as { readonly groundCode?: string };
  return cancelled?.groundCode;
}
