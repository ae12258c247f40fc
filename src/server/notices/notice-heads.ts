import { declarationRef, principalOf } from '#core/clearance';
import { declarationNumber, DECLARATION_STREAM, type DeclarationHead, type DeclarationState } from '#core/declaration';
import type { NoticeHead } from '#core/notice';
import { PARTY_STREAM, type PartyState } from '#core/party';
import { EXEMPTION_LIST_STREAM, type ExemptionListState } from '#core/relief';
import { TRANSPORT_STREAM, type TransportState } from '#core/transport';
import type { StreamRef } from '#core/kernel';
import type { Engine, JournalEvent } from '#server/platform/engine';

/** Declarations under way on a busy day, twice: those of now and those of before. A head is some 300 bytes. */
const HEADS_MAX = 10_000;

/**
 * Whose a declaration or list is, for events that do not say. A declaration is usually released minutes after it was registered,
 * and reading its state for that would cost ten times what the notice does; so heads that came by are remembered.
 */
export function noticeHeads({ readStates }: Pick<Engine, 'readStates'>) {
  // Two generations: taking the oldest out of one large map, one by one, is slower than all the rest of a notice.
  let [young, old] = [new Map<string, NoticeHead>(), new Map<string, NoticeHead>()];
  const keep = (key: string, head: NoticeHead): void => {
    if (young.size >= HEADS_MAX) [young, old] = [new Map<string, NoticeHead>(), young];
    young.set(key, head);
  };
  const known = (key: string): NoticeHead | undefined => young.get(key) ?? old.get(key);
  return {
    /** Takes what an event says of whose its stream is. */
    note: (event: JournalEvent): void => {
      if (event.stream.type !== DECLARATION_STREAM || !OPENING.has(event.type)) return;
      const { head } = event.data as unknown as { readonly head: DeclarationHead };
      keep(keyOf(event.stream), ofDeclaration(head));
    },
    /** Of each event that is about something; what was never opened has none. */
    of: async (events: readonly JournalEvent[]): Promise<(event: JournalEvent) => NoticeHead | undefined> => {
      const missing = new Map<string, StreamRef>();
      for (const { stream } of events) {
        const owner = ownerOf(stream);
        const key = keyOf(owner);
        if (known(key) === undefined) missing.set(key, owner);
      }
      // Heads of this batch are given even where there are more than are remembered.
      const found = new Map<string, NoticeHead>();
      if (missing.size > 0) {
        for (const [name, { state }] of await readStates<OwnerState>([...missing.values()])) {
          const head = headIn(state, name);
          const key = 'head' in state ? state.head.number : name;
          found.set(key, head);
          keep(key, head);
        }
      }
      return ({ stream }) => {
        const key = keyOf(ownerOf(stream));
        return known(key) ?? found.get(key);
      };
    },
  };
}

const OPENING: ReadonlySet<string> = new Set(['PreRegistered', 'Registered']);

/** Those that belong to somebody by themselves. */
const OWNERS: ReadonlySet<string> = new Set([
  DECLARATION_STREAM,
  PARTY_STREAM,
  EXEMPTION_LIST_STREAM,
  TRANSPORT_STREAM,
]);

/** A consultation has the number of its declaration, and belongs to whom that belongs. */
const ownerOf = (stream: StreamRef): StreamRef =>
  OWNERS.has(stream.type) ? stream : declarationRef(declarationNumber(stream.id));
/** A declaration by its number alone: to look up a text that was just put together costs more than all else of most notices. */
const keyOf = ({ type, id }: StreamRef): string => (type === DECLARATION_STREAM ? id : `${type}/${id}`);

type OwnerState = DeclarationState | ExemptionListState | TransportState | PartyState;

function headIn(state: OwnerState, key: string): NoticeHead {
  if ('head' in state) return ofDeclaration(state.head);
  if ('content' in state) return ofTransport(state);
  // A party is named as its stream is: a natural person by the pseudonym, since a notice is kept in the clear.
  if ('counters' in state)
    return { number: key.slice(PARTY_STREAM.length + 1), principalId: state.id, submitterId: null, officeId: '' };
  const { id, holderId, officeId } = state;
  return { number: id, principalId: holderId, submitterId: null, officeId };
}

const ofDeclaration = (head: DeclarationHead): NoticeHead => ({
  number: head.number,
  principalId: principalOf(head),
  submitterId: head.submitterId,
  officeId: head.officeId,
});

const ofTransport = ({ number, principalId, submitterId, content }: TransportState): NoticeHead => ({
  number,
  principalId,
  submitterId,
  officeId: content.from.officeId,
  destinationOfficeId: content.to.officeId,
});
