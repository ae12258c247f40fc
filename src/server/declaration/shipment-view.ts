import { legalActionsOf } from './declaration-view.ts';
import { nextStepOf } from './next-step.ts';
import { progressOf } from './progress-texts.ts';
import type { ShipmentRecord } from './read-shipment.ts';
import { ChannelSchema, RefundAccountSchema, StatusSchema, TextSchema, wholeAmount } from './schemas.ts';
import { ShipmentAppeals, shipmentAppeals, ShipmentDecisions, shipmentDecisions } from './shipment-matters.ts';
import { shownAt, statusTogether, type ClearanceReference, type ShownStatus } from '#core/clearance';
import {
  amountDue,
  ASKED,
  askedOf,
  DECLARATION_ACTIONS,
  versionOf,
  type Asked,
  type DeclarationState,
} from '#core/declaration';
import { wholeUnits, type Actor, type Instant } from '#core/kernel';
import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const taxes = Type.Array(Type.Object({ taxType: Type.String(), payable: wholeAmount }));

/** Linked declarations as the one thing they are: where all of them stand, and what they come to. */
export const ShipmentViewSchema = Type.Object(
  {
    number: Type.String({ description: 'The number of the first declaration' }),
    status: StatusSchema,
    channel: nullable(ChannelSchema),
    ownReference: nullable(Type.String()),
    typeCode: Type.String(),
    direction: Type.String(),
    officeId: Type.String(),
    importerName: nullable(Type.String()),
    exporterName: nullable(Type.String()),
    goodsItemQuantity: Type.Integer(),
    customsValue: nullable(Type.String()),
    taxes,
    totalPayable: wholeAmount,
    amountPaid: wholeAmount,
    amountDue: wholeAmount,
    currency: Type.String(),
    holder: Type.Union([Type.Literal('trader'), Type.Literal('customs'), Type.Literal('none')]),
    next: TextSchema,
    /** What this actor may do now, and on how many of the declarations: by the table of legal steps of each. */
    legalActions: Type.Array(Type.Object({ action: Type.String(), count: Type.Integer() })),
    /** Of each declaration the version in force, one digit each: what a step on the shipment says that it looked at. */
    versions: Type.String(),
    /** Decisions of customs in effect, and appeals without an answer. */
    decisions: ShipmentDecisions,
    appeals: ShipmentAppeals,
    /** What was asked for on some of the declarations, as the first of them has it. */
    cancellation: nullable(Type.Object({ groundCode: Type.String(), reason: Type.String(), count: Type.Integer() })),
    refund: nullable(Type.Object({ account: RefundAccountSchema, count: Type.Integer() })),
    guaranteeIds: Type.Array(Type.String()),
    attachments: Type.Array(Type.Ref('Attachment')),
    submittedAt: Type.String(),
    registeredAt: nullable(Type.String()),
    releasedAt: nullable(Type.String()),
    parts: Type.Array(
      Type.Object({
        number: Type.String(),
        branch: Type.Integer(),
        /** Which lines of the shipment it carries. */
        firstLine: Type.Integer(),
        lastLine: Type.Integer(),
        status: StatusSchema,
        version: Type.Integer(),
        /** What the declarant asked for and the office has not answered. */
        asked: Type.Array(Type.Unsafe<Asked>(Type.Union(ASKED.map((asked) => Type.Literal(asked))))),
        totalPayable: wholeAmount,
        amountDue: wholeAmount,
        paymentReference: nullable(Type.String()),
        releasedAt: nullable(Type.String()),
      }),
    ),
  },
  { $id: 'ShipmentView' },
);
export type ShipmentView = Static<typeof ShipmentViewSchema>;

export function shipmentView(
  { shipment, firstNumber, parts, first }: ShipmentRecord,
  actor: Actor,
  { reference }: ClearanceReference,
  now: Instant,
): ShipmentView {
  const { country } = reference;
  const { head } = first.state;
  const shown = parts.map((state) => shownAt(state, country, now));
  const status: ShownStatus = statusTogether(shown) ?? 'preRegistered';
  const slowest = shown.find((part) => part.status === status);
  const { holder, next } = slowest === undefined ? progressOf(status, country) : nextStepOf(slowest, country);
  const isLapsed = status === 'lapsed';
  return {
    number: firstNumber,
    status,
    channel: first.state.channel,
    ownReference: head.ownReference,
    typeCode: head.typeCode,
    direction: head.direction,
    officeId: head.officeId,
    importerName: first.declaration.importer?.name ?? null,
    exporterName: first.declaration.exporter?.name ?? null,
    goodsItemQuantity: shipment.parts.reduce((sum, part) => sum + part.goodsItemQuantity, 0),
    customsValue: shipment.registered?.customsValue ?? null,
    taxes: taxesTogether(parts),
    totalPayable: sumOf(parts, ({ totalPayable }) => wholeUnits(totalPayable)),
    amountPaid: sumOf(parts, ({ amountPaid }) => wholeUnits(amountPaid)),
    amountDue: sumOf(parts, amountDue),
    currency: country.currency,
    holder,
    next,
    legalActions: isLapsed ? [] : legalTogether(parts, actor),
    versions: parts.map((state) => versionOf(state)).join(''),
    decisions: shipmentDecisions(parts),
    appeals: shipmentAppeals(parts),
    cancellation: firstOf(parts.flatMap(({ cancellation }) => cancellation ?? [])),
    refund: firstOf(parts.flatMap(({ refund }) => (refund ? { account: { ...refund.account } } : []))),
    // What is attached to one is attached to all.
    attachments: [...first.state.attachments],
    guaranteeIds: [...new Set(parts.flatMap(({ securities = [] }) => securities.map((each) => each.guaranteeId)))],
    submittedAt: first.state.submittedAt,
    registeredAt: first.state.registeredAt,
    releasedAt: releasedAt(parts),
    parts: partViews(shown, shipment.parts),
  };
}

function partViews(
  states: readonly (Omit<DeclarationState, 'status'> & { readonly status: ShownStatus })[],
  sizes: ShipmentRecord['shipment']['parts'],
): ShipmentView['parts'] {
  let before = 0;
  return states.map((state, part) => {
    const firstLine = before + 1;
    before += sizes[part]?.goodsItemQuantity ?? 0;
    const { head, status, totalPayable, paymentReference } = state;
    const asked = status === 'lapsed' ? [] : askedOf({ ...state, status });
    return {
      number: head.number,
      branch: part + 1,
      firstLine,
      lastLine: before,
      status,
      version: versionOf(state),
      asked: [...asked],
      totalPayable,
      amountDue: amountDue(state).toString(),
      paymentReference,
      releasedAt: state.releasedAt,
    };
  });
}

/** What is legal on any of them, in the order of the table. */
function legalTogether(parts: readonly DeclarationState[], actor: Actor): ShipmentView['legalActions'] {
  const counts = new Map<string, number>();
  for (const action of parts.flatMap((state) => legalActionsOf(state, actor)))
    counts.set(action, (counts.get(action) ?? 0) + 1);
  const inOrder = [...DECLARATION_ACTIONS].filter((action) => counts.has(action));
  return inOrder.map((action) => ({ action, count: counts.get(action) ?? 0 }));
}

function firstOf<One extends object>(all: readonly One[]): (One & { readonly count: number }) | null {
  const [first] = all;
  return first === undefined ? null : { ...first, count: all.length };
}

/** The last of them; nothing before all are. */
function releasedAt(parts: readonly DeclarationState[]): Instant | null {
  const instants = parts.flatMap((state) => state.releasedAt ?? []).toSorted();
  return instants.length === parts.length ? (instants.at(-1) ?? null) : null;
}

function taxesTogether(parts: readonly DeclarationState[]): ShipmentView['taxes'] {
  const sums = new Map<string, bigint>();
  for (const { taxType, payable } of parts.flatMap((state) => state.taxes))
    sums.set(taxType, (sums.get(taxType) ?? 0n) + wholeUnits(payable));
  return [...sums].map(([taxType, payable]) => ({ taxType, payable: payable.toString() }));
}

const sumOf = (parts: readonly DeclarationState[], amount: (state: DeclarationState) => bigint): string =>
  parts.reduce((sum, state) => sum + amount(state), 0n).toString();
