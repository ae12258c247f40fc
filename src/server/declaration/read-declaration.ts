import type { DeclarationRecord } from './declaration-view.ts';
import { accessRefusal, decide, type Action } from '#core/access';
import type { Assessment } from '#core/assessment';
import { declarationRef, resourceOf } from '#core/clearance';
import type { Declaration, DeclarationNumber, DeclarationState } from '#core/declaration';
import type { Actor, PlainDate } from '#core/kernel';
import type { Selection } from '#core/risk';
import type { JournalEvent } from '#server/platform/engine';
import { notFound, problem, ProblemError } from '#server/platform/http';
import type { Services } from '#server/platform/services';

/** Reads a declaration that this actor may act on so; anyone else hears "not found". */
export async function readDeclaration(
  services: Services,
  actor: Actor,
  number: DeclarationNumber,
  action: Action = 'declaration.read',
): Promise<DeclarationRecord> {
  const stored = await services.engine.readState<DeclarationState>(declarationRef(number));
  if (!stored) throw notFound();
  const { state } = stored;
  const resource = resourceOf(state.head);
  const decision = decide(actor, action, resource);
  if (!decision.allowed) {
    // An officer tied to a party is told so, to hand the case on; whoever may not know of it is not.
    const isTied = decision.reason === 'interest' && decision.mayKnow;
    throw isTied ? new ProblemError(problem('not-allowed', { errors: [accessRefusal('interest')] })) : notFound();
  }
  await services.logView(actor, {
    action,
    kind: 'declaration',
    id: number,
    organisationIds: resource.organisationIds ?? [],
  });
  const events = await services.engine.readStream(declarationRef(number));
  return { state, revision: stored.version, events, ...documentIn(events, state) };
}

/** The document a declaration stands on, with what was decided on it. */
export const documentIn = (events: readonly JournalEvent[], state: DeclarationState) =>
  documentAt(events, state.documentPosition);

/** The document of one version, with what was decided on it. */
export function documentAt(events: readonly JournalEvent[], position: string) {
  const event = events.find((found) => found.position.toString() === position);
  if (!event) throw new Error(`The journal holds no document at ${position}`);
  // Written by our own handlers, hashed and chained since: trusted as their type.
  const data = event.data as unknown as {
    readonly declaration: Declaration;
    readonly assessment?: Assessment;
    readonly selection?: Selection;
    readonly legalDate?: PlainDate;
  };
  return {
    declaration: data.declaration,
    assessment: data.assessment ?? null,
    referenceVersion: event.referenceVersion,
    selection: data.selection ?? null,
    /** The tax point; a pre-registration has none. */
    legalDate: data.legalDate ?? null,
  };
}
