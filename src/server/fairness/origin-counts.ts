import { DECLARATION_STREAM, type Declaration } from '#core/declaration';
import type { Instant } from '#core/kernel';
import type { Services } from '#server/platform/services';
import type { GroupCount } from './group-counts.ts';

/** So many documents are read for each question: enough for intervals that tell something, few enough for a second. */
const SAMPLE_MAX = 300;
/** So many at once, so that a reader of figures never holds more than a few connections. */
const TOGETHER = 4;
/** The rest is one group. */
const ORIGINS_MAX = 15;

/** In an order that has nothing to do with what they are, and is the same each time. */
const SQL = `(select o.number, s.number is not null as selected, null::boolean as conforms
    from declaration.overview o left join risk.selected s on s.number = o.number and s.channel <> 'green'
   where o.registered_at >= $1 and o.registered_at < $2 order by md5(o.number) limit $3)
  union all
  (select o.number, null, s.conforms
    from declaration.overview o join risk.selected s on s.number = o.number and s.channel <> 'green'
   where o.registered_at >= $1 and o.registered_at < $2 and s.conforms is not null order by md5(o.number) limit $3)`;

interface Sampled {
  readonly number: string;
  /** Null where it was taken for what was found. */
  readonly selected: boolean | null;
  readonly conforms: boolean | null;
}

/**
 * By the origin of most of its lines, as it stood when it was registered. No list knows origins, so documents are read from the journal:
 * a sample of all that were registered, and one of those checked to the end.
 */
export async function originCounts(
  { pool, engine }: Pick<Services, 'pool' | 'engine'>,
  from: Instant,
  before: Instant,
): Promise<readonly GroupCount[]> {
  const { rows } = await pool.query<Sampled>(SQL, [from, before, SAMPLE_MAX]);
  const origins = await originsOf(engine, [...new Set(rows.map(({ number }) => number))]);
  const counts = new Map<string, GroupCount>();
  for (const { number, selected, conforms } of rows) {
    const key = origins.get(number) ?? 'unknown';
    const sofar = counts.get(key) ?? { dimension: 'origin', key, registered: 0, selected: 0, checked: 0, found: 0 };
    counts.set(key, {
      ...sofar,
      registered: sofar.registered + (selected === null ? 0 : 1),
      selected: sofar.selected + (selected === true ? 1 : 0),
      checked: sofar.checked + (conforms === null ? 0 : 1),
      found: sofar.found + (conforms === false ? 1 : 0),
    });
  }
  return withRest([...counts.values()].toSorted((a, b) => b.registered - a.registered || (a.key < b.key ? -1 : 1)));
}

async function originsOf(engine: Services['engine'], numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const origins = new Map<string, string>();
  for (let start = 0; start < numbers.length; start += TOGETHER) {
    const some = numbers.slice(start, start + TOGETHER);
    await Promise.all(
      some.map(async (number) => {
        const events = await engine.readStream({ type: DECLARATION_STREAM, id: number });
        const registered = events.find(({ type }) => type === 'Registered');
        // Written by our own handlers, hashed and chained since: trusted as their type.
        const data = registered?.data as unknown as { readonly declaration: Declaration } | undefined;
        const origin = data && mainOrigin(data.declaration);
        if (origin !== undefined) origins.set(number, origin);
      }),
    );
  }
  return origins;
}

/** The first of those that most lines have. */
function mainOrigin({ goodsItems }: Declaration): string | undefined {
  const lines = new Map<string, number>();
  for (const { origin } of goodsItems)
    if (origin?.countryCode) lines.set(origin.countryCode, (lines.get(origin.countryCode) ?? 0) + 1);
  return [...lines].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

/** What is rare is counted together: a table of fifty countries with one declaration each tells nothing. */
function withRest(counts: readonly GroupCount[]): readonly GroupCount[] {
  const empty: GroupCount = { dimension: 'origin', key: 'rest', registered: 0, selected: 0, checked: 0, found: 0 };
  const rest = counts.slice(ORIGINS_MAX).reduce(
    (sum, { registered, selected, checked, found }) => ({
      ...sum,
      registered: sum.registered + registered,
      selected: sum.selected + selected,
      checked: sum.checked + checked,
      found: sum.found + found,
    }),
    empty,
  );
  return counts.length > ORIGINS_MAX ? [...counts.slice(0, ORIGINS_MAX), rest] : counts;
}
