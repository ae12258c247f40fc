import {
  legalDate,
  type Clock,
  type Command,
  type Facts,
  type Handler,
  type Json,
  type KeyRef,
  type Outcome,
  type Posting,
  type RecordedEvent,
  type Refusals,
  type Result,
  type StreamDefinition,
  type StreamRef,
  type Touch,
  type WorkingSet,
} from '#core/kernel';
import { assert, ok } from '#core/kernel';

// Handlers of many commands live in one list; each gets the command of its own type, which the list cannot say.
type AnyHandler<Reference> = Handler<never, never, Reference>;
type AnyStream = StreamDefinition<never>;

export interface MemoryEngine {
  readonly submit: (command: Command) => Result<Outcome, Refusals>;
  readonly state: <S>(ref: StreamRef) => S | undefined;
  readonly events: readonly (RecordedEvent & { readonly stream: StreamRef })[];
  readonly postings: readonly Posting[];
  readonly outbox: readonly { readonly topic: string; readonly payload: Json }[];
  readonly holder: (key: KeyRef) => string | undefined;
  readonly lastNumber: (range: string) => bigint;
}

const ZONE_OFFSET_MINUTES = 420;
const NEEDS_MORE_ROUNDS_MAX = 8;

/** The contract of the engine in a page, without a database: for tests of the law alone. It is as strict as the real one. */
export function memoryEngine<Reference>(options: {
  readonly handlers: readonly unknown[];
  readonly streams: readonly unknown[];
  readonly reference: Reference;
  readonly clock: Clock;
  readonly draw: (identity: string) => number;
}): MemoryEngine {
  const handlers = new Map(
    (options.handlers as readonly AnyHandler<Reference>[]).map((handler) => [handler.type as string, handler]),
  );
  const streams = new Map((options.streams as readonly AnyStream[]).map((stream) => [stream.type, stream]));
  const states = new Map<string, unknown>();
  const keys = new Map<string, string>();
  const numbers = new Map<string, bigint>();
  const events: (RecordedEvent & { readonly stream: StreamRef })[] = [];
  const postings: Posting[] = [];
  const outbox: { readonly topic: string; readonly payload: Json }[] = [];

  const factsNow = (): Facts<Reference> => {
    const at = options.clock.now();
    return {
      reference: options.reference,
      referenceVersion: 'test',
      at,
      today: legalDate(at, ZONE_OFFSET_MINUTES),
      draw: options.draw,
      token: (identity) =>
        Array.from(identity, (char) => char.charCodeAt(0).toString(16))
          .join('')
          .padEnd(32, '0'),
    };
  };

  const decide = (
    command: Command,
  ): {
    readonly decided: Result<Outcome, Refusals>;
    readonly taken: ReadonlyMap<string, bigint>;
    readonly touched: ReadonlySet<string>;
  } => {
    const handler = handlers.get(command.type) as unknown as Handler<Command, unknown, Reference> | undefined;
    assert(handler !== undefined, `${command.type} is a command`);
    const facts = factsNow();
    const prepared = handler.prepare(command, facts);
    if (!prepared.ok) return { decided: prepared, taken: new Map(), touched: new Set() };
    const touched = new Set(handler.touches(command, prepared.value).map(nameOf));
    for (let round = 0; round < NEEDS_MORE_ROUNDS_MAX; round += 1) {
      const taken = new Map<string, bigint>();
      const decided = handler.handle(command, prepared.value, worldOf(touched, taken), facts);
      if (!('needsMore' in decided)) return { decided, taken, touched };
      for (const touch of decided.needsMore) touched.add(nameOf(touch));
    }
    throw new Error(`${command.type} asks for more without end`);
  };

  const worldOf = (touched: ReadonlySet<string>, taken: Map<string, bigint>): WorkingSet => {
    const named = (touch: Touch): string => {
      const name = nameOf(touch);
      assert(touched.has(name), `${name} was asked for before it was read`);
      return name;
    };
    const lastNumber = (range: string): bigint => taken.get(range) ?? numbers.get(range) ?? 0n;
    return {
      state: <S>(ref: StreamRef) => states.get(named(ref)) as S | undefined,
      version: (ref) => events.filter(({ stream }) => nameOf(stream) === named(ref)).length,
      holder: (key) => keys.get(named(key)),
      has: (touch) => touched.has(nameOf(touch)),
      nextNumber: (range) => {
        const next = lastNumber(range) + 1n;
        taken.set(range, next);
        return next;
      },
      lastNumber,
    };
  };

  const keep = (command: Command, outcome: Outcome, touched: ReadonlySet<string>): void => {
    for (const key of outcome.releases) {
      assert(touched.has(nameOf(key)), `${nameOf(key)} is set free by who has read it`);
      keys.delete(nameOf(key));
    }
    for (const { holder, ...key } of outcome.claims) {
      assert(touched.has(nameOf(key)), `${nameOf(key)} is taken by who has read it`);
      assert(!keys.has(nameOf(key)) || keys.get(nameOf(key)) === holder, `${nameOf(key)} is free`);
      keys.set(nameOf(key), holder);
    }
    assert(outcome.postings.reduce((sum, posting) => sum + BigInt(posting.amount), 0n) === 0n, 'postings balance');
    postings.push(...outcome.postings);
    outbox.push(...outcome.outbox);
    for (const { stream, type, version, data } of outcome.events) {
      const event = {
        stream,
        type,
        version,
        data,
        position: BigInt(events.length + 1),
        at: options.clock.now(),
        actor: command.actor,
      };
      const definition = streams.get(stream.type) as unknown as StreamDefinition<unknown> | undefined;
      assert(definition !== undefined, `${stream.type} is a kind of stream`);
      states.set(nameOf(stream), definition.evolve(states.get(nameOf(stream)), event));
      events.push(event);
    }
  };

  return {
    submit: (command) => {
      const { decided, taken, touched } = decide(command);
      if (!decided.ok) return decided;
      for (const [range, last] of taken) numbers.set(range, last);
      keep(command, decided.value, touched);
      return ok(decided.value);
    },
    state: <S>(ref: StreamRef) => states.get(nameOf(ref)) as S | undefined,
    events,
    postings,
    outbox,
    holder: (key) => keys.get(nameOf(key)),
    lastNumber: (range) => numbers.get(range) ?? 0n,
  };
}

const nameOf = (touch: Touch): string =>
  'type' in touch ? `${touch.type}/${touch.id}` : `${touch.key}=${touch.value}`;
