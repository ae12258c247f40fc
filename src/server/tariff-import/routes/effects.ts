import type { ImportServices } from '../import-services.ts';
import { declarationRef, principalOf, resourceOf } from '#core/clearance';
import { declarationNumber, type DeclarationState } from '#core/declaration';
import { instantAt, legalDate, parsePlainDate, type Actor, type PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import { linesUnder, sumOfEffects, tariffEffect, type TariffEffect } from '#core/tariff-import';
import { findProposal, type FoundProposal } from '#server/approval';
import { demand, signedInOnly } from '#server/access';
import { documentIn, registeredSince } from '#server/declaration';
import { notFound, RefusalSchema, type HttpApp } from '#server/platform/http';
import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const EffectSchema = Type.Object({
  number: Type.String(),
  registeredOn: Type.String(),
  officeId: Type.String(),
  principalId: nullable(Type.String()),
  lines: Type.Array(Type.Integer(), { description: 'The lines whose codes the tariff changes, from 1' }),
  before: Type.String({ description: 'What was assessed' }),
  after: nullable(
    Type.String({ description: 'What the tariff makes of it; null where it cannot be assessed, or was not asked for' }),
  ),
  difference: nullable(Type.String()),
  proposed: nullable(Type.Enum(['refund', 'demand', 'none', 'open'])),
  taxes: Type.Array(Type.Object({ taxType: Type.String(), before: Type.String(), after: Type.String() })),
  refusals: Type.Array(RefusalSchema),
});
type EffectView = Static<typeof EffectSchema>;

const TariffEffects = Type.Object(
  {
    from: Type.String({ description: 'The first day of the tariff' }),
    currency: Type.String(),
    items: Type.Array(EffectSchema),
    scanned: Type.Integer({ description: 'Declarations registered since that day that were looked at for this page' }),
    refunds: nullable(Type.String({ description: 'Of this page, where it was assessed again' })),
    demands: nullable(Type.String()),
    nextCursor: nullable(Type.String()),
  },
  { $id: 'TariffEffects' },
);

/** Each is read from the journal and assessed: a hundredth of a second for all, with room for others between any two. */
const SCANNED_DEFAULT = 100;
const SCANNED_MAX = 500;

export function effects(app: HttpApp, all: ImportServices): void {
  app.addSchema(TariffEffects);
  app.get(
    '/api/v1/proposals/:id/declarations',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listTariffEffects',
        tags: ['Operations'],
        summary: 'Which declarations a tariff for days gone by touches, and what it makes of them',
        description:
          'Those registered on its first day or later with goods under a code that it changes. With `assess`, each is assessed again for the day it was registered on; the differences are proposals for refunds and demands, and nothing is paid or asked for by this.',
        params: Type.Object({ id: Type.String({ pattern: '^[1-9]\\d{0,17}$' }) }),
        querystring: Type.Object({
          assess: Type.Optional(Type.Boolean({ default: false })),
          cursor: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9]{1,40}$' })),
          limit: Type.Optional(
            Type.Integer({
              minimum: 1,
              maximum: SCANNED_MAX,
              default: SCANNED_DEFAULT,
              description: 'How many declarations are looked at for one page',
            }),
          ),
        }),
        response: { 200: Type.Ref('TariffEffects'), '4xx': Type.Ref('Problem') },
      },
      config: { rateLimit: { max: 120, timeWindow: '1 minute' } },
    },
    async (request) => {
      const found = await findProposal(all.approval, request.actor, request.params.id);
      demand(request, 'reference.readEffects');
      const from = parsePlainDate(found.content.facts['effectiveFrom'] ?? '');
      if (from === undefined) throw notFound();
      const { assess = false, cursor = '', limit = SCANNED_DEFAULT } = request.query;
      const { country } = all.services.reference.current().reference;
      const since = instantAt(Date.parse(`${from}T00:00:00Z`) - country.zoneOffsetMinutes * 60_000);
      const numbers = await registeredSince(all.services.pool, since, cursor, limit);
      const codes = new Set(found.content.changes.filter(({ change }) => change !== 'renamed').map(({ key }) => key));
      const reference = assess ? await referenceOf(all, found) : undefined;
      const items: EffectView[] = [];
      for (const number of numbers) {
        const effect = await effectOn(all, request.actor, number, codes, reference);
        if (effect !== undefined) items.push(effect);
      }
      const sums = assess ? sumOfEffects(items.flatMap(assessedOnly)) : { refunds: null, demands: null };
      const nextCursor = numbers.length === limit ? (numbers.at(-1) ?? null) : null;
      return { from, currency: country.currency, items, scanned: numbers.length, ...sums, nextCursor };
    },
  );
}

const assessedOnly = ({ difference, proposed }: EffectView): readonly Pick<TariffEffect, 'difference' | 'proposed'>[] =>
  proposed === null ? [] : [{ difference, proposed }];

/** What is in force once it is published, for it may have been corrected since; before that, what is proposed. */
async function referenceOf({ room, services }: ImportServices, { state, content }: FoundProposal): Promise<Reference> {
  if (state.decision?.outcome === 'approved') return services.reference.current().reference;
  const snapshot = await room.ofVersion(content.facts['version'] ?? '');
  if (snapshot === undefined) throw notFound();
  return snapshot.reference;
}

async function effectOn(
  { services }: ImportServices,
  actor: Actor,
  number: string,
  codes: ReadonlySet<string>,
  reference: Reference | undefined,
): Promise<EffectView | undefined> {
  const ref = declarationRef(declarationNumber(number));
  const stored = await services.engine.readState<DeclarationState>(ref);
  const state = stored?.state;
  if (!state?.registeredAt) return undefined;
  const { declaration, assessment } = documentIn(await services.engine.readStream(ref), state);
  const lines = linesUnder(declaration, codes);
  if (lines.length === 0 || assessment === null) return undefined;
  const { organisationIds = [] } = resourceOf(state.head);
  await services.logView(actor, { action: 'reference.readEffects', kind: 'declaration', id: number, organisationIds });
  const { zoneOffsetMinutes } = services.reference.current().reference.country;
  const registeredOn: PlainDate = legalDate(state.registeredAt, zoneOffsetMinutes);
  const effect = reference && tariffEffect(declaration, assessment, reference, registeredOn);
  return {
    number,
    registeredOn,
    officeId: state.head.officeId,
    principalId: principalOf(state.head),
    lines: [...lines],
    before: assessment.payable,
    after: effect?.after ?? null,
    difference: effect?.difference ?? null,
    proposed: effect?.proposed ?? null,
    taxes: [...(effect?.taxes ?? [])],
    refusals: [...(effect?.refusals ?? [])],
  };
}
