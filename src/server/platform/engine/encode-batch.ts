import type { Applied } from './apply-outcome.ts';
import type { Changes } from './batch-world.ts';
import { bigintColumn, bytesColumn, int4Column, int8Column, textColumn, utf8Column } from './columns.ts';
import type { AnyStream } from './contract.ts';
import type { DebugPoint } from './debug-point.ts';
import { hashChain } from './journal-entry.ts';
import * as sql from './statements.ts';

/** One statement of a batch, with the debug point that follows it. */
export interface Step {
  readonly statement: sql.Statement;
  readonly values: readonly unknown[];
  readonly after: DebugPoint;
}

export interface AcceptedCommand {
  readonly sender: string;
  readonly key: string | undefined;
  readonly contentHash: Uint8Array;
  readonly applied: Applied;
}

export interface EncodedBatch {
  readonly steps: readonly Step[];
  /** Hash of the last event. */
  readonly hash: Uint8Array;
}

/** Turns everything a batch decided into one statement per table. Tables without rows are left out. */
export function encodeBatch(
  cell: number,
  accepted: readonly AcceptedCommand[],
  changes: Changes,
  streams: ReadonlyMap<string, AnyStream>,
  hashBefore: Uint8Array,
): EncodedBatch {
  const events = eventStep(cell, accepted, hashBefore);
  const steps = [
    events.step,
    ...stateSteps(cell, changes, streams),
    ...keySteps(cell, changes),
    numberStep(cell, changes),
    postingStep(cell, accepted),
    outboxStep(cell, accepted),
    acceptanceStep(cell, accepted),
  ];
  return { steps: steps.filter((step) => step !== undefined), hash: events.hash };
}

function eventStep(cell: number, accepted: readonly AcceptedCommand[], hashBefore: Uint8Array): { step: Step | undefined; hash: Uint8Array } {
  const [positions, previous, bodies, hashes] = [int8Column(), int8Column(), bytesColumn(), bytesColumn()];
  const chain = hashChain(hashBefore);
  let count = 0;
  for (const { applied } of accepted) {
    for (const [index, entry] of applied.entries.entries()) {
      const link = chain.add(entry.text);
      positions.add(applied.firstPosition + index);
      previous.add(entry.previous);
      bodies.add(link.body);
      hashes.add(link.hash);
      count += 1;
    }
  }
  const values = [cell, positions.done(), previous.done(), bodies.done(), hashes.done()];
  return { step: count === 0 ? undefined : { statement: sql.insertEvents, values, after: 'after-events' }, hash: chain.head() };
}

function stateSteps(cell: number, changes: Changes, streams: ReadonlyMap<string, AnyStream>): readonly Step[] {
  const [fresh, known] = [stateColumns(), stateColumns()];
  for (const { ref, committed, current } of changes.streams.values()) {
    if (current === committed) continue;
    const columns = committed === undefined || committed.version === 0 ? fresh : known;
    columns.type.add(ref.type);
    columns.id.add(ref.id);
    columns.version.add(current.version);
    columns.foldVersion.add(streams.get(ref.type)?.foldVersion ?? 0);
    columns.position.add(current.position);
    columns.body.add(current.text);
    columns.count += 1;
  }
  const step = (columns: typeof fresh, statement: sql.Statement): readonly Step[] =>
    columns.count === 0 ? [] : [{ statement, values: stateValues(cell, columns), after: 'after-states' }];
  return [...step(fresh, sql.insertStates), ...step(known, sql.updateStates)];
}

const stateColumns = () => ({
  type: textColumn(),
  id: textColumn(),
  version: int4Column(),
  foldVersion: int4Column(),
  position: int8Column(),
  body: utf8Column(),
  count: 0,
});

const stateValues = (cell: number, columns: ReturnType<typeof stateColumns>): readonly unknown[] => [
  cell,
  columns.type.done(),
  columns.id.done(),
  columns.version.done(),
  columns.foldVersion.done(),
  columns.position.done(),
  columns.body.done(),
];

function keySteps(cell: number, changes: Changes): readonly Step[] {
  const changed = [...changes.keys.values()].filter(({ committed, current }) => committed !== current);
  const freed = changed.filter(({ committed }) => committed !== undefined);
  const held = changed.filter(({ current }) => current !== undefined);
  const columnsOf = (rows: typeof changed): readonly Buffer[] => {
    const [keys, values] = [textColumn(), textColumn()];
    for (const { ref } of rows) {
      keys.add(ref.key);
      values.add(ref.value);
    }
    return [keys.done(), values.done()];
  };
  const holders = textColumn();
  for (const { current } of held) holders.add(current ?? null);
  const steps: Step[] = [];
  if (freed.length > 0) steps.push({ statement: sql.deleteKeys, values: [cell, ...columnsOf(freed)], after: 'after-keys' });
  if (held.length > 0) steps.push({ statement: sql.insertKeys, values: [cell, ...columnsOf(held), holders.done()], after: 'after-keys' });
  return steps;
}

function numberStep(cell: number, changes: Changes): Step | undefined {
  if (changes.numbers.size === 0) return undefined;
  const [ranges, lasts] = [textColumn(), bigintColumn()];
  for (const [range, last] of changes.numbers) {
    ranges.add(range);
    lasts.add(last);
  }
  return { statement: sql.upsertNumbers, values: [cell, ranges.done(), lasts.done()], after: 'after-numbers' };
}

function postingStep(cell: number, accepted: readonly AcceptedCommand[]): Step | undefined {
  const [positions, legs, accounts, amounts, subjects] = [int8Column(), int4Column(), textColumn(), bigintColumn(), textColumn()];
  let count = 0;
  for (const { applied } of accepted) {
    for (const [leg, posting] of applied.postings.entries()) {
      positions.add(applied.firstPosition);
      legs.add(leg);
      accounts.add(posting.account);
      amounts.add(posting.amount);
      subjects.add(posting.subject);
      count += 1;
    }
  }
  const values = [cell, positions.done(), legs.done(), accounts.done(), amounts.done(), subjects.done()];
  return count === 0 ? undefined : { statement: sql.insertPostings, values, after: 'after-postings' };
}

function outboxStep(cell: number, accepted: readonly AcceptedCommand[]): Step | undefined {
  const [topics, positions, ordinals, payloads] = [textColumn(), int8Column(), int4Column(), utf8Column()];
  let count = 0;
  for (const { applied } of accepted) {
    for (const [ordinal, message] of applied.outbox.entries()) {
      topics.add(message.topic);
      positions.add(applied.firstPosition);
      ordinals.add(ordinal);
      payloads.add(message.payloadText);
      count += 1;
    }
  }
  const values = [cell, topics.done(), positions.done(), ordinals.done(), payloads.done()];
  return count === 0 ? undefined : { statement: sql.insertOutbox, values, after: 'after-outbox' };
}

function acceptanceStep(cell: number, accepted: readonly AcceptedCommand[]): Step | undefined {
  const [senders, keys, hashes, positions, answers] = [textColumn(), textColumn(), bytesColumn(), int8Column(), utf8Column()];
  let count = 0;
  for (const { sender, key, contentHash, applied } of accepted) {
    if (key === undefined) continue;
    senders.add(sender);
    keys.add(key);
    hashes.add(contentHash);
    positions.add(applied.lastPosition);
    answers.add(applied.answerText);
    count += 1;
  }
  const values = [cell, senders.done(), keys.done(), hashes.done(), positions.done(), answers.done()];
  return count === 0 ? undefined : { statement: sql.insertAcceptances, values, after: 'after-acceptances' };
}
