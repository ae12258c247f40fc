import { decide } from '#core/access';
import { decimalText, type Actor } from '#core/kernel';
import { partyRef, type PartyProfile } from '#core/party';
import {
  exemptionListRef,
  leftOnLine,
  LIST_POLICY,
  LIST_STATUSES,
  listResource,
  openListSteps,
  type ExemptionListEventData,
  type ExemptionListState,
  type ListContent,
  type ListStatus,
} from '#core/relief';
import type { JournalEvent } from '#server/platform/engine';
import { notFound } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const ListStatusSchema = Type.Unsafe<ListStatus>(Type.Union(LIST_STATUSES.map((status) => Type.Literal(status))));

const line = {
  line: Type.Integer(),
  codePrefix: nullable(Type.String()),
  name: Type.String(),
  unitCode: Type.String(),
  quantity: Type.String(),
};

export const ListSummarySchema = Type.Object(
  {
    id: Type.String(),
    holderId: Type.String(),
    holderName: nullable(Type.String()),
    officeId: Type.String(),
    groundCode: Type.String(),
    project: Type.String(),
    status: ListStatusSchema,
    statusSince: Type.String(),
    validFrom: Type.String(),
    validTo: Type.String(),
    submittedAt: Type.String(),
    /** The first content, or an amendment, waits for the office. */
    waiting: Type.Boolean(),
    lineCount: Type.Integer(),
  },
  { $id: 'ExemptionListSummary' },
);
type ListSummary = Static<typeof ListSummarySchema>;

const Content = Type.Object({
  project: Type.String(),
  validFrom: Type.String(),
  validTo: Type.String(),
  lines: Type.Array(Type.Object(line)),
});

export const ListViewSchema = Type.Object(
  {
    summary: Type.Ref('ExemptionListSummary'),
    reason: nullable(Type.String()),
    /** What is in force, with what was drawn and what is left. */
    lines: Type.Array(Type.Object({ ...line, drawn: Type.String(), left: Type.String() })),
    proposal: nullable(Content),
    /** Draws and what was given back, newest first. */
    movements: Type.Array(
      Type.Object({
        at: Type.String(),
        kind: Type.Union([Type.Literal('drawn'), Type.Literal('givenBack')]),
        declaration: Type.String(),
        line: Type.Integer(),
        item: Type.Integer(),
        quantity: Type.String(),
        unitCode: Type.String(),
        reason: nullable(Type.String()),
      }),
    ),
    /** Steps that you may take now. */
    actions: Type.Array(Type.String()),
  },
  { $id: 'ExemptionList' },
);
type ListView = Omit<Static<typeof ListViewSchema>, 'summary'> & { readonly summary: ListSummary };

/** A list that this actor may read; anyone else hears "not found". */
export async function readList(services: Services, actor: Actor, id: string): Promise<ListView> {
  const { engine } = services;
  const stored = await engine.readState<ExemptionListState>(exemptionListRef(id));
  if (!stored) throw notFound();
  const { state } = stored;
  const resource = listResource(state);
  if (!decide(actor, 'exemption.read', resource).allowed) throw notFound();
  await services.logView(actor, {
    action: 'exemption.read',
    kind: 'party',
    id: state.holderId,
    organisationIds: [state.holderId],
  });
  const [events, names] = await Promise.all([engine.readStream(exemptionListRef(id)), holderNames(services, [state])]);
  return {
    summary: listSummary(state, names),
    reason: state.reason,
    lines: state.lines.map((each) => ({ ...each, left: decimalText(leftOnLine(each)) })),
    proposal: state.proposal && contentOf(state.proposal),
    movements: events.flatMap((event) => movementsOf(event, state)).toReversed(),
    actions: openListSteps(state).filter((step) => decide(actor, LIST_POLICY[step], resource).allowed),
  };
}

const contentOf = ({ lines, ...rest }: ListContent) => ({ ...rest, lines: lines.map((each) => ({ ...each })) });

export const listSummary = (
  { lines, proposal, ...list }: ExemptionListState,
  names: ReadonlyMap<string, string>,
): ListSummary => ({
  id: list.id,
  holderId: list.holderId,
  holderName: names.get(list.holderId) ?? null,
  officeId: list.officeId,
  groundCode: list.groundCode,
  project: list.project,
  status: list.status,
  statusSince: list.statusSince,
  validFrom: list.validFrom,
  validTo: list.validTo,
  submittedAt: list.submittedAt,
  waiting: proposal !== null,
  lineCount: lines.length > 0 ? lines.length : (proposal?.lines.length ?? 0),
});

/** Under which names customs knows the holders. */
export async function holderNames(
  { engine }: Pick<Services, 'engine'>,
  lists: readonly ExemptionListState[],
): Promise<ReadonlyMap<string, string>> {
  const refs = [...new Set(lists.map(({ holderId }) => holderId))].map(partyRef);
  const parties = refs.length === 0 ? [] : (await engine.readStates<PartyProfile>(refs)).values();
  return new Map([...parties].map(({ state }) => [state.id, state.nameVi]));
}

function movementsOf(event: JournalEvent, list: ExemptionListState): ListView['movements'] {
  // Written by our own handlers: trusted as their type.
  const data = { ...(event.data as object), type: event.type } as ExemptionListEventData;
  if (data.type !== 'Drawn' && data.type !== 'GivenBack') return [];
  const { declaration, draws } = data;
  return draws.map((draw) => ({
    at: event.at,
    kind: data.type === 'Drawn' ? ('drawn' as const) : ('givenBack' as const),
    declaration,
    line: draw.line,
    item: draw.item,
    quantity: draw.quantity,
    // The unit of a line that was drawn on never changes.
    unitCode: list.lines.find((each) => each.line === draw.line)?.unitCode ?? '',
    reason: data.type === 'GivenBack' ? data.reason : null,
  }));
}
