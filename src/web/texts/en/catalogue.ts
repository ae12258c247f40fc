import type { catalogue as vi } from '../vi/catalogue.ts';

export const catalogue = {
  'catalogue.title': 'Product catalogue',
  'catalogue.lead':
    'What you trade in, by your own codes. What is cleared comes in by itself; a code of yours makes it quick to declare again.',
  'catalogue.search': 'Own code, words or HS code',
  'catalogue.code': 'Own code',
  'catalogue.descriptionEn': 'Description in English',
  'catalogue.price': 'Unit price so far',
  'catalogue.permits': 'Accepted last',
  'catalogue.checked': 'Checked',
  'catalogue.unchecked': 'Nobody yet',
  'catalogue.actions': 'Actions',
  'catalogue.add': 'Add a product',
  'catalogue.paste': 'Paste many',
  'catalogue.pasteHint':
    'Columns: own code, description, description in English, HS code, country of origin, unit. A code that is there is changed.',
  'catalogue.pasted': '{count, plural, one {# product} other {# products}} saved',
  'catalogue.saveAll': 'Check and save {count, plural, one {# product} other {# products}}',
  'catalogue.save': 'Save as checked',
  'catalogue.name': 'Give it a code',
  'catalogue.edit': 'Edit',
  'catalogue.remove': 'Remove',
  'catalogue.removeOf': 'Remove {name}',
  'catalogue.taken': 'Another product has this code',
  'catalogue.cut': 'The first {count} are shown; a word of the goods finds the rest.',
  'catalogue.emptyTitle': 'No products yet',
  'catalogue.emptyHint': 'Add one, paste a list, or clear a declaration: its goods come in by themselves.',
  'catalogue.addLine': 'Add a line from the catalogue',
} as const satisfies Readonly<Record<keyof typeof vi, string>>;
