import type { Report } from './measure.ts';

/** The goals that the product has set itself. */
const GOALS = { ratioToFloor: 0.3, ratioToNaive: 1, p50Ms: 10, p99Ms: 60 } as const;

export function inWords(report: Report): string {
  const { allocated, cpuUsPerDeclaration: cpu, verified, traffic, rules } = report;
  const rate = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`.padStart(10);
  const us = (value: number | null): string => (value === null ? 'unknown' : `${Math.round(value)} µs`);
  const kept = (isKept: boolean): string => (isKept ? 'reached' : 'MISSED');
  const stages = Object.entries(report.cpuUsPerStage).map(
    ([stage, value]) => `  ${stage.padEnd(10)} ${us(value).padStart(9)}`,
  );
  const idle = (share: number | null): string =>
    share === null ? '' : `; ${Math.round(share * 100)} % of the machine idle`;
  return [
    `Declarations of ${traffic.linesMedian} lines (median), ${traffic.bytesMean} bytes (mean), ${traffic.connections} connections, seed ${traffic.seed};`,
    `${rules.count} rules, of which ${rules.lookedAt.toFixed(1)} are looked at for a declaration; ${report.machine.processors} processors, Node ${report.machine.node}`,
    Object.entries(report.settings)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
    '',
    `floor   ${rate(report.floorPerSecond)}  client ${us(cpu.floor.client)}, PostgreSQL ${us(cpu.floor.postgres)} a declaration${idle(report.idleShare.floor)}`,
    `naive   ${rate(report.naivePerSecond)}  client ${us(cpu.naive.client)}, PostgreSQL ${us(cpu.naive.postgres)} a declaration${idle(report.idleShare.naive)}`,
    `product ${rate(report.endToEndPerSecond)}  program ${us(cpu.product.program)}, PostgreSQL ${us(cpu.product.postgres)}, load generator ${us(cpu.product.load)} a declaration${idle(report.idleShare.product)}`,
    `to the floor ${report.ratioToFloor.toFixed(2)} (goal ${GOALS.ratioToFloor}: ${kept(report.ratioToFloor >= GOALS.ratioToFloor)}), to the naive ${report.ratioToNaive.toFixed(2)} (goal ${GOALS.ratioToNaive}: ${kept(report.ratioToNaive >= GOALS.ratioToNaive)})`,
    `to the floor by processor time alone, which a busy machine disturbs least: ${report.ratioToFloorByCpu.toFixed(2)}`,
    `half load, ${rate(report.halfLoad.perSecond).trim()}: p50 ${report.p50Ms.toFixed(1)} ms (goal ${GOALS.p50Ms}: ${kept(report.p50Ms <= GOALS.p50Ms)}), p99 ${report.p99Ms.toFixed(1)} ms (goal ${GOALS.p99Ms}: ${kept(report.p99Ms <= GOALS.p99Ms)}), longest ${report.halfLoad.maxMs.toFixed(1)} ms`,
    `saturated: p50 ${report.saturated.p50Ms.toFixed(1)} ms, p99 ${report.saturated.p99Ms.toFixed(1)} ms; program memory ${Math.round(report.rssBytes / 1e6)} MB`,
    '',
    `Allocated on the heap for a declaration: ${Math.round(allocated.bytes / 1000)} kB${allocated.counted === 'all' ? '' : ' that outlive its young generation'}. Its processor time by stage:`,
    ...stages,
    '',
    verified.right && verified.journal.ok
      ? `Checked: ${verified.acknowledged} acknowledged, each in the journal once with what the sender was told; ${verified.amountsChecked} amounts worked again; ledger and hash chain agree.`
      : `WRONG: ${JSON.stringify(verified)}`,
    '',
  ].join('\n');
}
