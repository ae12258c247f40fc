import type { Explored, Transition } from './explore.ts';
import { POLICY, type Role } from '#core/access';
import { DECLARATION_ACTIONS, DECLARATION_STATUSES, legalStepOf, type DeclarationAction } from '#core/declaration';
import type { Text } from '#core/kernel';
import type { Texts } from '#web/texts';

export const LIFE_CYCLE_FILE = 'docs/reference/life-cycle.md';

/** The words of the screens, in both languages. */
export interface Words {
  readonly vi: Texts;
  readonly en: Texts;
}

/** The reference page of the life of a declaration: which step is legal when, whose it is, and where each was seen to lead. */
export const lifeCyclePage = ({ transitions }: Explored, words: Words): string =>
  [INTRODUCTION, statuses(words), chart(transitions, words), leads(transitions), steps(words)].join('\n');

const INTRODUCTION = `# The life of a declaration

Written by \`node tools/write-life-cycle.ts\`. The steps come from the one table that engine, API and screens read as well,
\`src/core/declaration/lifecycle.ts\`; who may take them from \`src/core/access/policy.ts\`; where they lead was found by walking
through the lives of many declarations with a fixed seed, so that the chart shows what is so.
`;

const wordsOf = (status: string, { vi, en }: Words): Text => ({
  vi: (vi as Readonly<Record<string, string>>)[`status.${status}`] ?? status,
  en: (en as Readonly<Record<string, string>>)[`status.${status}`] ?? status,
});

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const code = (text: string): string => `\`${text}\``;

function statuses(words: Words): string {
  const rows = DECLARATION_STATUSES.map((status) => {
    const { vi, en } = wordsOf(status, words);
    return row(code(status), vi, en);
  });
  return `## Statuses\n\n${row('status', 'Vietnamese', 'English')}\n|---|---|---|\n${rows.join('\n')}

A pre-registration that was not sent again in time is shown as *${wordsOf('lapsed', words).en.toLowerCase()}*
(${wordsOf('lapsed', words).vi.toLowerCase()}); nothing happens to it on that day.

### What may be cancelled by law

The law has a declaration cancelled where the goods have not come, or neither they nor their papers were shown, fifteen days after
registration. No message tells this system that goods arrived or were brought in, so no clock cancels anything. Once a day what has
stood that long without being seen (no finding, no storage, no early release, no result awaited from another agency, no cancellation
asked for) is put before its office once: a notice to the officers and the leader, and the mark \`lawCancellation\` in the queue. An
officer who has found out that the goods did not come cancels on a ground of list \`cancellation-ground\`; until then the declaration
goes on as it was.
`;
}

/** They lead back to where something stood before, from nearly everywhere to nearly everywhere. */
const TAKING_BACK: ReadonlySet<string> = new Set(['case.reverse', 'appeal.decide'] satisfies DeclarationAction[]);

function chart(transitions: readonly Transition[], words: Words): string {
  const states = DECLARATION_STATUSES.map((status) => {
    const { vi, en } = wordsOf(status, words);
    return `  state "${en}<br/>${vi}" as ${status}`;
  });
  const forward = transitions.filter(({ action }) => !TAKING_BACK.has(action));
  const edges = [...Map.groupBy(forward, ({ from, to }) => `${from ?? '[*]'} --> ${to}`)].map(
    ([edge, leading]) => `  ${edge} : ${leading.map(({ action }) => labelOf(action)).join('<br/>')}`,
  );
  return `## Where steps lead

Without the decisions that take others back, on which the table below has all.

\`\`\`mermaid
stateDiagram-v2
${[...states, ...edges].join('\n')}
\`\`\`
`;
}

const labelOf = (action: Transition['action']): string => action.slice(action.indexOf('.') + 1);

function leads(transitions: readonly Transition[]): string {
  const rows = [...Map.groupBy(transitions, ({ from, to }) => row(from ? code(from) : '–', code(to)))].map(
    ([ends, leading]) => `${ends} ${leading.map(({ action }) => code(action)).join(', ')} |`,
  );
  return `${row('from', 'to', 'by')}\n|---|---|---|\n${rows.join('\n')}

A payment, a security and whatever ends the control release the goods at once where nothing else holds them.
`;
}

function steps(words: Words): string {
  const rows = DECLARATION_ACTIONS.map((action) => {
    const { name, in: legalIn, when, countsVersion, policy, vnaccs } = legalStepOf(action);
    return row(
      code(action),
      `${name.vi} · ${name.en}`,
      `${legalIn.map(code).join(', ')}${when === undefined && countsVersion === undefined ? '' : ', on a condition'}`,
      whoMay(policy, words),
      vnaccs.length > 0 ? vnaccs.join(', ') : '–',
    );
  });
  return `## Steps

*On a condition*: more than the status decides, such as an amendment that waits; the table in the source says what.

${row('step', 'name', 'legal in', 'who may', 'VNACCS')}\n|---|---|---|---|---|\n${rows.join('\n')}
`;
}

const RELATIONS = {
  own: 'own',
  delegated: 'delegated',
  sameOffice: 'of the office',
  otherOffice: 'of any office',
  public: 'anybody’s',
} as const;

/** By the policy table: each role with how it has to stand to the declaration. */
function whoMay(policy: keyof typeof POLICY, { en }: Words): string {
  const allowed = Object.entries(POLICY[policy].allowed) as readonly (readonly [
    Role,
    readonly (keyof typeof RELATIONS)[],
  ])[];
  return allowed
    .map(([role, relations]) => {
      const name = (en as Readonly<Record<string, string>>)[`role.${role}`] ?? role;
      return `${name} (${relations.map((relation) => RELATIONS[relation]).join(', ')})`;
    })
    .join('; ');
}
