import type { DeclarationRecord } from './declaration-view.ts';
import { decide, type Action } from '#core/access';
import type { Assessment } from '#core/assessment';
import { declarationRef, resourceOf } from '#core/clearance';
import type { Declaration, DeclarationNumber, DeclarationState } from '#core/declaration';
import type { Actor, PlainDate } from '#core/kernel';
import type { Selection } from '#core/risk';
import type { JournalEvent } from '#server/platform/engine';
import { notFound } from '#server/platform/http';
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
  if (!decide(actor, action, resource).allowed) throw notFound();
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
