import { EVENT_LABELS } from './progress-texts.ts';
import { AppealId, DecisionPosition, TextSchema } from './schemas.ts';
import { isOpenAppeal, type Appeal, type DeclarationState, type OfficerDecision } from '#core/declaration';
import { Type, type Static } from 'typebox';

/** Decisions and appeals of a shipment: those of its declarations that are the same matter are told once. */
export const ShipmentDecisions = Type.Array(
  Type.Object({
    /** Of the first declaration that has it. */
    position: DecisionPosition,
    label: TextSchema,
    at: Type.String(),
    /** On how many declarations it stands. */
    count: Type.Integer(),
  }),
);
export const ShipmentAppeals = Type.Array(
  Type.Object({ id: AppealId, label: TextSchema, at: Type.String(), count: Type.Integer() }),
);

export function shipmentDecisions(parts: readonly DeclarationState[]): Static<typeof ShipmentDecisions> {
  return grouped(
    parts.map(({ decisions = [] }) => decisions.map((one) => [matterOf(one, decisions), one] as const)),
  ).map(({ one: { position, type, at }, count }) => ({ position, label: EVENT_LABELS[type], at, count }));
}

/** Those that are not answered yet. */
export function shipmentAppeals(parts: readonly DeclarationState[]): Static<typeof ShipmentAppeals> {
  return grouped(parts.map((state) => openAppealsOf(state).map((one) => [pleaOf(one), one] as const))).map(
    ({ one: { id, decisionType, at }, count }) => ({ id, label: EVENT_LABELS[decisionType], at, count }),
  );
}

/** The decision on this declaration that is the same matter as one that is named by its place on any of them. */
export function counterpartDecision(
  parts: readonly DeclarationState[],
  { decisions = [] }: DeclarationState,
  position: unknown,
): OfficerDecision | undefined {
  const named = foundIn(parts, (state) =>
    state.decisions?.flatMap((one) => (one.position === position ? matterOf(one, state.decisions ?? []) : [])),
  );
  return decisions.find((one) => matterOf(one, decisions) === named);
}

/** The open appeal on this declaration that says the same as one that is named by where it was lodged on any of them. */
export function counterpartAppeal(
  parts: readonly DeclarationState[],
  state: DeclarationState,
  id: unknown,
): Appeal | undefined {
  const named = foundIn(parts, ({ appeals }) => appeals?.flatMap((one) => (one.id === id ? pleaOf(one) : [])));
  return openAppealsOf(state).find((one) => pleaOf(one) === named);
}

/**
 * What the same officer decided in the same way is one matter, the last with the last: commands of one request are
 * committed one after the other, so that instants tell nothing.
 */
function matterOf({ type, by, position }: OfficerDecision, all: readonly OfficerDecision[]): string {
  const same = all.filter((one) => one.type === type && one.by === by);
  return `${type} ${by} ${same.length - same.findIndex((one) => one.position === position)}`;
}

const pleaOf = ({ decisionType, text }: Appeal): string => `${decisionType} ${text}`;
const openAppealsOf = ({ appeals = [] }: DeclarationState): readonly Appeal[] => appeals.filter(isOpenAppeal);

const foundIn = (
  parts: readonly DeclarationState[],
  matters: (state: DeclarationState) => readonly string[] | undefined,
): string | undefined => parts.flatMap((state) => matters(state) ?? [])[0];

function grouped<One>(
  all: readonly (readonly (readonly [string, One])[])[],
): readonly { readonly one: One; readonly count: number }[] {
  const groups = new Map<string, { readonly one: One; readonly count: number }>();
  for (const [matter, one] of all.flat()) {
    const before = groups.get(matter);
    groups.set(matter, before === undefined ? { one, count: 1 } : { ...before, count: before.count + 1 });
  }
  return [...groups.values()];
}
