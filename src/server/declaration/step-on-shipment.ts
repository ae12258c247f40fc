import type { DeclarationRecord } from './declaration-view.ts';
import { legalActionsOf } from './declaration-view.ts';
import { readDecision } from './routes/amend-declaration.ts';
import { recordOfPart, type ShipmentRecord } from './read-shipment.ts';
import { counterpartAppeal, counterpartDecision } from './shipment-matters.ts';
import { isReversedTogether, refuse, TAKEN_TOGETHER } from '#core/clearance';
import { placeInParts, versionOf, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import type { Actor, Command } from '#core/kernel';
import type { Answer } from '#server/platform/engine';
import { refusalsProblem } from '#server/platform/http';
import { submittedApart, type Services } from '#server/platform/services';
import type { FastifyRequest } from 'fastify';

/** One step that is asked once for a shipment. */
export interface StepOnShipment<Body extends object> {
  /** In the table of legal steps. */
  readonly action: string;
  readonly body: Body;
  /** Of each declaration, in the order of their branches, the version that the sender looked at. */
  readonly versions: string | undefined;
  readonly commandOf: (body: Body, record: DeclarationRecord) => Omit<Command, 'actor'>;
}

/**
 * Takes a step on each declaration of a shipment on which it is legal for this actor, by the one table; a step that is taken
 * on all of them together is sent once. Where it is legal on none, the first one says why.
 */
export async function stepOnShipment<Body extends object>(
  services: Services,
  request: FastifyRequest & { readonly actor: Actor },
  shipment: ShipmentRecord,
  { action, body, versions, commandOf }: StepOnShipment<Body>,
): Promise<ReadonlyMap<DeclarationNumber, Answer>> {
  const { actor } = request;
  const { firstNumber, parts } = shipment;
  refuseUnknownLines(body, shipment);
  const isLegal = (state: DeclarationState): boolean => legalActionsOf(state, actor).includes(action);
  const isOnce = TAKEN_TOGETHER.some((together) => together === action);
  const named = isOnce || !parts.some(isLegal) ? parts.slice(0, 1) : parts.filter(isLegal);
  const records = await Promise.all(named.map((state) => recordOfPart(services, state)));
  const reversed = 'decision' in body && action === 'case.reverse' ? reversedAt(records, body.decision) : undefined;
  const about = new Map(records.map((record) => [record.state.head.number, record]));
  const commandOn = (number: DeclarationNumber): Pick<Command, 'data'> | undefined => {
    const record = about.get(number);
    if (record === undefined || (reversed !== undefined && reversed !== number)) return undefined;
    const part = parts.indexOf(record.state);
    const own = isOnce ? body : ofPart(body, { part, state: record.state, parts, versions });
    return own === undefined ? undefined : commandOf(own, record);
  };
  const answers = await submittedApart(services, request, {
    type: action,
    actor,
    trafficClass: 'interactive',
    names: isOnce ? [firstNumber] : parts.map(({ head }) => head.number),
    commandOf: commandOn,
  });
  const [only] = answers.values();
  if (!isOnce || only === undefined) return answers;
  const touched = parts.filter(isLegal);
  return new Map((touched.length > 0 ? touched : parts).map(({ head }) => [head.number, only]));
}

/** Of a decision that is taken back on all of them together, the declaration that is named. */
function reversedAt(records: readonly DeclarationRecord[], decision: unknown): DeclarationNumber | undefined {
  const named = records.find(({ state }) => state.decisions?.some(({ position }) => position === decision));
  if (named === undefined || typeof decision !== 'string') return undefined;
  return isReversedTogether(readDecision(named, decision)) ? named.state.head.number : undefined;
}

interface Part {
  readonly part: number;
  readonly state: DeclarationState;
  readonly parts: readonly DeclarationState[];
  readonly versions: string | undefined;
}

/** What a step on the shipment says of one declaration; nothing where it has nothing to say of it. */
function ofPart<Body extends object>(body: Body, { part, state, parts, versions }: Part): Body | undefined {
  const own: { version?: number; decision?: string; appealId?: string; lines?: readonly number[] } = {};
  if ('version' in body) own.version = Number(versions?.at(part) ?? versionOf(state));
  if ('decision' in body) {
    const decision = counterpartDecision(parts, state, body.decision);
    if (decision === undefined) return undefined;
    own.decision = decision.position;
  }
  if ('appealId' in body) {
    const appeal = counterpartAppeal(parts, state, body.appealId);
    if (appeal === undefined) return undefined;
    own.appealId = appeal.id;
  }
  const lines = linesIn(body);
  if (lines.length > 0) {
    const places = lines.map((line) => placeInParts(line - 1)).filter((place) => place.part === part);
    if (places.length === 0) return undefined;
    own.lines = places.map(({ index }) => index + 1);
  }
  return { ...body, ...own };
}

/** Lines that a step names by number alone, counted in the shipment. */
const linesIn = (body: object): readonly number[] =>
  'lines' in body && Array.isArray(body.lines) ? body.lines.filter((line) => typeof line === 'number') : [];

function refuseUnknownLines(body: object, { shipment }: ShipmentRecord): void {
  const count = shipment.parts.reduce((sum, { goodsItemQuantity }) => sum + goodsItemQuantity, 0);
  const unknown = linesIn(body).flatMap((line, index) =>
    line >= 1 && line <= count ? [] : [refuse('CAS-002', `/lines/${index}`)],
  );
  if (unknown.length > 0) throw refusalsProblem(unknown);
}
