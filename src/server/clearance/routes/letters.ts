import { draftLetter, isLettered, LETTER_LENGTH_MAX } from '../decision-letter.ts';
import { readLetters } from '../kept-letters.ts';
import { STORABLE_TEXT } from '#core/kernel';
import { LETTERED_STEPS } from '#core/reference';
import { signedInOnly } from '#server/access';
import { NumberParams, readDeclaration, TextSchema } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

const words = Type.String({ minLength: 1, maxLength: LETTER_LENGTH_MAX, pattern: STORABLE_TEXT });
/** A letter as an officer sends it, in both languages. */
export const LetterBody = Type.Object({ vi: words, en: words }, { additionalProperties: false });

const short = Type.Optional(Type.String({ maxLength: 64 }));
/** As much of a decision as is chosen so far: the draft is made of that. */
const Begun = Type.Object(
  {
    action: Type.Union(LETTERED_STEPS.map((step) => Type.Literal(step))),
    reason: Type.Optional(Type.String({ maxLength: 2_000 })),
    text: Type.Optional(Type.String({ maxLength: 2_000 })),
    kind: Type.Optional(Type.Union([Type.Literal('amend'), Type.Literal('change')])),
    lines: Type.Optional(Type.Array(Type.Integer({ minimum: 0 }), { maxItems: 50 })),
    groundCode: short,
    reasonCode: short,
    outcome: Type.Optional(Type.Union([Type.Literal('upheld'), Type.Literal('dismissed')])),
    appealId: short,
    decision: short,
    violation: short,
    amount: short,
  },
  { additionalProperties: false },
);

/** What customs writes about its decisions: drafted for the officer, kept with the decision, read by both sides. */
export function letters(app: HttpApp, services: Services): void {
  app.post(
    '/api/v1/cases/:number/letter-drafts',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'draftLetter',
        tags: ['Cases'],
        summary: 'The letter that a decision would go out with, in both languages; nothing is decided by asking',
        params: NumberParams,
        body: Begun,
        response: { 200: TextSchema, '4xx': Type.Ref('Problem') },
      },
    },
    async (request) => {
      const { actor, params, body } = request;
      const record = await readDeclaration(services, actor, params.number, 'case.read');
      if (!isLettered(body.action)) throw new Error('the schema lets nothing else in');
      return draftLetter(body, record, services.reference.current(), services.clock.now());
    },
  );

  app.get(
    '/api/v1/declarations/:number/letters',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listLetters',
        tags: ['Declarations'],
        summary: 'What customs wrote about its decisions on the declaration, in both languages',
        params: NumberParams,
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                id: Type.String(),
                at: Type.String(),
                title: TextSchema,
                text: TextSchema,
                path: Type.String({ description: 'Where it is to be had as a PDF' }),
              }),
            ),
          }),
          '4xx': Type.Ref('Problem'),
          503: Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const { number } = request.params;
      const { state } = await readDeclaration(services, request.actor, number);
      const items = (await readLetters(services, number)).map((letter) => ({
        ...letter,
        path: `/api/v1/declarations/${state.head.number}/letters/${letter.id}.pdf`,
      }));
      return { items };
    },
  );
}
