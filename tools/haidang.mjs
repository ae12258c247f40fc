#!/usr/bin/env node
/** The `haidang` command: installs what is missing, builds the web pages where they are older than their sources, and hands over to src/cli. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { ensureInstalled, handOver, pinnedNode, ROOT } from './bootstrap.mjs';
import { PROGRAM_NODE_OPTIONS } from './node-options.mjs';
import { webIsFresh } from './web-freshness.mjs';

const args = process.argv.slice(2);
ensureInstalled();
const node = pinnedNode();
if (args.includes('serve') && !args.includes('--help') && !webIsFresh(ROOT)) {
  const built = spawnSync(node, [path.join(ROOT, 'tools/build-web.mjs')], { stdio: ['ignore', 2, 2] });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
const nodeOptions = args.includes('serve') ? PROGRAM_NODE_OPTIONS : [];
handOver(node, [...nodeOptions, path.join(ROOT, 'src/cli/main.ts'), ...args]);
