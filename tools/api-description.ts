import openapiTypescript, { astToString } from 'openapi-typescript';
import path from 'node:path';

/** Where the API's description and the client's types are kept; a test proves that both are fresh. */
const ROOT = path.resolve(import.meta.dirname, '..');
export const DESCRIPTION_FILE = path.join(ROOT, 'docs/reference/openapi.json');
export const TYPES_FILE = path.join(ROOT, 'src/client/schema.ts');

export const descriptionText = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;

/** TypeScript types of every path and schema of the description. */
export async function typesText(description: string): Promise<string> {
  const nodes = await openapiTypescript(description, { alphabetize: false });
  return `// Generated from docs/reference/openapi.json by tools/write-api-description.ts.\n${astToString(nodes)}`;
}
