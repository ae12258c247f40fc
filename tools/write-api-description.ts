import { DESCRIPTION_FILE, descriptionText, TYPES_FILE, typesText } from './api-description.ts';
import { readConfig } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import { startProgram } from '#server/program';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Starts the program on an empty folder, asks it to describe itself, and writes the description and the client's types. */
const root = path.resolve(import.meta.dirname, '..');
const dataFolder = await mkdtemp(path.join(tmpdir(), 'haidang-api-'));
const program = await startProgram({
  config: readConfig({ HAIDANG_DATA: dataFolder, PORT: '0' }, root),
  logger: silentLogger(),
  demo: true,
  country: path.join(root, 'country/vn'),
  web: path.join(root, 'dist/web'),
});
try {
  const response = await fetch(`${program.url}/api/openapi.json`);
  const description = descriptionText(await response.json());
  await writeFile(DESCRIPTION_FILE, description);
  await writeFile(TYPES_FILE, await typesText(description));
} finally {
  await program.stop();
  await rm(dataFolder, { recursive: true, force: true });
}
