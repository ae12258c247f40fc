import { startChild } from './child.ts';
import { serverCpuUs, machineTicks } from './cpu.ts';
import type { LoadFunctions } from './load.ts';
import type { ProgramFunctions } from './program.ts';
import { startServer, urlOf } from './server.ts';
const server = await startServer('/tmp/hd-bench');
const nodeOptions = process.argv.slice(4);
const program = startChild<ProgramFunctions>('program.ts', nodeOptions);
const load = startChild<LoadFunctions>('load.ts');
try {
  const t = performance.now();
  const { url, key } = await program.call('start', { databaseUrl: urlOf(await server.database('bench_product')), dataFolder: server.dataFolder });
  await load.call('aim', { url, key, firstOrdinal: 0 });
  console.log('setup ms', performance.now() - t);
  const seconds = Number(process.argv[2] ?? 3);
  let r = await load.call('saturate', { milliseconds: 4000 });
  console.log('warm', r);
  await program.call('settled', null);
  for (let i = 0; i < 3; i++) {
    const p0 = await program.call('usage', null), s0 = serverCpuUs(server.pid()) ?? 0, m0 = machineTicks();
    if (i === 2) await program.call('profileStart', null);
    r = await load.call('saturate', { milliseconds: seconds * 1000 });
    const lag = await program.call('settled', null);
    const p1 = await program.call('usage', null), s1 = serverCpuUs(server.pid()) ?? 0, m1 = machineTicks();
    console.log(`${(r.accepted / r.seconds).toFixed(0)}/s`, JSON.stringify(r.others), r.sample?.slice(0, 300) ?? '', 'p50', r.p50Ms.toFixed(1), 'p99', r.p99Ms.toFixed(1), 'us/decl: node', ((p1.cpuUs - p0.cpuUs) / r.accepted).toFixed(0), 'pg', ((s1 - s0) / r.accepted).toFixed(0), 'load', (r.cpuUs / r.accepted).toFixed(0), 'lag', lag.toFixed(0), 'rss', (p1.rssBytes / 1e6).toFixed(0), 'idle', m0 && m1 ? ((m1.idle - m0.idle) / (m1.idle - m0.idle + m1.busy - m0.busy)).toFixed(2) : '');
  }
  console.log(await program.call('profileStop', process.argv[3] ?? null));
  const half = r.accepted / r.seconds / 2;
  r = await load.call('openLoop', { milliseconds: seconds * 1000, perSecond: half });
  console.log('half', half.toFixed(0), 'p50', r.p50Ms.toFixed(1), 'p99', r.p99Ms.toFixed(1), 'max', r.maxMs.toFixed(1));
} finally {
  await program.call('stop', null).catch(console.error);
  await load.end(); await program.end(); await server.stop();
}
