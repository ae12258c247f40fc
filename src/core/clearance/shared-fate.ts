import { cancelDeclaration, withdrawDeclaration, type CancelDeclaration } from './cancel.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { acceptControl, attachDocument, recordFinding, requestDocuments } from './control.ts';
import { merged } from './merged.ts';
import { orderPayment } from './pay.ts';
import { rechannel } from './redirect.ts';
import { heedingConcerns } from './referral.ts';
import { controlAnew, resumeRelease, revokeRelease, suspendRelease } from './release-standing.ts';
import { refuse } from './refusals.ts';
import { reverseDecision, type ReverseDecision } from './reverse.ts';
import type { Reversible } from './reversible.ts';
import { shipmentRef, type ShipmentState } from './shipment.ts';
import { declarationRef } from './streams.ts';
import {
  firstNumber,
  GOODS_ITEMS_MAX,
  placeInParts,
  type DeclarationAction,
  type DeclarationNumber,
  type DeclarationState,
  type Restored,
} from '#core/declaration';
import type { CodeEntry } from '#core/codes';
import {
  err,
  needsMore,
  ok,
  type Command,
  type Handler,
  type Json,
  type NeedsMore,
  type Outcome,
  type Refusals,
  type Result,
  type WorkingSet,
} from '#core/kernel';

/**
 * Linked declarations share the fate of their goods, which arrive, are looked at and leave together, whatever the numbers:
 * a step that an office or the trader takes on one is taken on each of them for which it is legal, in one transaction.
 */
const shared = <Data extends { readonly number: DeclarationNumber }, Type extends string>(
  handler: Handler<Command<Type, Data>, null, ClearanceReference>,
  { ofPart = sameForAll, together = firstAnswer }: Sharing<Data> = {},
): Handler<Command<Type, Data>, null, ClearanceReference> => ({
  ...handler,
  handle: (command, prepared, world, facts) => {
    const { division } = world.state<DeclarationState>(declarationRef(command.data.number))?.head ?? {};
    if (division === undefined) return handler.handle(command, prepared, world, facts);
    const parts = partsIn(division.firstNumber, world);
    if ('needsMore' in parts) return parts;
    const taken = (number: DeclarationNumber, part: number) => {
      const data = { ...ofPart(command.data, part, division.branch - 1), number };
      return handler.handle({ ...command, data }, prepared, world, facts);
    };
    return allOf(parts.numbers, taken, together);
  },
});

export const attachDocumentToAll = shared(attachDocument);
export const acceptControlOfAll = shared(heedingConcerns(acceptControl));
export const requestDocumentsOfAll = shared(requestDocuments);
/**
 * The lines found wanting are counted from the first line of the declaration that the step names, on into the next ones:
 * under the number of the first, by their place in the shipment. Each declaration records its own.
 */
export const recordFindingOfAll = shared(heedingConcerns(recordFinding, { endsControl: ({ conforms }) => conforms }), {
  ofPart: (data, part, named) => ({
    ...data,
    lines: data.lines.flatMap((line) => {
      const place = placeInParts(named * GOODS_ITEMS_MAX + line.sequence - 1);
      return place.part === part ? [{ ...line, sequence: place.index + 1 }] : [];
    }),
  }),
});
export const rechannelAll = shared(heedingConcerns(rechannel, { endsControl: ({ channel }) => channel === 'green' }));
export const suspendAll = shared(suspendRelease);
export const resumeAll = shared(heedingConcerns(resumeRelease));
export const revokeAll = shared(revokeRelease);
export const controlAllAnew = shared(controlAnew);
export const withdrawAll = shared(withdrawDeclaration);
/** One order for all that is due; the bank gets one for each declaration, since each has its own payment reference. */
export const orderPaymentOfAll = shared(orderPayment, {
  ofPart: (data, part) => ({ ...data, orderId: part === 0 ? data.orderId : `${data.orderId}-${part + 1}` }),
  together: (answers) => {
    const [first] = answers as readonly OrderAnswer[];
    const amount = (answers as readonly OrderAnswer[]).reduce((sum, answer) => sum + BigInt(answer.amount), 0n);
    return { ...first, amount: amount.toString() };
  },
});
type OrderAnswer = { readonly orderId: string; readonly amount: string };

/**
 * A declaration is cancelled by its number, also one of several. The shipment as a whole is then no longer declared, so
 * that its goods may be declared again once all of its parts are cancelled.
 */
export const cancelOne: Handler<CancelDeclaration, CodeEntry, ClearanceReference> = {
  ...cancelDeclaration,
  handle: (command, prepared, world, facts) => {
    const cancelled = cancelDeclaration.handle(command, prepared, world, facts);
    const { division } = world.state<DeclarationState>(declarationRef(command.data.number))?.head ?? {};
    if (division === undefined || 'needsMore' in cancelled || !cancelled.ok) return cancelled;
    const ref = shipmentRef(division.firstNumber);
    if (!world.has(ref)) return needsMore([ref]);
    const keys = world.state<ShipmentState>(ref)?.registered?.consignment ?? [];
    if (!keys.every((key) => world.has(key))) return needsMore(keys);
    const held = keys.filter(
      (key) =>
        world.holder(key) === division.firstNumber &&
        !cancelled.value.releases.some(({ value }) => value === key.value),
    );
    return ok({ ...cancelled.value, releases: [...cancelled.value.releases, ...held] });
  },
};

const SHARED: readonly Restored['kind'][] = ['control', 'release'];

/**
 * What was decided together is taken back together: of each part, the decision of the same moment by the same officer.
 * Figures, requests and the existence of a declaration are its own.
 */
export const reverseTogether: Handler<ReverseDecision, null, ClearanceReference> = {
  ...reverseDecision,
  handle: (command, prepared, world, facts) => {
    const { number, inForce, reversible } = command.data;
    const state = world.state<DeclarationState>(declarationRef(number));
    const division = state?.head.division;
    const named = state?.decisions?.find(({ position }) => position === reversible.decision);
    if (division === undefined || named === undefined || !isReversedTogether(reversible))
      return reverseDecision.handle(command, prepared, world, facts);
    const parts = partsIn(division.firstNumber, world);
    if ('needsMore' in parts) return parts;
    const taken = (part: DeclarationNumber) => {
      const found = world.state<DeclarationState>(declarationRef(part));
      const same = found?.decisions?.find(
        ({ type, at, by }) => type === named.type && at === named.at && by === named.by,
      );
      if (found === undefined || same === undefined) return err([refuse('LIF-001')]);
      // Of the part that was named, the version that its reader looked at; nobody looked at the others.
      const position = part === firstNumber(number) ? inForce.position : found.documentPosition;
      const of = { inForce: { ...inForce, position }, reversible: { ...reversible, decision: same.position } };
      return reverseDecision.handle(
        { ...command, data: { ...command.data, ...of, number: part } },
        prepared,
        world,
        facts,
      );
    };
    return allOf(parts.numbers, taken, firstAnswer);
  },
};

/** Steps that taken on one of several linked declarations are taken on all of them; whatever else is taken on each by itself. */
export const TAKEN_TOGETHER: readonly DeclarationAction[] = [
  'declaration.replace',
  'declaration.register',
  'declaration.withdraw',
  'declaration.attach',
  'case.accept',
  'case.requestDocuments',
  'case.recordFinding',
  'case.rechannel',
  'case.suspendRelease',
  'case.resumeRelease',
  'case.revokeRelease',
  'case.controlAnew',
  'payment.order',
];

/** Whether taking back one decision takes back those that were taken with it on the other declarations. */
export const isReversedTogether = ({ restores }: Reversible): boolean => SHARED.includes(restores.kind);

interface Sharing<Data> {
  /** What the step says of one declaration, counted from 0, where it names one of them. */
  readonly ofPart?: (data: Data, part: number, named: number) => Data;
  /** One answer of all. */
  readonly together?: (answers: readonly Json[]) => Json;
}
function sameForAll<Data>(data: Data): Data {
  return data;
}
function firstAnswer(answers: readonly Json[]): Json {
  return answers[0] ?? null;
}

function partsIn(
  first: DeclarationNumber,
  world: WorkingSet,
): { readonly numbers: readonly DeclarationNumber[] } | NeedsMore {
  const ref = shipmentRef(first);
  if (!world.has(ref)) return needsMore([ref]);
  const numbers = (world.state<ShipmentState>(ref)?.parts ?? []).map(({ number }) => number);
  const refs = numbers.map(declarationRef);
  return refs.every((one) => world.has(one)) ? { numbers } : needsMore(refs);
}

/** Not legal in the status of one, or nothing left to do on it, does not stand in the way of the others. */
const LEFT_OUT: readonly string[] = ['LIF-001', 'PAY-001'];

function allOf(
  numbers: readonly DeclarationNumber[],
  take: (number: DeclarationNumber, part: number) => Result<Outcome, Refusals> | NeedsMore,
  together: (answers: readonly Json[]) => Json,
): Result<Outcome, Refusals> | NeedsMore {
  const outcomes: Outcome[] = [];
  let leftOut: Refusals = [];
  for (const [part, number] of numbers.entries()) {
    const taken = take(number, part);
    if ('needsMore' in taken) return taken;
    if (taken.ok) outcomes.push(taken.value);
    else if (taken.error.every(({ code }) => LEFT_OUT.includes(code))) leftOut = taken.error;
    else return taken;
  }
  if (outcomes.length === 0) return err(leftOut);
  return ok({ ...merged(outcomes), answer: together(outcomes.map(({ answer }) => answer)) });
}
