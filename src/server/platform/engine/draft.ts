import type { Clock, Instant, PlainDate } from '#core/kernel';
import { batchWorld, type Changes } from './batch-world.ts';
import type { CanonicalWriter } from './canonical.ts';
import { senderKey, type CellReader, type SenderKey } from './cell-reader.ts';
import type { AnyStream } from './contract.ts';
import { decideBatch, prepare, touchesOf, type BatchContext, type Verdict } from './decide-batch.ts';
import { recordedFacts, type FactsSource } from './facts.ts';
import type { Limits } from './limits.ts';
import type { Pending } from './pending.ts';
import type { PersonalData } from './personal-data.ts';
import type { SubjectKeys } from './subject-keys.ts';
import type { UnderWay } from './under-way.ts';

/** Where a draft begins: behind the last event that is committed, or that the batches under way will have committed before it. */
export interface Ground {
  readonly position: number;
  readonly at: string;
  readonly underWay: UnderWay;
  readonly lastNumber: (range: string) => bigint;
}

/** A batch while it is being decided. Commands join it in groups until it is sent. */
export interface Draft<Reference> {
  readonly at: Instant;
  /**
   * Decides some more commands, and says how. Throws where the database cannot be read; then what became of those decided before is open too, since
   * they were decided on the same ground.
   */
  readonly add: (taken: readonly Pending<Reference>[]) => Promise<readonly Verdict<Reference>[]>;
  /** Every command that joined and was not answered at once. */
  readonly pendings: () => readonly Pending<Reference>[];
  readonly verdicts: () => readonly Verdict<Reference>[];
  readonly changes: () => Changes;
  /** Position of its last event. */
  readonly position: () => number;
  /**
   * Whether it takes no more: it is full, or the law or the day in force are not those by which it judges. Whoever was told of a change, of a model
   * that was stopped or of a tariff that holds from midnight on, finds that what is sent afterwards is judged by it.
   */
  readonly isClosed: () => boolean;
}

export interface DraftOptions<Reference> {
  readonly cell: number;
  readonly streams: ReadonlyMap<string, AnyStream>;
  readonly facts: FactsSource<Reference>;
  readonly personal: PersonalData;
  readonly subjects: SubjectKeys;
  readonly legalDay: (at: Instant) => PlainDate;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly strictFolds: boolean;
  readonly reader: CellReader;
  /** Where the bytes of this draft gather, and of no other that is not yet committed. */
  readonly writer: CanonicalWriter;
  /** Takes back commands for which there was no more room. */
  readonly putBack: (pendings: readonly Pending<Reference>[]) => void;
  readonly beforeHandle: () => Promise<void>;
}

export function beginDraft<Reference>(options: DraftOptions<Reference>, ground: Ground): Draft<Reference> {
  const { cell, streams, limits, strictFolds, personal, subjects, reader, writer } = options;
  const now = options.clock.now();
  const at = (now > ground.at ? now : ground.at) as Instant;
  const today = options.legalDay(at);
  const world = batchWorld({ lastNumber: ground.lastNumber, personal, openText: subjects.open });
  const recorded = recordedFacts(options.facts, at, today);
  const judgesAsOfNow = (): boolean =>
    options.facts.reference().snapshot === recorded.facts.reference && options.legalDay(options.clock.now()) <= today;
  const pendings: Pending<Reference>[] = [];
  const verdicts: Verdict<Reference>[] = [];
  let position = ground.position;
  let bytesLeft = limits.batchBytesMax;
  writer.rewind(0);

  const context = (): BatchContext<Reference> => ({
    world,
    writer,
    recorded,
    streams,
    limits,
    strictFolds,
    personal,
    subjects,
    cell,
    at,
    today,
    position,
    bytesLeft,
    read: (touches) => reader.read(touches, world, ground.underWay),
  });

  /** Prepares, reads everything named, and answers what needs no writer: repeats of what was accepted. */
  const open = async (taken: readonly Pending<Reference>[]): Promise<readonly Pending<Reference>[]> => {
    const touches = taken.flatMap((pending) => {
      try {
        prepare(pending, recorded, today);
        return touchesOf(pending, personal);
      } catch {
        // Found again, and answered, when the command's turn comes.
        return [];
      }
    });
    const keyed = taken.flatMap(({ sender, key }): readonly SenderKey[] =>
      key === undefined ? [] : [{ sender, key }],
    );
    const [known] = await reader.together(() => [
      reader.acceptances(keyed),
      reader.read(world.misses(touches), world, ground.underWay),
    ]);
    return taken.filter((pending) => {
      const before =
        pending.key === undefined ? undefined : known.get(senderKey({ sender: pending.sender, key: pending.key }));
      if (!before) return true;
      const same = Buffer.compare(before.contentHash, pending.contentHash) === 0;
      pending.answer(
        same
          ? { status: 'accepted', answer: before.answer, position: before.position, replayed: true }
          : { status: 'conflict' },
      );
      return false;
    });
  };

  return {
    at,
    add: async (taken) => {
      const from = pendings.length;
      pendings.push(...taken);
      const opened = await open(taken);
      pendings.splice(from, taken.length, ...opened);
      await options.beforeHandle();
      const decided = await decideBatch(opened, context());
      verdicts.push(...decided.verdicts);
      pendings.splice(from + decided.verdicts.length);
      options.putBack(decided.left);
      ({ position, bytesLeft } = decided);
      return decided.verdicts;
    },
    pendings: () => pendings,
    verdicts: () => verdicts,
    changes: world.changes,
    position: () => position,
    isClosed: () => pendings.length >= limits.batchCommandsMax || bytesLeft <= 0 || !judgesAsOfNow(),
  };
}
