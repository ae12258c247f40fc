import { declarationEvent, principalOf } from './case.ts';
import { declarationRef } from './streams.ts';
import {
  firstNumber,
  parseDeclarationNumber,
  type Declaration,
  type DeclarationHead,
  type DeclarationState,
  type ReliefDraw,
} from '#core/declaration';
import {
  err,
  needsMore,
  type NeedsMore,
  type NewEvent,
  type PlainDate,
  type Refusal,
  type Refusals,
  type Result,
  type Text,
  type Touch,
  type WorkingSet,
} from '#core/kernel';
import { partyRef, type PartyProfile } from '#core/party';
import type { Reference } from '#core/reference';
import {
  admissionLinks,
  closedTypes,
  decideDraws,
  drawClaims,
  drawTouches,
  isReliefClaim,
  NO_CLAIMS,
  reliefGround,
  reliefRefusal,
  type DrawClaim,
} from '#core/relief';

/** What of a declaration's claims hangs on other things than itself. */
export interface ReliefClaims {
  /** Balances to draw on. */
  readonly draws: readonly DrawClaim[];
  /** Temporary admissions of ours that it ends. */
  readonly ends: readonly EndedAdmission[];
  /** Claims to pay later, which only priority enterprises may. */
  readonly deferrals: readonly Deferral[];
}
interface EndedAdmission {
  readonly number: DeclarationHead['number'];
  readonly pointer: string;
  readonly types: readonly string[];
}
interface Deferral {
  readonly ground: Text;
  readonly pointer: string;
  readonly line: number;
}

const NOTHING_CLAIMED: ReliefClaims = { draws: NO_CLAIMS, ends: [], deferrals: [] };

/** Asked of every declaration, so one that claims nothing costs a glance at each line. */
export function reliefClaims(declaration: Declaration, reference: Reference, on: PlainDate): ReliefClaims {
  const draws = drawClaims(declaration, reference, on);
  const deferrals = deferralsOf(declaration, reference, on);
  const ends = endsOf(declaration, reference, on);
  const nothing = draws.length === 0 && deferrals.length === 0 && ends.length === 0;
  return nothing ? NOTHING_CLAIMED : { draws, ends, deferrals };
}

const NO_ENDS: readonly EndedAdmission[] = [];

function endsOf(declaration: Declaration, reference: Reference, on: PlainDate): readonly EndedAdmission[] {
  const types = closedTypes(declaration.typeCode, reference, on);
  if (types.length === 0) return NO_ENDS;
  return admissionLinks(declaration).flatMap(({ id, pointer }) => {
    const number = parseDeclarationNumber(id);
    return number === undefined ? [] : [{ number, pointer, types }];
  });
}

const NO_DEFERRALS: readonly Deferral[] = [];

function deferralsOf({ goodsItems }: Declaration, reference: Reference, on: PlainDate): readonly Deferral[] {
  let found: Deferral[] | undefined;
  for (let index = 0; index < goodsItems.length; index += 1) {
    const fees = goodsItems[index]?.dutyTaxFees;
    if (fees === undefined) continue;
    for (let position = 0; position < fees.length; position += 1) {
      const fee = fees[position];
      if (fee?.exemptionCode === undefined || !isReliefClaim(fee, reference, on)) continue;
      const ground = reliefGround(fee.exemptionCode, reference, on);
      if (ground?.kind !== 'deferred') continue;
      const pointer = `/goodsItems/${index}/dutyTaxFees/${position}/exemptionCode`;
      (found ??= []).push({ ground: ground.name, pointer, line: index + 1 });
    }
  }
  return found ?? NO_DEFERRALS;
}

/** What ends a temporary admission should say which: a warning, since the earlier declaration may be on paper. */
export function linkWarnings(declaration: Declaration, reference: Reference, on: PlainDate): Refusals {
  const ends = closedTypes(declaration.typeCode, reference, on).length > 0;
  return ends && admissionLinks(declaration).length === 0 ? [reliefRefusal('RLF-030', '/previousDocuments')] : [];
}

/** What the writer reads for the claims; nothing for most declarations. */
export const reliefTouches = ({ draws, ends }: ReliefClaims): readonly Touch[] =>
  draws.length === 0 && ends.length === 0
    ? NO_TOUCHES
    : [...drawTouches(draws), ...ends.map(({ number }) => declarationRef(number))];
const NO_TOUCHES: readonly Touch[] = [];

type Head = Omit<DeclarationHead, 'number'>;

/** Whether the claims stand: what is drawn where they do. */
export function decideReliefs(
  claims: ReliefClaims,
  about: {
    readonly head: Head;
    readonly declaration: Declaration;
    readonly reference: Reference;
    readonly on: PlainDate;
    readonly returned?: readonly ReliefDraw[];
  },
  world: WorkingSet,
): Result<readonly ReliefDraw[], Refusals> | NeedsMore {
  const { ends, deferrals, draws } = claims;
  const missing = ends.map(({ number }) => declarationRef(number)).filter((ref) => !world.has(ref));
  if (missing.length > 0) return needsMore(missing);
  const principalId = principalOf(about.head);
  const decided = decideDraws(draws, { ...about, principalId }, world);
  if ('needsMore' in decided) return decided;
  const refusals = [
    ...ends.flatMap((end) => endRefusals(end, about.head, world)),
    ...deferralRefusals(deferrals, about.head, world),
    ...(decided.ok ? [] : decided.error),
  ];
  return refusals.length > 0 ? err(refusals) : decided;
}

/** Tells the temporary admissions of ours that they are ended, each by the first declaration that names it. */
export function endEvents(
  { ends }: Pick<ReliefClaims, 'ends'>,
  by: DeclarationHead['number'],
  world: WorkingSet,
): readonly NewEvent[] {
  if (ends.length === 0) return NO_EVENTS;
  // Whichever of its versions each is called by.
  const open = new Set(
    ends.flatMap(({ number }) => {
      const earlier = world.state<DeclarationState>(declarationRef(number));
      return earlier === undefined || earlier.endedBy !== undefined ? [] : [earlier.head.number];
    }),
  );
  return [...open].map((number) => declarationEvent(number, { type: 'AdmissionEnded', by }));
}
const NO_EVENTS: readonly NewEvent[] = [];

/** The time of admissions that this declaration had ended runs again, but for those that it ends still. */
export function reopenEvents(
  { ends }: Pick<ReliefClaims, 'ends'>,
  by: DeclarationHead['number'],
  world: WorkingSet,
  still: Pick<ReliefClaims, 'ends'> = NOTHING_CLAIMED,
): readonly NewEvent[] {
  if (ends.length === 0) return NO_EVENTS;
  const kept = new Set(still.ends.map(({ number }) => firstNumber(number)));
  const left = new Set(ends.map(({ number }) => firstNumber(number)).filter((number) => !kept.has(number)));
  return [...left]
    .filter((number) => world.state<DeclarationState>(declarationRef(number))?.endedBy === by)
    .map((number) => declarationEvent(number, { type: 'AdmissionReopened', by }));
}

/** What has to be read before `reopenEvents` can tell. */
export const reopenTouches = ({ ends }: Pick<ReliefClaims, 'ends'>, world: WorkingSet): readonly Touch[] =>
  ends.map(({ number }) => declarationRef(number)).filter((ref) => !world.has(ref));

/** A number that we never gave may be that of another system; one that we gave has to fit. */
function endRefusals({ number, pointer, types }: EndedAdmission, head: Head, world: WorkingSet): readonly Refusal[] {
  const earlier = world.state<DeclarationState>(declarationRef(number));
  if (earlier === undefined) return [];
  const fits =
    earlier.registeredAt !== null &&
    types.includes(earlier.head.typeCode) &&
    principalOf(earlier.head) === principalOf(head);
  return fits ? [] : [reliefRefusal('RLF-029', pointer, { number, options: types.join(', ') })];
}

function deferralRefusals(deferrals: readonly Deferral[], head: Head, world: WorkingSet): readonly Refusal[] {
  const principal = principalOf(head);
  if (deferrals.length === 0) return [];
  const profile = principal === null ? undefined : world.state<PartyProfile>(partyRef(principal));
  return profile?.aeo === true
    ? []
    : deferrals.map(({ ground, pointer, line }) => reliefRefusal('RLF-031', { pointer, line }, { ground }));
}
