import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { SANDBOX_FILE, sandboxReference } from './sandbox-reference.ts';

/** Writes the reference page of what can be forced in the sandbox. */
writeFileSync(path.resolve(import.meta.dirname, '..', SANDBOX_FILE), sandboxReference());
