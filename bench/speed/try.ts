import { startChild } from './child.ts';
import { serverCpuUs, machineTicks } from './cpu.ts';
import type { LoadFunctions } from './load.ts';
import type { ProgramFunctions } from './program.ts';
import { startServer, urlOf } from './server.ts';
const server = await startServer('/tmp/hd-bench', process.env['STAT'] ? { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track_planning': 'on' } : undefined);
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
  if (process.env['STAT']) {
    const { Client } = (await import('pg')).default;
    const c = new Client({ ...(await server.database('bench_product')), user: 'postgres', password: (server as any).superuser.password });
    await c.connect();
    await c.query('create extension if not exists pg_stat_statements');
    console.table((await c.query(`select calls, rows, round(total_exec_time::numeric) ms, round(total_plan_time::numeric) plan_ms, plans, round((total_exec_time/greatest(calls,1))::numeric,3) each, shared_blks_hit hit, wal_bytes, left(regexp_replace(query, '\\s+', ' ', 'g'),90) q from pg_stat_statements order by total_exec_time+total_plan_time desc limit 25`)).rows);
    console.log((await c.query('select * from pg_stat_wal')).rows, (await c.query('select position from engine.cell_head')).rows);
    await c.end();
  }
  const half = r.accepted / r.seconds / 2;
  r = await load.call('openLoop', { milliseconds: seconds * 1000, perSecond: half });
  console.log('half', half.toFixed(0), 'p50', r.p50Ms.toFixed(1), 'p99', r.p99Ms.toFixed(1), 'max', r.maxMs.toFixed(1));
} finally {
  await program.call('stop', null).catch(console.error);
  await load.end(); await program.end(); await server.stop();
}
