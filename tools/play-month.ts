import { playMonth } from '../tests/simulation/play-month.ts';
import { protocolHead, protocolLine, sumOf } from '../tests/simulation/protocol.ts';

/**
 * Plays a month and prints what happened on each day: `node tools/play-month.ts`. `SIMULATION_SEED` plays another,
 * `SIMULATION_DECLARATIONS` a busier one.
 */
const seed = Number(process.env['SIMULATION_SEED'] ?? '1');
const declarations = Number(process.env['SIMULATION_DECLARATIONS'] ?? '200');
const startedMs = performance.now();
const print = (line: string): void => void process.stdout.write(`${line}\n`);

print(protocolHead());
const outcome = await playMonth({ seed, declarations, onDay: (day) => print(protocolLine(day)) });
print(protocolLine(sumOf(outcome.days)));
const table = (title: string, counts: ReadonlyMap<string, number>): void => {
  print(`\n${title}`);
  for (const [name, count] of [...counts].toSorted(([, a], [, b]) => b - a))
    print(`  ${String(count).padStart(6)}  ${name}`);
};
table('Notices', outcome.deliveries);
table('Steps taken', outcome.taken);
table('Refused', outcome.refused);
print(`\nStatuses reached: ${[...outcome.statuses].join(', ')}`);
print(`Seed ${seed}, fingerprint ${outcome.fingerprint}`);
print(
  `${outcome.events} events, ${outcome.absences} absences, ${Math.round((performance.now() - startedMs) / 1_000)} s`,
);
for (const [name, breaches] of outcome.broken)
  for (const breach of breaches.slice(0, 10)) print(`BROKEN ${name}: ${breach}`);
process.exitCode = [...outcome.broken.values()].some((breaches) => breaches.length > 0) ? 1 : 0;
