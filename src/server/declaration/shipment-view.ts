import { legalActionsOf } from './declaration-view.ts';
import { nextStepOf } from './next-step.ts';
import { progressOf } from './progress-texts.ts';
import type { ShipmentRecord } from './read-shipment.ts';
import { ChannelSchema, StatusSchema, TextSchema, wholeAmount } from './schemas.ts';
import { shownAt, statusTogether, type ClearanceReference, type ShownStatus } from '#core/clearance';
import { amountDue, type DeclarationState } from '#core/declaration';
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
    /** What this actor may do to all of them at once. */
    legalActions: Type.Array(Type.String()),
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

/** Steps that are taken on all declarations of a shipment together. */
const TAKEN_TOGETHER: readonly string[] = [
  'declaration.register',
  'declaration.replace',
  'declaration.withdraw',
  'declaration.attach',
  'case.accept',
  'case.recordFinding',
  'case.requestDocuments',
  'case.rechannel',
  'payment.order',
];

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
    legalActions: isLapsed
      ? []
      : TAKEN_TOGETHER.filter((action) => parts.some((state) => legalActionsOf(state, actor).includes(action))),
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
    return {
      number: head.number,
      branch: part + 1,
      firstLine,
      lastLine: before,
      status,
      totalPayable,
      amountDue: amountDue(state).toString(),
      paymentReference,
      releasedAt: state.releasedAt,
    };
  });
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
