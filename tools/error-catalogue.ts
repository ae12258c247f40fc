import { CLEARANCE_REFUSALS } from '#core/clearance';
import { REFUSALS } from '#core/declaration';
import { GUARANTEE_REFUSALS } from '#core/guarantee';
import { INSPECTION_REFUSALS } from '#core/inspection';
import { INVOICE_REFUSALS } from '#core/invoice';
import { plainDate, type RefusalRule } from '#core/kernel';
import type { LegalBases } from '#core/reference';
import { RELIEF_REFUSALS } from '#core/relief';
import { TRANSPORT_REFUSALS } from '#core/transport';

export const ERRORS_FILE = 'docs/reference/errors.md';

const GROUPS: Readonly<Record<string, string>> = {
  DEC: 'Declaration',
  PTY: 'Parties',
  TRN: 'Transport',
  PKG: 'Packages and mass',
  HS: 'Classification and description',
  QTY: 'Quantities',
  ORG: 'Origin and preference',
  VAL: 'Price and value',
  DOC: 'Documents',
  INV: 'Registered invoices',
  TAX: 'Duties and taxes',
  RLF: 'Reliefs, exemption lists and quotas',
  ACC: 'Authority',
  LIF: 'Steps of a declaration',
  DUP: 'Duplicates',
  STD: 'Standing of the parties',
  CAS: 'Control',
  CNS: 'Consultation on the value',
  INS: 'Inspection',
  AMD: 'Amendment',
  CAN: 'Cancellation',
  REV: 'Taking decisions back',
  APL: 'Appeals',
  ASG: 'Assignment',
  SPC: 'Specialised inspection',
  STG: 'Storage by the trader',
  FIN: 'Release before final figures',
  PAP: 'Paper declarations',
  PAY: 'Payment',
  GUA: 'Guarantees',
  TRP: 'Independent transport',
};

/** Content first, then what only the process can say: the catalogues of the rooms as one. */
export const CATALOGUE: readonly (readonly [string, RefusalRule])[] = [
  ...Object.entries(REFUSALS),
  ...Object.entries(INVOICE_REFUSALS),
  ...Object.entries(RELIEF_REFUSALS),
  ...Object.entries(CLEARANCE_REFUSALS),
  ...Object.entries(INSPECTION_REFUSALS),
  ...Object.entries(GUARANTEE_REFUSALS),
  ...Object.entries(TRANSPORT_REFUSALS),
];

/** The reference page of all refusals, in both languages, grouped as their codes are, with the articles of one country. */
export function errorsPage(legalBases: LegalBases): string {
  const groups = Object.entries(GROUPS).map(([prefix, title]) => {
    const rules = CATALOGUE.filter(([code]) => code.startsWith(`${prefix}-`)).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `## ${prefix} · ${title}\n\n${rules.map(([code, rule]) => section(code, rule, legalBases.basisOn(code, NEWEST))).join('\n')}`;
  });
  return `${INTRODUCTION}\n${groups.join('\n')}`;
}

/** The page tells the law that has no end yet. */
const NEWEST = plainDate('9999-12-31');

const INTRODUCTION = `# What can stand in the way of a declaration

Written by \`node tools/write-errors.ts\` from the catalogues in \`src/core/declaration/refusals.ts\`,
\`src/core/relief/refusals.ts\`, \`src/core/clearance/refusals.ts\` and \`src/core/inspection/refusals.ts\`, the legal bases from \`country/vn/legal-bases.csv\`: another country names its own, or none.

Every answer that refuses a declaration lists all of these that it met, each with its code, a JSON pointer to the place, a
label, a message and what to do next, in Vietnamese and English. Codes are stable: switch on them, show the texts. Words in
braces are filled with the declared data. A *warning* does not stand in the way.
`;

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
