import { existsSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { STREAMS } from '#server/program';
import { fileOf, streamsOf } from '#tests/corpus/corpus';
import { lifeOfEverything } from '#tests/corpus/life-of-everything';

/**
 * Keeps what a release writes into a journal, so that every later one proves that it can still read it.
 *
 *   node tools/write-event-corpus.ts 1.0 [--renew]
 *
 * `--renew` is for a release that is not out yet.
 */
const [release, renew] = process.argv.slice(2);
if (release === undefined || !/^[\w.-]+$/.test(release))
  throw new Error('name the release: node tools/write-event-corpus.ts 1.0');
const file = fileOf(release);
if (existsSync(file) && renew !== '--renew')
  throw new Error(`${file} stands already: what a release wrote is never changed`);
writeFileSync(file, `${JSON.stringify(streamsOf(lifeOfEverything(), STREAMS), undefined, 1)}\n`);
