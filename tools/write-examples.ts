import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Check } from 'typebox/value';
import { Declaration } from '#core/declaration';
import { envelopeFrom, writeDeclaration } from '#messages/wco';

/** Writes `declaration.xml` of every example from its `declaration.json`. The assessments are worked out apart from the program and never written. */
const folder = path.resolve(import.meta.dirname, '../examples');
for (const entry of readdirSync(folder, { withFileTypes: true })) {
  if (!entry.isDirectory()) continue;
  const declaration: unknown = JSON.parse(readFileSync(path.join(folder, entry.name, 'declaration.json'), 'utf8'));
  if (!Check(Declaration, declaration))
    throw new Error(`examples/${entry.name}/declaration.json does not have the shape of a declaration`);
  writeFileSync(path.join(folder, entry.name, 'declaration.xml'), writeDeclaration(declaration, envelopeFrom('VN')));
}
