import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

/** The worker, whose name may not change: a browser asks for it again by the address it knows. */
export const FIELD_WORKER = 'field-worker';
/** The page that works without a connection. */
const FIELD_PAGE = /src\/web\/field\/index\.ts$/;
/** What reads codes: loaded when a camera is opened, which may be where there is no connection. */
const READER = /src\/web\/field\/read-code\.ts$/;
const TEXTS = /src\/web\/texts\/(vi|en)\/index\.ts$/;
/** The application's beginning, the page, the reader and two languages. */
const ROOTS_MIN = 5;
const ALWAYS: readonly string[] = ['/mark.svg', '/field.webmanifest', '/field-192.png', '/field-512.png'];
const NAME = 'FIELD_SHELL';

/**
 * Writes into the worker what the inspectors' page is built of: the application's beginning, the page itself, both languages
 * and the fonts, and what reads codes, with everything that these need. Anything else of the application stays out of the tablet.
 */
export const fieldShell = (): Plugin => ({
  name: 'haidang-field-shell',
  // When the page itself is written, too.
  enforce: 'post',
  generateBundle: (_options, bundle) => {
    const outputs = Object.values(bundle);
    const chunks = outputs.filter((output) => output.type === 'chunk');
    const worker = chunks.find(({ isEntry, name }) => isEntry && name === FIELD_WORKER);
    if (worker === undefined) throw new Error('The build has no worker of the field page');
    const roots = chunks.filter(
      ({ isEntry, name, facadeModuleId }) =>
        (isEntry && name !== FIELD_WORKER) ||
        (facadeModuleId !== null && [FIELD_PAGE, READER, TEXTS].some((part) => part.test(facadeModuleId))),
    );
    if (roots.length < ROOTS_MIN)
      throw new Error(`The field page is built of ${roots.map(({ name }) => name).join(', ')} only`);
    const needed = new Set<string>();
    for (const root of roots) gather(root, bundle, needed);
    const beside = outputs.map(({ fileName }) => fileName).filter((name) => /\.(woff2|wasm)$/.test(name));
    const files = [...ALWAYS, ...[...needed, ...beside].toSorted().map((file) => `/${file}`)];
    const page = bundle['index.html'];
    if (page?.type !== 'asset') throw new Error('The build has no page');
    const version = createHash('sha256').update(files.join('\n')).update(page.source).digest('hex').slice(0, 16);
    worker.code = `const ${NAME}=${JSON.stringify({ version, files })};\n${worker.code}`;
  },
});

/** A chunk, its styles, and what it imports before it runs. */
function gather(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle, needed: Set<string>): void {
  if (needed.has(chunk.fileName)) return;
  needed.add(chunk.fileName);
  for (const file of chunk.viteMetadata?.importedCss ?? []) needed.add(file);
  for (const file of chunk.imports) {
    const imported = bundle[file];
    if (imported?.type === 'chunk') gather(imported, bundle, needed);
  }
}
