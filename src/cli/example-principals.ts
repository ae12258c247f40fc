import { Declaration } from '#core/declaration';
import type { DemoPrincipal } from '#server/program';
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Compile } from 'typebox/compile';

const TAX_CODE = /^\d{10}(-?\d{3})?$|^\d{12}$/;
const check = Compile(Declaration);

/** The traders of the examples, so that a demo can lodge every one of them with its broker's key. */
export async function examplePrincipals(folder: string): Promise<readonly DemoPrincipal[]> {
  const principals = new Map<string, DemoPrincipal>();
  for await (const file of glob('*/declaration.json', { cwd: folder })) {
    const declaration: unknown = JSON.parse(await readFile(path.join(folder, file), 'utf8'));
    if (!check.Check(declaration)) continue;
    for (const party of [declaration.importer, declaration.exporter]) {
      if (party?.id && TAX_CODE.test(party.id))
        principals.set(party.id, { id: party.id, name: party.name ?? party.id });
    }
  }
  return [...principals.values()];
}
