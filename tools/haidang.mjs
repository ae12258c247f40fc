#!/usr/bin/env node
/** The `haidang` command: installs what is missing, builds the web pages where they are older than their sources, and hands over to src/cli. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { ensureInstalled, handOver, pinnedNode, ROOT } from './bootstrap.mjs';
import { PROGRAM_ENVIRONMENT, PROGRAM_NODE_OPTIONS } from './node-options.mjs';
import { webIsFresh } from './web-freshness.mjs';

const args = process.argv.slice(2);
ensureInstalled();
const node = pinnedNode();
if (args.includes('serve') && !args.includes('--help') && !webIsFresh(ROOT)) {
  const built = spawnSync(node, [path.join(ROOT, 'tools/build-web.mjs')], { stdio: ['ignore', 2, 2] });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
const program = path.join(ROOT, 'src/cli/main.ts');
if (args.includes('serve')) handOver(node, [...PROGRAM_NODE_OPTIONS, program, ...args], PROGRAM_ENVIRONMENT);
else handOver(node, [program, ...args]);
