import type { DeclarationRecord } from './declaration-view.ts';
import { invoiceDifferencesOf } from './invoice-differences.ts';
import { documentAt } from './read-declaration.ts';
import { recordOfPart, type ShipmentRecord } from './read-shipment.ts';
import { inForceOf } from './routes/amend-declaration.ts';
import { planShipmentAmendment, refuse, type AmendDeclaration, type InForce } from '#core/clearance';
import type { Declaration, DeclarationNumber } from '#core/declaration';
import { errorsOf, type Actor, type Refusals } from '#core/kernel';
import { dayOf } from '#server/codes';
import type { Answer } from '#server/platform/engine';
import { problem, ProblemError, refusalsProblem } from '#server/platform/http';
import { submittedApart, type Services } from '#server/platform/services';
import type { FastifyRequest } from 'fastify';

interface Amended {
  readonly declaration: Declaration;
  readonly versions: string;
  readonly reasonCode: string;
  readonly reason: string;
  readonly confirm?: boolean;
}

/**
 * Plans the amendment on the versions that the sender looked at, so that the same request comes to the same plan whatever
 * of it was done before; a declaration that has another version by now refuses its part.
 */
export async function amendWholeShipment(
  services: Services,
  request: FastifyRequest & { readonly actor: Actor },
  { parts }: ShipmentRecord,
  { declaration, versions, reasonCode, reason, confirm = false }: Amended,
): Promise<{ readonly answers: ReadonlyMap<DeclarationNumber, Answer>; readonly warnings: Refusals }> {
  const { reference } = services.reference.current();
  const records = await Promise.all(parts.map((state) => recordOfPart(services, state)));
  const seen = records.map((record, part) => seenVersion(record, versions.at(part)));
  const [first] = seen;
  const [head] = parts.map((state) => state.head);
  if (first === undefined || head === undefined || versions.length !== parts.length) throw movedOn();
  const amended = {
    before: seen.map((each) => each.declaration),
    after: declaration,
    reasonCode,
    legalDate: first.legalDate,
  };
  const planned = planShipmentAmendment(amended, reference, dayOf(undefined, services));
  const differing = errorsOf(await invoiceDifferencesOf(declaration, head, services));
  if (!planned.ok || differing.length > 0) throw refusalsProblem([...(planned.ok ? [] : planned.error), ...differing]);
  const next = new Map(
    parts.map((state, part) => [state.head.number, { inForce: seen[part], to: planned.value.parts[part] }]),
  );
  const answers = await submittedApart(services, request, {
    type: 'declaration.amend' satisfies AmendDeclaration['type'],
    actor: request.actor,
    trafficClass: 'declaration',
    names: [...next.keys()],
    commandOf: (number): Pick<AmendDeclaration, 'data'> | undefined => {
      const { inForce, to } = next.get(number) ?? {};
      if (inForce === undefined || to === undefined) return undefined;
      return { data: { number, inForce, declaration: to, reasonCode, reason, confirm, redivided: true } };
    },
  });
  return { answers, warnings: planned.value.warnings };
}

/** The version of one declaration that the sender looked at, whether or not it is the one in force. */
function seenVersion(record: DeclarationRecord, version: string | undefined): InForce {
  if (version === undefined) throw movedOn();
  const inForce = inForceOf(record, Number(version));
  const { declaration, selection } = documentAt(record.events, inForce.position);
  return { ...inForce, declaration, selection };
}

const movedOn = (): ProblemError => new ProblemError(problem('conflict', { errors: [refuse('AMD-004', '/versions')] }));
