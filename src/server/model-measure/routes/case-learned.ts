import { readHalves, ROW_LENGTH } from '#core/feature';
import { trainedOnOf } from '#core/learning';
import type { LearnedDecision } from '#core/model';
import { toldToOfficers } from '#core/model-measure';
import { signedInOnly } from '#server/access';
import { NumberParams, readDeclaration } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import type { MeasureServices } from '../measure-services.ts';
import { CaseLearned } from '../measure-views.ts';

/** What the model saw, for officers who may know why a declaration was selected. */
export function caseLearned(app: HttpApp, { services, files }: MeasureServices): void {
  app.addSchema(CaseLearned);
  app.get(
    '/api/v1/cases/:number/learned',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showLearnedReasons',
        tags: ['Risk'],
        summary: 'Why the model points at a declaration: what of it moved the chance, and how far',
        params: NumberParams,
        response: { 200: Type.Ref('CaseLearned'), '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') },
      },
    },
    async (request) => {
      const { number } = request.params;
      const { selection } = await readDeclaration(services, request.actor, number, 'selection.readReasons');
      const learned = selection ? toldToOfficers(selection) : undefined;
      // Of a shipment, the line stands in one of its declarations.
      const opened = learned && learned.line > 0 ? await files.of(learned.model) : undefined;
      if (learned === undefined || opened === undefined) return { learned: null };
      const { card } = opened.model;
      return {
        learned: {
          model: { hash: learned.model, name: card.name, provenance: card.provenance, trainedOn: trainedOnOf(card) },
          line: learned.line,
          ...opened.reasons(rowOf(learned)),
          selected: learned.selected === 'rank' ? ('rank' as const) : null,
        },
      };
    },
  );
}

/** The row of the line as it was scored; rows stand in the order of the lines. */
const rowOf = ({ rows, line }: LearnedDecision): Float32Array =>
  readHalves(rows).subarray((line - 1) * ROW_LENGTH, line * ROW_LENGTH);
