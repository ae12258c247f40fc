import { MAGIC_REFERENCES } from '#core/sandbox';

export const SANDBOX_FILE = 'docs/reference/sandbox.md';

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`);

/** The reference page of the sandbox, from the table that forces its outcomes. */
export function sandboxReference(): string {
  const rows = MAGIC_REFERENCES.map(
    ({ token, example, outcome }) => `| \`${token}\` | \`${example}\` | ${cell(outcome.en)} | ${cell(outcome.vi)} |`,
  );
  return `# Outcomes that can be forced in the sandbox

Written by \`node tools/write-sandbox.ts\` from \`src/core/sandbox/magic-references.ts\`, the table that the sandbox itself goes by; a running
program shows the same at \`/help/sandbox\`. How to begin is told in \`docs/guide/integration.md\`.

A token stands anywhere in \`functionalReferenceId\`, as a word of its own: a letter or digit after it makes it something else. Of two that begin
alike the longer counts; several in one reference add up (\`SANDBOX-RED/SANDBOX-DELAY-5S\`). The live system knows none of them.

| in the reference | example | what happens | điều xảy ra |
|---|---|---|---|
${rows.join('\n')}
`;
}
