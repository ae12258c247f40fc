import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decimalText, instant, ok, plainDate, testClock, type Actor } from '#core/kernel';
import { publishReferenceHandler, referenceStream, type Reference } from '#core/reference';
import { createEngine, journalReader, type Answer, type Engine } from '#server/platform/engine';
import {
  compileCountry,
  countryFilesOf,
  openReferenceRoom,
  versionOf,
  versionStore,
  type LoadedCountry,
  type ReferenceRoom,
} from '#server/reference';
import { publishFolder } from './publish-folder.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { vietnamFiles } from '#tests/support/reference';

const clerk: Actor = {
  userId: 'u-tariff',
  organisationId: 'customs',
  roles: ['administrator'],
  offices: [],
  delegations: [],
};
const TODAY = plainDate('2026-11-21');

const load = (changes: Readonly<Record<string, (text: string) => string>>): LoadedCountry => {
  const texts = { ...vietnamFiles().texts };
  for (const [path, change] of Object.entries(changes)) texts[path] = change(texts[path] ?? '');
  const files = countryFilesOf(texts);
  const country = files.ok ? compileCountry(files.value) : files;
  if (!country.ok) throw new Error(JSON.stringify(country.error));
  return country.value;
};
const vietnam = load({});
/** Popcorn maize from 30 to 31 per cent. */
const dearerMaize = load({ 'tariff/lines.csv': (text) => text.replace('10059010,kg,45,30,', '10059010,kg,46.5,31,') });

const maizeMfn = ({ tariff }: Reference): string | undefined => {
  const rate = tariff.lineOn('10059010', TODAY)?.measures.mfn?.rate;
  return rate?.kind === 'ad-valorem' ? decimalText(rate.percent) : undefined;
};

let database: TestDatabase;
const clock = testClock('2026-11-21T02:00:00Z');
const engines: Engine[] = [];
const troubles: unknown[] = [];
/** How often a country was made ready for use. */
let understood = 0;
beforeEach(async () => {
  database = await testDatabase();
  clock.set(instant('2026-11-21T02:00:00Z'));
});
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.stop()));
  await database.close();
  expect(troubles.splice(0)).toEqual([]);
});

/** The program as it starts with this country on disk. */
async function start(
  onDisk: LoadedCountry,
): Promise<{ readonly room: ReferenceRoom<Reference>; readonly engine: Engine }> {
  const opened = await openReferenceRoom({
    onDisk,
    store: versionStore(database.pool),
    readStream: journalReader(database.pool, 1).readStream,
    snapshotOf: (_country, reference) => {
      understood += 1;
      return ok(reference);
    },
  });
  if (!opened.ok) throw new Error('opens');
  const room = opened.value;
  const engine = createEngine<Reference>({
    connection: database.connection,
    pool: database.pool,
    cell: 1,
    handlers: [publishReferenceHandler<Reference>()],
    streams: [referenceStream],
    reference: room.inForce,
    zoneOffsetMinutes: 420,
    clock,
    secret: Buffer.alloc(32, 7),
    strictFolds: true,
    onTrouble: (error) => troubles.push(error),
  });
  engines.push(engine);
  await engine.start();
  return { room, engine };
}

/** Puts exactly this country in force, as if the folder held it and nothing had been approved. */
const publish = (
  room: ReferenceRoom<Reference>,
  country: LoadedCountry,
  by: { readonly engine: Engine; readonly actor: Actor },
): Promise<Answer> =>
  room.publish({ country, folder: country, basedOn: room.history().at(-1)?.version ?? null, overruled: [] }, by);

const codes = (answer: Answer): readonly string[] =>
  answer.status === 'refused' ? answer.refusals.map(({ code }) => code) : [answer.status];

describe('publishing', () => {
  test('a folder that holds what is in force is not read anew, however often somebody asks', async () => {
    const { room, engine } = await start(vietnam);
    await publish(room, vietnam, { engine, actor: clerk });
    const before = understood;
    const again = await publishFolder({ room, folder: 'country/vn', engine, actor: clerk });
    expect([again, understood - before]).toEqual([ok('in force already'), 0]);
  });

  test('the first start publishes what is on disk, and the journal says what it held', async () => {
    const { room, engine } = await start(vietnam);
    expect(room.history()).toEqual([]);
    expect((await room.unpublished())?.country).toBe(vietnam);
    const answer = await publish(room, vietnam, { engine, actor: clerk });
    expect(answer.status).toBe('accepted');
    expect(await room.unpublished()).toBeUndefined();
    const { rows } = await database.pool.query<{
      data: { version: string; summary: { sections: { section: string; added: number }[] } };
    }>("select data from engine.journal where stream_type = 'reference'");
    expect(rows[0]?.data.version).toBe(vietnam.pack.version);
    expect(rows[0]?.data.summary.sections.find(({ section }) => section === 'tariff-line')?.added).toBe(11_871);
  });

  test('a new version comes into force at once and whole, with the old one still there for what it decided', async () => {
    const { room, engine } = await start(vietnam);
    await publish(room, vietnam, { engine, actor: clerk });
    const before = room.current();
    clock.set(instant('2026-11-22T02:00:00Z'));
    await publish(room, dearerMaize, { engine, actor: clerk });
    expect([maizeMfn(before), maizeMfn(room.current())]).toEqual(['30', '31']);
    expect(room.inForce().version).toBe(dearerMaize.pack.version);
    const old = await room.ofVersion(vietnam.pack.version);
    expect(old && maizeMfn(old)).toBe('30');
    expect(room.history().map(({ version, basedOn }) => [version, basedOn])).toEqual([
      [vietnam.pack.version, null],
      [dearerMaize.pack.version, vietnam.pack.version],
    ]);
  });

  test('a version that only an older program understood is told to be none, and harms nothing', async () => {
    const { room, engine } = await start(vietnam);
    await publish(room, vietnam, { engine, actor: clerk });
    const unread = countryFilesOf({ ...vietnam.files.texts, 'tariff/lines.csv': 'a,column,that,nobody,knows\n' });
    if (!unread.ok) throw new Error('they are files');
    const version = versionOf('VN', unread.value);
    await versionStore(database.pool).keep('VN', version, unread.value);
    expect(await room.ofVersion(version)).toBeUndefined();
    expect(await room.ofVersion('vn-of-nowhere')).toBeUndefined();
    expect(maizeMfn(room.current())).toBe('30');
  });

  test('what was known at a moment is the version in force then, without what came to be known later', async () => {
    const { room, engine } = await start(vietnam);
    await publish(room, vietnam, { engine, actor: clerk });
    clock.set(instant('2026-11-22T02:00:00Z'));
    await publish(room, dearerMaize, { engine, actor: clerk });
    expect(maizeMfn(await room.asKnownAt(instant('2026-11-21T12:00:00Z')))).toBe('30');
    expect(maizeMfn(await room.asKnownAt(instant('2026-11-22T12:00:00Z')))).toBe('31');
    const then = await room.asKnownAt(instant('2026-11-18T12:00:00Z'));
    expect(then.rates.rateOn('USD', plainDate('2026-11-23'))).toBeUndefined();
  });

  test('instants between which nothing was learned share one snapshot, and after the last it is the one in force', async () => {
    const { room, engine } = await start(vietnam);
    await publish(room, vietnam, { engine, actor: clerk });
    const early = await room.asKnownAt(instant('2026-11-18T12:00:00Z'));
    expect(await room.asKnownAt(instant('2026-11-18T12:00:01Z'))).toBe(early);
    expect(await room.asKnownAt(instant('2030-01-01T00:00:00Z'))).toBe(room.current());
    const nothing = await room.asKnownAt(instant('1990-01-01T00:00:00Z'));
    expect(nothing.tariff.lineCount).toBe(0);
    expect(await room.asKnownAt(instant('1980-01-01T00:00:00Z'))).toBe(nothing);
  });

  test('a restart with the same disk publishes nothing and keeps the history', async () => {
    const first = await start(vietnam);
    await publish(first.room, vietnam, { engine: first.engine, actor: clerk });
    await Promise.all(engines.splice(0).map((engine) => engine.stop()));
    const { room } = await start(vietnam);
    expect(await room.unpublished()).toBeUndefined();
    expect(room.history()).toEqual(first.room.history());
  });

  test('after a restart the published version is in force, not the disk, until that is published too', async () => {
    const first = await start(vietnam);
    await publish(first.room, vietnam, { engine: first.engine, actor: clerk });
    await Promise.all(engines.splice(0).map((engine) => engine.stop()));
    const { room, engine } = await start(dearerMaize);
    expect(maizeMfn(room.current())).toBe('30');
    expect((await room.unpublished())?.country).toBe(dearerMaize);
    await publish(room, dearerMaize, { engine, actor: clerk });
    expect(maizeMfn(room.current())).toBe('31');
  });

  test('files of an older program, which say less than is asked today, give way to the disk', async () => {
    const texts = vietnamFiles().texts;
    const profile = (texts['profile.json'] ?? '').replace(/"preRegistrationDays": \d+,/, '');
    const files = countryFilesOf({ ...texts, 'profile.json': profile });
    if (!files.ok || compileCountry(files.value).ok) throw new Error('says less');
    const older = { ...vietnam, files: files.value, pack: { ...vietnam.pack, version: versionOf('VN', files.value) } };
    const first = await start(older);
    await publish(first.room, older, { engine: first.engine, actor: clerk });
    await Promise.all(engines.splice(0).map((engine) => engine.stop()));
    const { room, engine } = await start(vietnam);
    expect(room.inForce().version).toBe(vietnam.pack.version);
    expect((await publish(room, vietnam, { engine, actor: clerk })).status).toBe('accepted');
    expect(await room.unpublished()).toBeUndefined();
  });

  test('the version in force is not published again, and going back to an older one is a publication', async () => {
    const { room, engine } = await start(vietnam);
    await publish(room, vietnam, { engine, actor: clerk });
    await publish(room, dearerMaize, { engine, actor: clerk });
    expect(codes(await publish(room, dearerMaize, { engine, actor: clerk }))).toEqual(['REF-002']);
    expect((await publish(room, vietnam, { engine, actor: clerk })).status).toBe('accepted');
    expect([maizeMfn(room.current()), room.history().length]).toEqual(['30', 3]);
  });

  test('who compared with a version that is no longer in force is refused, and what is in force stays', async () => {
    const { room, engine } = await start(vietnam);
    await publish(room, vietnam, { engine, actor: clerk });
    const summary = { sections: [], firstDayAffected: null, samples: [] };
    const data = { country: 'VN', version: `vn-${'0'.repeat(32)}`, basedOn: `vn-${'1'.repeat(32)}`, summary };
    const stale = await engine.submit(
      { type: 'reference.publish', data, actor: clerk },
      { sender: 'customs', trafficClass: 'internal' },
    );
    const wrong = await engine.submit(
      { type: 'reference.publish', data: { country: 'VN' }, actor: clerk },
      { sender: 'customs', trafficClass: 'internal' },
    );
    expect([...codes(stale), ...codes(wrong)]).toEqual(['REF-003', 'REF-001']);
    expect(maizeMfn(room.current())).toBe('30');
  });
});

describe('what was approved', () => {
  const BASES = 'legal-bases.csv';
  const otherBases = (text: string) => text.replace(/(\r?\n)[^\r\n]+(\r?\n)$/, '$1');
  const newProgram = load({ [BASES]: otherBases });

  /** As an approval does: published from no folder. */
  const approve = (room: ReferenceRoom<Reference>, engine: Engine, country: LoadedCountry): Promise<Answer> => {
    const summary = { sections: [], firstDayAffected: null, samples: [] };
    const basedOn = room.history().at(-1)?.version ?? null;
    const data = { country: 'VN', version: country.pack.version, basedOn, folder: null, summary };
    return room.adopt(country, () =>
      engine.submit({ type: 'reference.publish', data, actor: clerk }, { sender: 'customs', trafficClass: 'internal' }),
    );
  };
  const restart = async (onDisk: LoadedCountry) => {
    await Promise.all(engines.splice(0).map((engine) => engine.stop()));
    return start(onDisk);
  };
  const begun = async () => {
    const first = await start(vietnam);
    await publish(first.room, vietnam, { engine: first.engine, actor: clerk });
    await approve(first.room, first.engine, dearerMaize);
    return first;
  };

  test('stays in force over a restart, and the folder it was laid over is not published again', async () => {
    await begun();
    const { room } = await restart(vietnam);
    expect(maizeMfn(room.current())).toBe('31');
    expect(await room.unpublished()).toBeUndefined();
  });

  test('stays when the folder changes other files, and comes with them', async () => {
    await begun();
    const { room, engine } = await restart(newProgram);
    const laid = await room.unpublished();
    if (laid === undefined) throw new Error('the folder holds something new');
    expect(laid.overruled).toEqual([]);
    await room.publish(laid, { engine, actor: clerk });
    expect(maizeMfn(room.current())).toBe('31');
    expect(room.country().files.texts[BASES]).toBe(newProgram.files.texts[BASES]);
    expect(room.history().at(-1)).toMatchObject({ folder: newProgram.pack.version });
    expect(await room.unpublished()).toBeUndefined();
    // Once more, and the folder goes on from there: nothing of it is new, and nothing approved is lost.
    const again = await restart(newProgram);
    expect(await again.room.unpublished()).toBeUndefined();
    expect(maizeMfn(again.room.current())).toBe('31');
  });

  test('gives way where the folder changes the very file, and says so', async () => {
    await begun();
    const cheaper = load({
      'tariff/lines.csv': (text) => text.replace('10059010,kg,45,30,', '10059010,kg,43.5,29,'),
    });
    const { room, engine } = await restart(cheaper);
    const laid = await room.unpublished();
    expect(laid?.overruled).toEqual(['tariff/lines.csv']);
    if (laid) await room.publish(laid, { engine, actor: clerk });
    expect(maizeMfn(room.current())).toBe('29');
  });

  test('may come to the folder later, and a later approval over it stays all the same', async () => {
    const { room, engine } = await begun();
    const evenDearer = load({
      'tariff/lines.csv': (text) => text.replace('10059010,kg,45,30,', '10059010,kg,48,32,'),
    });
    await approve(room, engine, evenDearer);
    // The folder now holds what was approved first.
    const later = await restart(dearerMaize);
    expect(await later.room.unpublished()).toBeUndefined();
    const both = load({
      'tariff/lines.csv': (text) => text.replace('10059010,kg,45,30,', '10059010,kg,46.5,31,'),
      [BASES]: otherBases,
    });
    const last = await restart(both);
    const laid = await last.room.unpublished();
    expect(laid?.overruled).toEqual([]);
    if (laid) await last.room.publish(laid, { engine: last.engine, actor: clerk });
    expect(maizeMfn(last.room.current())).toBe('32');
  });
});
