import { declarationRef } from '#core/clearance';
import { declarationDeadlines, type DeadlineLaw } from '#core/deadline';
import { declarationNumber, DECLARATION_STREAM, type DeclarationState } from '#core/declaration';
import { instantAt, legalDate, type Instant, type PlainDate } from '#core/kernel';
import type { Engine } from '#server/platform/engine';
import type pg from 'pg';

/** A payment deadline that passed. */
export interface NewDebt {
  readonly number: string;
  readonly kind: string;
  readonly key: string;
  readonly party: string;
  readonly due_at: Instant;
}

export const addDebts = async (client: pg.ClientBase, cell: number, debts: readonly NewDebt[]): Promise<void> => {
  if (debts.length === 0) return;
  await client.query({
    name: 'party-add-debts',
    text: `insert into party.debt (cell, number, kind, key, party, due_at)
      select $1, r.* from jsonb_to_recordset($2::jsonb) as r (number text, kind text, key text, party text, due_at timestamptz)
      on conflict (cell, number, kind, key) do update set party = excluded.party, due_at = excluded.due_at`,
    values: [cell, JSON.stringify(debts)],
  });
};

/** What debts are looked up with. */
export interface DebtServices {
  readonly engine: Pick<Engine, 'readStates' | 'subjectOf'>;
  readonly pool: pg.Pool;
  readonly cell: number;
  readonly reference: () => DeadlineLaw;
}

/** Of a natural person the tables know the pseudonym alone. */
export const debtorOf = (engine: Pick<Engine, 'subjectOf'>, partyId: string): string =>
  engine.subjectOf(partyId) ?? partyId;

/** As commands carry it. */
export const sinceOf = (since: PlainDate | undefined) => (since === undefined ? {} : { owedSince: since });

interface DebtRow {
  readonly number: string;
  readonly kind: string;
  readonly key: string;
  readonly party: string;
  readonly due_at: Date;
}

/** States read together. */
const READ_TOGETHER = 200;

/**
 * Since when each debtor owes what is overdue longest: of everybody, or of one. A deadline that passed counts as long as it stands: who has
 * paid since owes nothing, at once. What is settled is forgotten.
 */
export async function owedSince(
  { engine, pool, cell, reference }: DebtServices,
  party: string | null = null,
): Promise<ReadonlyMap<string, PlainDate>> {
  const law = reference();
  const { zoneOffsetMinutes } = law.reference.country;
  const { rows } = await pool.query<DebtRow>({
    name: 'party-debts',
    text: `select number, kind, key, party, due_at from party.debt where cell = $1 and ($2::text is null or party = $2)
      order by due_at, number, kind, key`,
    values: [cell, party],
  });
  const since = new Map<string, PlainDate>();
  const settled: DebtRow[] = [];
  for (let first = 0; first < rows.length; first += READ_TOGETHER) {
    const some = rows.slice(first, first + READ_TOGETHER);
    const states = await engine.readStates<DeclarationState>(
      [...new Set(some.map(({ number }) => number))].map((number) => declarationRef(declarationNumber(number))),
    );
    for (const row of some) {
      const state = states.get(`${DECLARATION_STREAM}/${row.number}`)?.state;
      if (state === undefined || !stands(row, state, law)) settled.push(row);
      else if (!since.has(row.party))
        since.set(row.party, legalDate(instantAt(row.due_at.getTime()), zoneOffsetMinutes));
    }
  }
  if (settled.length > 0) await forget(pool, cell, settled);
  return since;
}

const stands = ({ kind, key }: DebtRow, state: DeclarationState, law: DeadlineLaw): boolean =>
  declarationDeadlines(state, law).some((one) => one.kind === kind && one.key === key);

const forget = (pool: pg.Pool, cell: number, settled: readonly DebtRow[]): Promise<unknown> =>
  pool.query({
    name: 'party-forget-debts',
    text: `delete from party.debt d using jsonb_to_recordset($2::jsonb) as r (number text, kind text, key text)
      where d.cell = $1 and d.number = r.number and d.kind = r.kind and d.key = r.key`,
    values: [cell, JSON.stringify(settled.map(({ number, kind, key }) => ({ number, kind, key })))],
  });
