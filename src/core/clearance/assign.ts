import { declarationEvent, resourceOf } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { notAllowed } from './not-allowed.ts';
import { refuse, type ClearanceRefusalCode } from './refusals.ts';
import { declarationRef } from './streams.ts';
import { can, decide, type Action, type Role } from '#core/access';
import { isLegal, type AssignmentCause, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import { err, ok, type Actor, type Command, type Handler } from '#core/kernel';

/** An officer as an assignment knows them: read by the caller from the house's records of people. */
export interface Officer extends Pick<Actor, 'userId' | 'organisationId' | 'roles' | 'offices'> {
  /** Every organisation they are or were a member of, or have declared an interest in, a relative's among them. */
  readonly memberOf: readonly string[];
  readonly away: boolean;
  /** How many cases they hold. */
  readonly openCases: number;
}

/** Gives a case to an officer. Who holds it is order of work: it takes no right from anybody else of the office. */
export type AssignCase = Command<
  'case.assign',
  {
    readonly number: DeclarationNumber;
    readonly officer: Officer;
    /** What a leader wrote, or why the house does it by itself. */
    readonly reason: string | AssignmentCause;
    /** Of the house itself: what a leader decided meanwhile stands. */
    readonly onlyIfNobodys?: true;
  }
>;

export const assignCase: Handler<AssignCase, null, ClearanceReference> = {
  type: 'case.assign',
  prepare: () => ok(null),
  touches: ({ data }) => [declarationRef(data.number)],
  handle: ({ data: { number, officer, reason, onlyIfNobodys }, actor }, _prepared, world) => {
    const state = world.state<DeclarationState>(declarationRef(number));
    const isHouse = can(actor, 'case.reassign');
    if (!state || (!isHouse && !can(actor, 'declaration.read', resourceOf(state.head))))
      return err([refuse('LIF-002', '/number')]);
    const refused = isHouse ? undefined : notAllowed(actor, 'case.assign', resourceOf(state.head));
    if (refused) return err(refused);
    if (!isLegal(state, 'case.assign')) return err([refuse('LIF-001')]);
    const unfit = unfitness(state, officer);
    if (unfit !== null) return err([refuse(unfit, '/officerId')]);
    const officerId = officer.userId;
    const holder = state.assignee?.officerId;
    const stays = holder === officerId || (onlyIfNobodys === true && holder !== undefined);
    return ok({
      events: stays ? [] : [declarationEvent(number, { type: 'CaseAssigned', officerId, ...reasonOf(reason) })],
      postings: [],
      claims: [],
      releases: [],
      outbox: [],
      answer: { number, officerId: stays ? holder : officerId },
    });
  },
};

const reasonOf = (reason: string | AssignmentCause) =>
  typeof reason === 'string' ? { reason } : { reason: '', because: reason };

/**
 * Who is to hold a case next: of those whose work it is, the one with the least to do. Between equals the number of the case draws,
 * which nobody chooses. Papers that no document officer is there for go to an inspection officer, who may judge them; a leader, who
 * may do everybody's work, holds what nobody else may. Nobody, where nobody may.
 */
export function nextHolder(state: DeclarationState, officers: readonly Officer[]): Officer | undefined {
  return officers
    .filter((officer) => unfitness(state, officer) === null)
    .toSorted(
      (a, b) =>
        distance(state, a) - distance(state, b) ||
        a.openCases - b.openCases ||
        lot(state, a) - lot(state, b) ||
        (a.userId < b.userId ? -1 : 1),
    )[0];
}

/** How far a case is from an officer's own work, of those who may hold it: the table of rights says who may, not whose it is. */
function distance({ channel }: DeclarationState, { roles }: Officer): number {
  if (roles.includes('officeLeader')) return 2;
  return roles.includes(SKILL_OF[channel === 'red' ? 'goods' : 'papers']) ? 0 : 1;
}
const SKILL_OF = { goods: 'inspectionOfficer', papers: 'documentOfficer' } as const satisfies Record<string, Role>;

/** FNV-1a: small, and another order of officers for each case. */
function lot({ head: { number } }: DeclarationState, { userId }: Officer): number {
  let hash = 0x811c9dc5;
  for (const sign of `${number} ${userId}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

/** Why an officer is not to hold a case. */
export function unfitness(state: DeclarationState, officer: Officer): ClearanceRefusalCode | null {
  const decision = decide({ ...officer, delegations: [] }, workOf(state), resourceOf(state.head));
  if (!decision.allowed) return decision.reason === 'interest' ? 'ASG-002' : 'ASG-001';
  if (hasJudged(state, officer.userId)) return 'ASG-004';
  return officer.away ? 'ASG-003' : null;
}

/** What the holder of a case has to be allowed: goods are found by those who inspect. */
const workOf = ({ channel }: DeclarationState): Action => (channel === 'red' ? 'case.recordFinding' : 'case.decide');

/** Four eyes: what was found amiss, or found and taken back, is not judged again by who found it. */
const hasJudged = ({ findings }: DeclarationState, userId: string): boolean =>
  findings.some(({ by, conforms, reversedAt }) => by === userId && (!conforms || reversedAt !== undefined));
