import { readDeclaration, documentIn } from './read-declaration.ts';
import type { DeclarationRecord } from './declaration-view.ts';
import type { Action } from '#core/access';
import { declarationRef, shipmentRef, type ShipmentState } from '#core/clearance';
import type { DeclarationNumber, DeclarationState } from '#core/declaration';
import type { Actor } from '#core/kernel';
import { notFound } from '#server/platform/http';
import type { Services } from '#server/platform/services';

/** A shipment as the journal holds it: the declaration that it was asked for by, and where all of its declarations stand. */
export interface ShipmentRecord {
  readonly shipment: ShipmentState;
  readonly firstNumber: DeclarationNumber;
  /** In the order of their branches. */
  readonly parts: readonly DeclarationState[];
  /** The first declaration with its document, whose header is that of all. */
  readonly first: DeclarationRecord;
}

/** Reads a shipment by the number of any of its declarations; who may not know of it, or where there is none, hears "not found". */
export async function readShipment(
  services: Services,
  actor: Actor,
  number: DeclarationNumber,
  action?: Action,
): Promise<ShipmentRecord> {
  const asked = await services.engine.readState<DeclarationState>(declarationRef(number));
  const division = asked?.state.head.division;
  if (division === undefined) throw notFound();
  const { firstNumber } = division;
  const first = await readDeclaration(services, actor, firstNumber, action);
  const stored = await services.engine.readState<ShipmentState>(shipmentRef(firstNumber));
  if (!stored) throw notFound();
  const numbers = stored.state.parts.map((part) => part.number);
  const states = await services.engine.readStates<DeclarationState>(numbers.map(declarationRef));
  const byNumber = new Map([...states.values()].map(({ state }) => [state.head.number, state]));
  return { shipment: stored.state, firstNumber, parts: numbers.flatMap((one) => byNumber.get(one) ?? []), first };
}

/** One of the declarations as the journal holds it, for one who may know of the shipment. */
export async function recordOfPart(services: Services, state: DeclarationState): Promise<DeclarationRecord> {
  const events = await services.engine.readStream(declarationRef(state.head.number));
  return { state, revision: events.length, events, ...documentIn(events, state) };
}
