import pg from 'pg';
import { instant } from '#core/kernel';
import { createEngine, openForwarding } from '#server/platform/engine';
import { toyHandlers, toyStreams } from '#tests/support/toy-country';
import { IS_VERBOSE, signalHook } from './kill-plan.ts';
import type { FromProgram, ProgramOptions, ToProgram } from './engine-house.ts';

/**
 * The program that gets killed: a real engine over the toy country, answering over the channel to its parent. It can be told to stop or
 * kill itself, mid-stride, when the writer comes by a named point.
 */
const options = JSON.parse(process.argv[2] ?? '{}') as ProgramOptions;
const send = (message: FromProgram): void => void process.send?.(message);

const pool = new pg.Pool({ ...options.connection, max: 4 });
pool.on('error', () => undefined);

const secret = Buffer.alloc(32, 7);
const onTrouble = (error: unknown): void => {
  if (IS_VERBOSE) process.stderr.write(`${process.pid} ${String(error)}\n`);
};
const forwarding = options.forwards
  ? await openForwarding({ pool, cell: 1, secret, host: '127.0.0.1', port: 0, onTrouble })
  : undefined;

const law = { snapshot: { taxPercent: 10 }, version: 'v1' };

const engine = createEngine({
  connection: options.connection,
  pool,
  cell: 1,
  handlers: toyHandlers,
  streams: toyStreams,
  reference: () => law,
  zoneOffsetMinutes: 420,
  clock: { now: () => instant(new Date().toISOString()) },
  secret,
  limits: { leaseMs: options.leaseMs },
  ...(options.signalAt && { debugPoint: signalHook(options.signalAt) }),
  ...(forwarding && { forwarding }),
  onTrouble,
});

process.on('message', (message: ToProgram) => {
  void engine
    .submit(message.command, {
      sender: 'org-1',
      trafficClass: 'declaration',
      ...(message.key !== undefined && { key: message.key }),
    })
    .then((answer) =>
      send(
        answer.status === 'accepted'
          ? {
              id: message.id,
              status: answer.status,
              text: Buffer.from(answer.answer).toString(),
              position: answer.position.toString(),
            }
          : { id: message.id, status: answer.status },
      ),
    );
});
// Without its parent nobody would ever stop it.
process.on('disconnect', () => process.exit(1));

await engine.start();
send({ ready: engine.role() });
let role = engine.role();
setInterval(() => {
  if (engine.role() !== role) send({ ready: (role = engine.role()) });
}, 20);
