import type { PersonalPart, PlainDate, RecordedEvent, StreamDefinition, StreamRef } from '#core/kernel';
import { addDecimals, decimal, decimalText, subtractDecimals, unreachable, type Instant } from '#core/kernel';
import type { PartyId } from '#core/party';

export const EXEMPTION_LIST_STREAM = 'exemption-list';
export const exemptionListRef = (id: string): StreamRef => ({ type: EXEMPTION_LIST_STREAM, id });

/** One line of a list as it is proposed: goods, by the beginning of their code where that is known, and how much of them. */
export interface ListLine {
  readonly line: number;
  /** `null`: goods of any code, named in words. */
  readonly codePrefix: string | null;
  readonly name: string;
  readonly unitCode: string;
  readonly quantity: string;
}

/** What a holder asks for, and what an office accepts. */
export interface ListContent {
  readonly project: string;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate;
  readonly lines: readonly ListLine[];
}

/** A line of a list in force, with what was drawn on it so far. */
export interface ListBalance extends ListLine {
  readonly drawn: string;
}

/**
 * `submitted`: the office has not answered yet. `refused` and `closed` are ends; what is `suspended` keeps its balance and
 * is drawn on again once it is resumed.
 */
export const LIST_STATUSES = ['submitted', 'inForce', 'suspended', 'refused', 'closed'] as const;
export type ListStatus = (typeof LIST_STATUSES)[number];

export interface ExemptionListState {
  readonly id: string;
  readonly holderId: PartyId;
  readonly officeId: string;
  readonly groundCode: string;
  readonly status: ListStatus;
  readonly statusSince: Instant;
  /** What the office said last. */
  readonly reason: string | null;
  readonly submittedAt: Instant;
  /** What is in force; of a list that was never accepted, nothing. */
  readonly project: string;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate;
  readonly lines: readonly ListBalance[];
  /** What waits for the office: the first content, or an amendment while the old stays in force. */
  readonly proposal: ListContent | null;
}

/** What one declaration drew on one line, or gives back. */
export interface ListDraw {
  readonly line: number;
  /** The line of the declaration, as people count it. */
  readonly item: number;
  readonly quantity: string;
}

export type ExemptionListEventData =
  | {
      readonly type: 'Submitted';
      readonly id: string;
      readonly holderId: PartyId;
      readonly officeId: string;
      readonly groundCode: string;
      readonly content: ListContent;
    }
  | { readonly type: 'AmendmentSubmitted'; readonly content: ListContent }
  | { readonly type: 'Accepted'; readonly reason: string }
  | { readonly type: 'Refused'; readonly reason: string }
  | { readonly type: 'Suspended'; readonly reason: string }
  | { readonly type: 'Resumed'; readonly reason: string }
  | { readonly type: 'Closed'; readonly reason: string }
  | { readonly type: 'Drawn'; readonly declaration: string; readonly draws: readonly ListDraw[] }
  | {
      readonly type: 'GivenBack';
      readonly declaration: string;
      readonly draws: readonly ListDraw[];
      readonly reason: string;
    };

function begun(data: ExemptionListEventData, at: Instant): ExemptionListState {
  if (data.type !== 'Submitted') throw new Error(`An exemption list begins with its submission, not with ${data.type}`);
  const { id, holderId, officeId, groundCode, content } = data;
  return {
    id,
    holderId,
    officeId,
    groundCode,
    status: 'submitted',
    statusSince: at,
    reason: null,
    submittedAt: at,
    ...periodOf(content),
    lines: [],
    proposal: content,
  };
}

function evolveExisting(state: ExemptionListState, data: ExemptionListEventData, at: Instant): ExemptionListState {
  switch (data.type) {
    case 'Submitted':
      throw new Error(`Exemption list ${state.id} is submitted already`);
    case 'AmendmentSubmitted':
      return {
        ...state,
        // Of a list that is not accepted yet, the newest proposal is all there is to show.
        ...(state.status === 'submitted' && periodOf(data.content)),
        proposal: data.content,
      };
    case 'Accepted':
      return accepted(state, data.reason, at);
    case 'Refused':
      return {
        ...(state.status === 'submitted' ? moved(state, 'refused', at) : state),
        reason: data.reason,
        proposal: null,
      };
    case 'Suspended':
      return { ...moved(state, 'suspended', at), reason: data.reason };
    case 'Resumed':
      return { ...moved(state, 'inForce', at), reason: data.reason };
    case 'Closed':
      return { ...moved(state, 'closed', at), reason: data.reason, proposal: null };
    case 'Drawn':
      return { ...state, lines: drawnOn(state.lines, data.draws, addDecimals) };
    case 'GivenBack':
      return { ...state, lines: drawnOn(state.lines, data.draws, subtractDecimals) };
    default:
      return unreachable(data);
  }
}

const periodOf = ({ project, validFrom, validTo }: ListContent) => ({ project, validFrom, validTo });

const moved = (state: ExemptionListState, status: ListStatus, at: Instant): ExemptionListState =>
  state.status === status ? state : { ...state, status, statusSince: at };

/** What was drawn stays drawn: an amendment changes what is granted. */
function accepted(state: ExemptionListState, reason: string, at: Instant): ExemptionListState {
  const { proposal } = state;
  if (proposal === null) throw new Error(`Nothing waits for an answer on exemption list ${state.id}`);
  const drawn = new Map(state.lines.map((line) => [line.line, line.drawn]));
  return {
    ...(state.status === 'submitted' ? moved(state, 'inForce', at) : state),
    ...proposal,
    lines: proposal.lines.map((line) => ({ ...line, drawn: drawn.get(line.line) ?? '0' })),
    proposal: null,
    reason,
  };
}

function drawnOn(
  lines: readonly ListBalance[],
  draws: readonly ListDraw[],
  change: typeof addDecimals,
): readonly ListBalance[] {
  return lines.map((line) => {
    const own = draws.filter((draw) => draw.line === line.line);
    if (own.length === 0) return line;
    const drawn = own.reduce((sum, draw) => change(sum, decimal(draw.quantity)), decimal(line.drawn));
    return { ...line, drawn: decimalText(drawn) };
  });
}

const NO_PARTS: readonly PersonalPart[] = [];

/** A list of goods that the law exempts for one holder, and how much of each was brought in already. */
export const exemptionListStream: StreamDefinition<ExemptionListState> = {
  type: EXEMPTION_LIST_STREAM,
  foldVersion: 1,
  evolve: (state, event: RecordedEvent) => {
    // The journal keeps the type beside the data; here they are joined again.
    const data = { ...(event.data as object), type: event.type } as ExemptionListEventData;
    return state === undefined ? begun(data, event.at) : evolveExisting(state, data, event.at);
  },
  // A holder may be a natural person, whose project is their own affair; the number is sealed wherever it stands.
  personal: (event, isPerson) =>
    isPerson(event.subject) && (event.type === 'Submitted' || event.type === 'AmendmentSubmitted')
      ? [{ path: '/content/project', subject: event.subject }]
      : NO_PARTS,
};
