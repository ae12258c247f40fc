import { INSPECTION_FOLLOWER } from '../follow-inspections.ts';
import { findFollowUps } from '../follow-up-list.ts';
import { followUpView } from '../follow-up-view.ts';
import { ListedFollowUp } from '../inspection-schemas.ts';
import { officerNames } from '../officer-names.ts';
import { can, visibleTo } from '#core/access';
import { declarationRef, inspectionRef, resourceOf } from '#core/clearance';
import { declarationNumber, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import { FOLLOW_UP_KINDS, type InspectionState } from '#core/inspection';
import { signedInOnly, type Access } from '#server/access';
import { CATCH_UP_MS_MAX, FollowUpNumber } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

const PAGE = 50;

/** What discrepancies became: what nobody has settled yet, or what was settled, at the offices of who asks. */
export function followUps(app: HttpApp, services: Services, access: Pick<Access, 'officers'>): void {
  app.addSchema(ListedFollowUp);
  app.get(
    '/api/v1/inspections/follow-ups',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listFollowUps',
        tags: ['Inspections'],
        summary:
          'What followed from discrepancies at your offices: open, what waits longest first; or settled, the latest first',
        querystring: Type.Object({
          state: Type.Optional(
            Type.Union([Type.Literal('open'), Type.Literal('closed')], {
              description: 'Open, unless it says otherwise',
            }),
          ),
          kind: Type.Optional(Type.Union(FOLLOW_UP_KINDS.map((kind) => Type.Literal(kind)))),
          after: Type.Optional(FollowUpNumber),
          position: Type.Optional(Type.String({ pattern: '^\\d{1,18}$', description: 'See at least this far' })),
        }),
        response: {
          200: Type.Object({
            items: Type.Array(Type.Ref('ListedFollowUp')),
            after: Type.Union([Type.String(), Type.Null()]),
          }),
          401: Type.Ref('Problem'),
        },
      },
    },
    async ({ actor, query }) => {
      const { state = 'open', kind, after, position } = query;
      if (position) await services.engine.waitFor(BigInt(position), CATCH_UP_MS_MAX, INSPECTION_FOLLOWER);
      const { officeIds } = visibleTo(actor, 'case.read');
      const rows = await findFollowUps(services.pool, { officeIds, state, kind, after, limit: PAGE + 1 });
      const page = rows.slice(0, PAGE);
      const read = await readAll(services, [...new Set(page.map(({ number }) => declarationNumber(number)))]);
      const nameOf = await officerNames(access, officeIds === 'every' ? [] : officeIds);
      const country = services.reference.current();
      const items = page.flatMap(({ id, number }) => {
        const found = read(number);
        const followUp = found?.inspection.followUps.find((each) => each.id === id);
        // Of declarations in which they have an interest of their own, officers learn nothing.
        if (!found || !followUp || !can(actor, 'case.read', resourceOf(found.declaration.head))) return [];
        const { officeId } = found.declaration.head;
        return [{ ...followUpView(followUp, found.declaration, { actor, nameOf, country }), number, officeId }];
      });
      return { items, after: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
    },
  );
}

/** Declarations and their inspections, in one look each. */
async function readAll({ engine }: Pick<Services, 'engine'>, numbers: readonly DeclarationNumber[]) {
  const inspections = await engine.readStates<InspectionState>(numbers.map(inspectionRef));
  const declarations = await engine.readStates<DeclarationState>(numbers.map(declarationRef));
  return (number: string) => {
    const inspection = [...inspections.values()].find(({ state }) => state.number === number)?.state;
    const declaration = [...declarations.values()].find(({ state }) => state.head.number === number)?.state;
    return inspection && declaration ? { inspection, declaration } : undefined;
  };
}
