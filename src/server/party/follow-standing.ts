import { openContest } from '#core/compliance';
import { PARTY_STREAM, type PartyState } from '#core/party';
import type { EventFacts, HandleEvents, JournalReader } from '#server/platform/engine';

export const STANDING_FOLLOWER = 'party.standing';

export const concernsStanding = ({ stream }: EventFacts): boolean => stream.type === PARTY_STREAM;

const UPSERT = `insert into party.standing as s
  select $1, r.* from jsonb_to_recordset($2::jsonb) as r (party text, registered_on date, status text, aeo boolean,
    compliance_level smallint, risk_class smallint, declarations int, measured_on date, contested_at timestamptz)
  on conflict (cell, party) do update set registered_on = excluded.registered_on, status = excluded.status, aeo = excluded.aeo,
    compliance_level = excluded.compliance_level, risk_class = excluded.risk_class, declarations = excluded.declarations,
    measured_on = excluded.measured_on, contested_at = excluded.contested_at`;

/** Keeps the table of parties in step with their streams: each as it stands now, which may be ahead, never behind. */
export const followStanding =
  (reader: Pick<JournalReader, 'readStates'>, cell: number): HandleEvents =>
  async (events, client) => {
    // The engine hands over what concerns parties only, but a rebuild of everything hands over all.
    const refs = new Map(events.filter(concernsStanding).map(({ stream }) => [stream.id, stream]));
    if (refs.size === 0) return;
    const states = await reader.readStates<PartyState>([...refs.values()]);
    const rows = [...refs.values()].flatMap(({ type, id }) => {
      const found = states.get(`${type}/${id}`);
      return found ? [rowOf(id, found.state)] : [];
    });
    await client.query({ name: 'party-standing', text: UPSERT, values: [cell, JSON.stringify(rows)] });
  };

const rowOf = (party: string, state: PartyState) => ({
  party,
  registered_on: state.registeredOn,
  status: state.status,
  aeo: state.aeo,
  compliance_level: state.complianceLevel,
  risk_class: state.riskClass,
  declarations: state.counters.declarations,
  measured_on: state.measures?.at(-1)?.on ?? null,
  contested_at: openContest(state)?.since ?? null,
});
