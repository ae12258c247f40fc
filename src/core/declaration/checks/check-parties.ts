import type { Party } from '../party.ts';
import type { CheckContext } from './check-context.ts';
import { checkCountry } from './check-header.ts';

/** Ten digits, with three more for a dependent unit; twelve for a person (Law 38/2019 art. 30, Circular 86/2024). */
const TAX_CODE = /^(?:\d{10}(?:-?\d{3})?|\d{12})$/;

/** The trader of this country needs a tax code and a name; the partner abroad a name. */
export function checkParties(context: CheckContext): void {
  const { declaration, direction, report } = context;
  const { importer, exporter } = declaration;
  if (direction === 'import') {
    if (importer?.id === undefined) report('PTY-001', '/importer/id');
    else checkTaxCode(importer.id, '/importer/id', context);
    if (importer !== undefined && !isNamed(importer)) report('PTY-004', '/importer/name');
    if (![exporter, declaration.seller, declaration.consignor].some(isNamed)) report('PTY-005', '/exporter/name');
  }
  if (direction === 'export') {
    if (exporter?.id === undefined) report('PTY-002', '/exporter/id');
    else checkTaxCode(exporter.id, '/exporter/id', context);
    if (exporter !== undefined && !isNamed(exporter)) report('PTY-005', '/exporter/name');
    if (![importer, declaration.buyer, declaration.consignee].some(isNamed)) report('PTY-004', '/importer/name');
  }
  if (declaration.agent?.id !== undefined) checkTaxCode(declaration.agent.id, '/agent/id', context);
  if (declaration.declarant?.id !== undefined) checkTaxCode(declaration.declarant.id, '/declarant/id', context);
  checkCountry(importer?.address?.countryCode, '/importer/address/countryCode', context);
  checkCountry(exporter?.address?.countryCode, '/exporter/address/countryCode', context);
}

function checkTaxCode(id: string, pointer: string, { report }: CheckContext): void {
  if (!TAX_CODE.test(id)) report('PTY-003', pointer, { value: id });
}

const isNamed = (party: Party | undefined): boolean => party?.name !== undefined && party.name.trim() !== '';
