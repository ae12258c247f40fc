import type { Command } from 'commander';
import { addRiskBenchmark } from './risk-benchmark.ts';
import { addRiskNames } from './risk-names.ts';
import { addRiskSimulate } from './risk-simulate.ts';

/** What can be measured and tried of risk management without a running program. */
export function addRisk(program: Command): void {
  const risk = program.command('risk').description('measure and try out what risk management decides by');
  addRiskNames(risk);
  addRiskSimulate(risk);
  addRiskBenchmark(risk);
}
