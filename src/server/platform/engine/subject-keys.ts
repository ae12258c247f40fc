import type pg from 'pg';
import type { Step } from './commit-batch.ts';
import { keyIdsIn, unsealed, type PersonalData, type SubjectKey } from './personal-data.ts';
import * as sql from './statements.ts';

interface KeyRow {
  readonly subject: string;
  readonly key_id: string;
  readonly wrapped: Buffer;
}

/** A person's key is needed and not at hand: fetch or make it, then try again. */
export class NeedsSubjectKey extends Error {
  readonly subject: string;
  constructor(subject: string) {
    super('the key of a subject is needed');
    this.subject = subject;
  }
}

/**
 * The keys as the writer sees them within a batch: those it read, those that this batch makes, those that it destroys. Both are committed
 * with the events of the batch, so that no event is ever sealed under a key that was not kept, and no key outlives its erasure.
 */
export interface SubjectKeys {
  /** Before a batch. What one before it made or destroyed, and did not commit, never was. */
  readonly begin: () => void;
  readonly clear: () => void;
  /** Makes the keys at hand with which these texts can be opened. */
  readonly load: (jsonTexts: readonly string[]) => Promise<void>;
  /** Makes the key of a subject at hand; a new one where there is none. */
  readonly ensure: (subject: string) => Promise<void>;
  /** Throws `NeedsSubjectKey` where it is not at hand. */
  readonly keyOf: (personId: string) => SubjectKey;
  readonly open: (jsonText: string) => string;
  readonly erase: (personIds: readonly string[]) => void;
  /** What the batch must commit for them. */
  readonly steps: (cell: number) => readonly Step[];
  /** Whether it must commit anything for them, or forget something once it is. */
  readonly isUnsettled: () => boolean;
  readonly committed: () => void;
}

/** More keys than this are not kept from one batch to the next; each takes some 300 bytes. */
const KEYS_MAX = 10_000;

export function subjectKeys(
  personal: PersonalData,
  select: (statement: sql.Statement, wanted: readonly string[]) => Promise<readonly KeyRow[]>,
): SubjectKeys {
  const bySubject = new Map<string, SubjectKey>();
  const byId = new Map<string, SubjectKey | undefined>();
  const fresh = new Map<string, { readonly key: SubjectKey; used: boolean }>();
  const erased = new Map<string, string>();
  const keep = (row: KeyRow): void => {
    // Still in the table, but destroyed by a command before in this batch.
    if (erased.has(row.subject)) return;
    const key = personal.unwrap(row);
    bySubject.set(key.subject, key);
    byId.set(key.id, key);
  };
  const clear = (): void => {
    for (const map of [bySubject, byId, fresh, erased]) map.clear();
  };
  return {
    clear,
    begin: () => {
      if (fresh.size > 0 || erased.size > 0 || byId.size > KEYS_MAX) clear();
    },
    load: async (jsonTexts) => {
      const wanted = [...new Set(jsonTexts.flatMap(keyIdsIn))].filter((id) => !byId.has(id));
      if (wanted.length === 0) return;
      const rows = await select(sql.selectKeysById, wanted);
      for (const id of wanted) byId.set(id, undefined);
      for (const row of rows) keep(row);
    },
    ensure: async (subject) => {
      if (!bySubject.has(subject) && !erased.has(subject))
        for (const row of await select(sql.selectKeysBySubject, [subject])) keep(row);
      if (bySubject.has(subject)) return;
      const key = personal.newKey(subject);
      fresh.set(subject, { key, used: false });
      bySubject.set(subject, key);
      byId.set(key.id, key);
    },
    keyOf: (personId) => {
      const subject = personal.pseudonym(personId);
      const key = bySubject.get(subject);
      if (!key) throw new NeedsSubjectKey(subject);
      const made = fresh.get(subject);
      if (made) made.used = true;
      return key;
    },
    open: (jsonText) =>
      unsealed(jsonText, (id) => {
        // To take a key for destroyed that was merely not read would write the mark of erasure into new events.
        if (!byId.has(id)) throw new Error('a sealed state was read without its key');
        return byId.get(id);
      }),
    erase: (personIds) => {
      for (const personId of personIds) {
        const subject = personal.pseudonym(personId);
        const key = bySubject.get(subject);
        if (key) byId.set(key.id, undefined);
        bySubject.delete(subject);
        fresh.delete(subject);
        erased.set(subject, personId);
      }
    },
    steps: (cell) => {
      const made = [...fresh.values()].filter(({ used }) => used).map(({ key }) => key);
      const insert: Step = {
        statement: sql.insertSubjectKeys,
        values: [
          cell,
          made.map(({ subject }) => subject),
          made.map(({ id }) => id),
          made.map((key) => personal.wrap(key)),
        ],
        after: 'after-keys',
      };
      const subjects = [...erased.keys()];
      const destroy: readonly Step[] = [
        { statement: sql.deleteSubjectKeys, values: [cell, subjects], after: 'after-keys' },
        { statement: sql.forgetSubmissions, values: [cell, subjects, [...erased.values()]], after: 'after-keys' },
        { statement: sql.forgetQuarantine, values: [cell, subjects, [...erased.values()]], after: 'after-keys' },
      ];
      return [...(erased.size > 0 ? destroy : []), ...(made.length > 0 ? [insert] : [])];
    },
    isUnsettled: () => fresh.size > 0 || erased.size > 0,
    committed: () => {
      for (const [subject, { key, used }] of fresh) {
        if (used) continue;
        bySubject.delete(subject);
        byId.delete(key.id);
      }
      fresh.clear();
      erased.clear();
    },
  };
}

/** Opens JSON texts read beside the writer. Keeps no key, so that an erasure holds from its commit on in every program. */
export type OpenTexts = (jsonTexts: readonly string[]) => Promise<readonly string[]>;

export function openTexts(database: Pick<pg.ClientBase, 'query'>, cell: number, personal: PersonalData): OpenTexts {
  return async (jsonTexts) => {
    const ids = [...new Set(jsonTexts.flatMap(keyIdsIn))];
    if (ids.length === 0) return jsonTexts;
    const { rows } = await database.query<KeyRow>({ ...sql.selectKeysById, values: [cell, ids] });
    const keys = new Map(rows.map((row) => [row.key_id, personal.unwrap(row)]));
    return jsonTexts.map((text) => unsealed(text, (id) => keys.get(id)));
  };
}
