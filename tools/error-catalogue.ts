import { plainDate, type RefusalRule } from '#core/kernel';
import type { LegalBases } from '#core/reference';
import { CATALOGUE, ERROR_GROUPS } from '#server/help';

export const ERRORS_FILE = 'docs/reference/errors.md';

/** The reference page of all refusals, in both languages, grouped as their codes are, with the articles of one country. */
export function errorsPage(legalBases: LegalBases): string {
  const groups = ERROR_GROUPS.map(({ prefix, title, why }) => {
    const rules = [...CATALOGUE]
      .filter(([code]) => code.startsWith(`${prefix}-`))
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    const sections = rules.map(([code, rule]) => section(code, rule, basisText(legalBases, code)));
    return `## ${prefix} · ${title.en}\n\n${why.en}\n\n${sections.join('\n')}`;
  });
  return `${INTRODUCTION}\n${groups.join('\n')}`;
}

/** The page tells the law that has no end yet. */
const NEWEST = plainDate('9999-12-31');

const INTRODUCTION = `# What can stand in the way of a declaration

Written by \`node tools/write-errors.ts\` from the catalogues that \`src/server/help/catalogue.ts\` brings together, the legal bases from
\`country/vn/legal-bases.csv\`: another country names its own, or none. *Illustrative* is
an article that was written from memory and is still to be compared with the text of the law. The running program shows a page for each at \`/help/errors/CODE\`, in both languages.

Every answer that refuses something lists all of these that it met, each with its code, a JSON pointer to the place, a
label, a message and what to do next, in Vietnamese and English. Codes are stable: switch on them, show the texts. Words in
braces are filled with the declared data. A *warning* does not stand in the way.
`;

function basisText({ basisOn, isIllustrativeOn }: LegalBases, code: string): string | undefined {
  const basis = basisOn(code, NEWEST);
  return basis !== undefined && isIllustrativeOn(code, NEWEST) ? `${basis} (illustrative)` : basis;
}

function section(code: string, rule: RefusalRule, legalBasis: string | undefined): string {
  const basis = legalBasis === undefined ? '' : `\nLegal basis: ${legalBasis}\n`;
  const warning = rule.severity === 'warning' ? ' (warning)' : '';
  return `### ${code} · ${rule.label.en}${warning}

| | |
|---|---|
| ${rule.label.vi} | ${rule.message.vi}. *${rule.fix.vi}.* |
| ${rule.label.en} | ${rule.message.en}. *${rule.fix.en}.* |
${basis}`;
}
