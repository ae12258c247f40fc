import { serveParent } from './child.ts';
import { openLine, type HttpAnswer, type HttpLine } from './http-line.ts';
import { BENCH_DAY, CONNECTIONS, COUNTRY } from './setting.ts';
import { arrivalGaps, ORDINAL_MARK, ordinalText, trafficOf } from './traffic.ts';
import { countryInForce } from '#server/program';

/** The load generator, in a process of its own so that what it uses is not taken for the program's. */
export interface Target {
  readonly url: string;
  readonly key: string;
  /** Ordinals begin here, so that no two runs on a database collide. */
  readonly firstOrdinal: number;
}

export interface LoadResult {
  readonly sent: number;
  readonly accepted: number;
  /** Answers other than 201, by status. */
  readonly others: Readonly<Record<string, number>>;
  readonly sample: string | undefined;
  readonly seconds: number;
  readonly cpuUs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** What a sender was told about an accepted declaration. */
export type Told = readonly [ordinal: number, number: string, totalPayable: string];

interface Template {
  readonly bytes: Buffer;
  readonly marks: readonly number[];
}

let target: URL | undefined;
let lines: readonly HttpLine[] = [];
let templates: readonly Template[] = [];
let requestBytesMax = 0;
const rooms = new WeakMap<HttpLine, Buffer>();
let nextOrdinal = 0;
let told: Told[] = [];

const functions = {
  aim: async ({ url, key, firstOrdinal }: Target) => {
    const { snapshot } = await countryInForce(COUNTRY);
    target = new URL(url);
    const { declarations } = trafficOf(snapshot.reference, BENCH_DAY);
    templates = declarations.map((declaration) => templateOf(JSON.stringify(declaration), key));
    requestBytesMax = Math.max(...templates.map(({ bytes }) => bytes.length));
    nextOrdinal = firstOrdinal;
  },
  /** Every connection sends its next as soon as it has its answer. */
  saturate: ({ milliseconds, count = Infinity }: { readonly milliseconds: number; readonly count?: number }) =>
    measured(async (round) => {
      const end = performance.now() + milliseconds;
      let left = count;
      await Promise.all(
        lines.map(
          (line) =>
            new Promise<void>((resolve) => {
              const next = (): void => {
                if (performance.now() >= end || left <= 0) return resolve();
                left -= 1;
                const sentAt = performance.now();
                round.send(line, sentAt, next);
              };
              next();
            }),
        ),
      );
    }),
  /** Sends at moments fixed beforehand, whatever the answers do; waiting for a free connection counts as waiting for the answer. */
  openLoop: ({ milliseconds, perSecond }: { readonly milliseconds: number; readonly perSecond: number }) =>
    measured((round) => openLoop(round, milliseconds, perSecond)),
  told: (): readonly Told[] => {
    const all = told;
    told = [];
    return all;
  },
  close: () => {
    for (const line of lines) line.close();
    lines = [];
  },
};
export type LoadFunctions = typeof functions;
serveParent(functions);

interface Round {
  readonly send: (line: HttpLine, dueAt: number, done: () => void) => void;
}

const TICK_MS = 1;

function openLoop(round: Round, milliseconds: number, perSecond: number): Promise<void> {
  const gap = arrivalGaps(perSecond);
  const free = [...lines];
  const due: number[] = [];
  const start = performance.now();
  const end = start + milliseconds;
  let nextAt = start + gap();
  let flying = 0;
  return new Promise((resolve) => {
    const sendDue = (): void => {
      for (let line = free.pop(); line; line = free.pop()) {
        const dueAt = due.shift();
        if (dueAt === undefined) return void free.push(line);
        const used = line;
        flying += 1;
        round.send(used, dueAt, () => {
          flying -= 1;
          free.push(used);
          sendDue();
        });
      }
    };
    const tick = (): void => {
      const now = performance.now();
      for (; nextAt <= now && nextAt < end; nextAt += gap()) due.push(nextAt);
      sendDue();
      if (now < end || due.length > 0 || flying > 0) setTimeout(tick, TICK_MS);
      else resolve();
    };
    tick();
  });
}

async function measured(run: (round: Round) => Promise<void>): Promise<LoadResult> {
  const latencies: number[] = [];
  const others: Record<string, number> = {};
  let sent = 0;
  let accepted = 0;
  let sample: string | undefined;
  const note = (ordinal: number, { status, body }: HttpAnswer): void => {
    if (status === 201) {
      accepted += 1;
      told.push([ordinal, fieldOf(body, 'number'), fieldOf(body, 'totalPayable')]);
      return;
    }
    others[status] = (others[status] ?? 0) + 1;
    sample ??= body.toString();
  };
  await openLines();
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  await run({
    send: (line, dueAt, done) => {
      const ordinal = nextOrdinal++;
      sent += 1;
      line.send(requestOf(ordinal, line), (answer) => {
        latencies.push(performance.now() - dueAt);
        note(ordinal, answer);
        done();
      });
    },
  });
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  latencies.sort((a, b) => a - b);
  const at = (share: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
  return {
    sent,
    accepted,
    others,
    sample,
    seconds,
    cpuUs: user + system,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
  };
}

async function openLines(): Promise<void> {
  const { hostname, port } = target ?? new URL('http://nowhere');
  const kept = lines.filter((line) => line.isOpen());
  const missing = Array.from({ length: CONNECTIONS - kept.length }, () => openLine(hostname, Number(port)));
  lines = [...kept, ...(await Promise.all(missing))];
}

function templateOf(body: string, key: string): Template {
  const head = [
    'POST /api/v1/declarations?register=true HTTP/1.1',
    'Host: bench',
    `Authorization: Bearer ${key}`,
    'Content-Type: application/json',
    `Idempotency-Key: bench-${ORDINAL_MARK}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    '',
  ].join('\r\n');
  const bytes = Buffer.from(head + body);
  const marks: number[] = [];
  for (let at = bytes.indexOf(ORDINAL_MARK); at >= 0; at = bytes.indexOf(ORDINAL_MARK, at + 1)) marks.push(at);
  return { bytes, marks };
}

/** Written where the line's last request was: that one is answered. */
function requestOf(ordinal: number, line: HttpLine): Buffer {
  const template = templates[ordinal % templates.length];
  if (!template) throw new Error('nothing to send');
  const room = rooms.get(line) ?? Buffer.allocUnsafeSlow(requestBytesMax);
  rooms.set(line, room);
  const bytes = room.subarray(0, template.bytes.copy(room));
  const text = ordinalText(ordinal);
  for (const mark of template.marks) bytes.write(text, mark, 'latin1');
  return bytes;
}

/** A member with a text value of a flat answer, without parsing all of it. */
function fieldOf(body: Buffer, name: string): string {
  const text = body.toString('latin1');
  const from = text.indexOf(`"${name}":"`) + name.length + 4;
  return text.slice(from, text.indexOf('"', from));
}
