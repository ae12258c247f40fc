/** `node tools/with-node.mjs SCRIPT …`: runs a script of this repository with the pinned Node, after installing what is missing. */
import process from 'node:process';
import { ensureInstalled, handOver, pinnedNode } from './bootstrap.mjs';

ensureInstalled();
handOver(pinnedNode(), process.argv.slice(2));
