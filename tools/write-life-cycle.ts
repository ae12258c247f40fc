import { exploreLifeCycle } from './life-cycle/explore.ts';
import { LIFE_CYCLE_FILE, lifeCyclePage } from './life-cycle/page.ts';
import { loadTexts } from '#web/texts';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes the reference page of the life of a declaration: its statuses, its steps, and where they lead. */
const root = path.resolve(import.meta.dirname, '..');
const words = { vi: await loadTexts('vi'), en: await loadTexts('en') };
writeFileSync(path.join(root, LIFE_CYCLE_FILE), lifeCyclePage(exploreLifeCycle(), words));
