import { SYSTEM } from '#core/access';
import { declarationRef } from '#core/clearance';
import { DECLARATION_STREAM, declarationNumber, isDecisionType, type DeclarationState } from '#core/declaration';
import type { EventFacts, HandleEvents, JournalEvent } from '#server/platform/engine';
import type { Services } from '#server/platform/services';

export const ACTS_FOLLOWER = 'assignment.acts';

/** Against what the system selected or gave out, or against what an officer had decided. */
export const AGAINST_ADVICE = ['Rechannelled', 'CaseAssigned', 'DecisionReversed', 'ControlledAnew'] as const;
export type AgainstAdvice = (typeof AGAINST_ADVICE)[number];

/** What else an officer does that is work on a case. */
const FURTHER: ReadonlySet<string> = new Set([...AGAINST_ADVICE, 'DocumentsRequested', 'SpecialisedAwaited']);

export const concernsActs = ({ stream, type }: EventFacts): boolean =>
  stream.type === DECLARATION_STREAM && (FURTHER.has(type) || isDecisionType(type));

/** What the house gave out, and what a declarant amended of its own will, is no officer's act. */
function isOfficers({ type, data, actor }: JournalEvent): boolean {
  const { by } = data as Readonly<Record<string, unknown>>;
  return actor.userId !== SYSTEM.userId && (type !== 'Amended' || by === 'customs');
}

/** Keeps in step with the journal who of an office decided what. */
export const followActs =
  ({ engine }: Pick<Services, 'engine'>): HandleEvents =>
  async (events, client) => {
    const acts = events.filter(isOfficers);
    if (acts.length === 0) return;
    const refs = [...new Set(acts.map(({ stream }) => stream.id))].map((id) => declarationRef(declarationNumber(id)));
    const states = [...(await engine.readStates<DeclarationState>(refs)).values()];
    const offices = new Map<string, string>(states.map(({ state: { head } }) => [head.number, head.officeId]));
    const rows = acts.flatMap(({ stream, position, actor, type, at }) => {
      const officeId = offices.get(stream.id);
      if (officeId === undefined) return [];
      return [
        { position: position.toString(), number: stream.id, office_id: officeId, officer_id: actor.userId, type, at },
      ];
    });
    await client.query(
      `insert into assignment.act select * from jsonb_populate_recordset(null::assignment.act, $1::jsonb)
         on conflict (position) do nothing`,
      [JSON.stringify(rows)],
    );
  };
