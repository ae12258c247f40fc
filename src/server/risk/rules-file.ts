/** Where the selection rules of a country stand among its files. */
export const RULES_FILE = 'risk/rules.json';
