import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XmlElement, XmlText, XmlCData } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import {
  conformanceReport,
  extractFacts,
  readDeclaration,
  readResponse,
  writeDeclaration,
  writeResponse,
  XML_LIMITS,
  type Facts,
  type NamedFile,
} from '#messages/wco';

const FIXTURES = join(import.meta.dirname, 'fixtures');
/** Real messages, present where the shared data stand beside the project; the project itself ships none of them. */
const PACK = join(import.meta.dirname, '../../../shared/data/wco-declarations');

function filesIn(folder: string): readonly NamedFile[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.xml$/i.test(name));
  return names.toSorted().map((path) => ({ path, bytes: readFileSync(join(folder, path)) }));
}

/** The facts of a document, gathered over a tree by another parser and with none of our code. */
function factsByLibxml(bytes: Uint8Array): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  const trimmed = (text: string): string => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  const walk = (element: XmlElement, path: string): void => {
    for (const attribute of element.attrs) {
      if (attribute.prefix !== 'xml') facts.set(`${path}/@${attribute.name}`, attribute.value);
    }
    const order = new Map<string, number>();
    let text = '';
    for (let child = element.firstChild; child !== null; child = child.next) {
      if (child instanceof XmlElement) {
        const nth = (order.get(child.name) ?? 0) + 1;
        order.set(child.name, nth);
        walk(child, `${path}/${child.name}${nth > 1 ? `[${nth}]` : ''}`);
      } else if (child instanceof XmlText || child instanceof XmlCData) text += child.content;
    }
    if (order.size === 0) facts.set(path, trimmed(text));
    else if (trimmed(text) !== '') facts.set(`${path}/text()`, trimmed(text));
  };
  using document = XmlDocument.fromBuffer(bytes);
  walk(document.root, `/${document.root.name}`);
  return facts;
}

/** Of the declarations and responses among `files`, how many came back whole; anything else fails on the spot. */
function everyFactComesBack(files: readonly NamedFile[]): {
  readonly declarations: number;
  readonly responses: number;
} {
  let declarations = 0;
  let responses = 0;
  for (const { path, bytes } of files) {
    const read = readDeclaration(bytes, { unknown: 'report' });
    const answer = readResponse(bytes, { unknown: 'report' });
    if (read.ok) {
      declarations += 1;
      const { metaData, declaration, typedFacts } = read.value;
      // A document without colons has its names only after our reading; there, the parser's own facts are the yardstick.
      const factsOf =
        metaData.lostColons === true ? (given: Uint8Array) => extractFacts(given, XML_LIMITS).facts : factsByLibxml;
      comesBack(path, typedFacts, factsOf(bytes), factsOf(bytesOf(writeDeclaration(declaration, metaData))));
    } else if (answer.ok) {
      responses += 1;
      const { metaData, response, typedFacts } = answer.value;
      comesBack(path, typedFacts, factsByLibxml(bytes), factsByLibxml(bytesOf(writeResponse(response, metaData))));
    }
  }
  return { declarations, responses };
}

const bytesOf = (xml: string): Uint8Array => new TextEncoder().encode(xml);

function comesBack(path: string, typedFacts: number, sent: Facts, back: Facts): void {
  expect([path, [...back].filter(([fact]) => !sent.has(fact))]).toEqual([path, []]);
  expect([path, [...sent].filter(([fact, value]) => back.get(fact) !== value)]).toEqual([path, []]);
  expect(typedFacts).toBe(sent.size);
}

describe('our own messages', () => {
  const whole = filesIn(FIXTURES).filter(({ path }) => path !== 'unknown-elements.xml');

  it('come through the typed model and JSON without loss', () => {
    expect(conformanceReport(whole)).toEqual({
      files: 9,
      declarations: 6,
      notDeclarations: 3,
      broken: 1,
      parsed: 5,
      lossless: 5,
      typedFacts: expect.any(Number),
      asideFacts: 0,
      aside: [],
      repaired: ['without-colons.xml'],
      refused: [
        {
          file: 'comment-with-two-hyphens.xml',
          line: 3,
          column: expect.any(Number),
          reason: expect.stringContaining('comment'),
        },
      ],
      lost: [],
      invented: [],
      responses: {
        messages: 3,
        broken: 0,
        parsed: 3,
        lossless: 3,
        typedFacts: expect.any(Number),
        asideFacts: 0,
        aside: [],
        repaired: ['refused-without-namespaces.xml'],
        refused: [],
        lost: [],
        invented: [],
      },
    });
  });

  it('come back whole by the count of another parser', () => {
    expect(everyFactComesBack(whole)).toEqual({ declarations: 5, responses: 3 });
  });

  it('tell of a response what stands in the way, and where', () => {
    const [file] = whole.filter(({ path }) => path === 'refused-without-namespaces.xml');
    expect(readResponse(file?.bytes ?? new Uint8Array())).toMatchObject({
      ok: true,
      value: {
        metaData: { wcoTypeName: 'RES', lostNamespaces: true, gluedPrefix: '_2' },
        response: {
          functionCode: '03',
          issueDateTime: { value: '20261121100000+07', formatCode: '304' },
          errors: [
            {
              validationCode: 'LOD-000',
              pointers: [
                { documentSectionCode: '42A' },
                { documentSectionCode: '67A' },
                { documentSectionCode: '68A', sequence: 2 },
                { documentSectionCode: '23A', tagId: '137' },
              ],
            },
          ],
        },
      },
    });
  });

  it('give facts without a typed place as aside, not as kept', () => {
    const report = conformanceReport(filesIn(FIXTURES).filter(({ path }) => path === 'unknown-elements.xml'));
    expect(report).toMatchObject({
      declarations: 1,
      parsed: 1,
      lossless: 0,
      typedFacts: 2,
      asideFacts: 4,
      lost: [],
      invented: [],
    });
    expect(report.aside.map(({ path }) => path).toSorted()).toEqual([
      '/Declaration/Declarant/ShoeSizeMeasure',
      '/Declaration/Declarant/ShoeSizeMeasure/@unitCode',
      '/Declaration/MoonPhaseCode',
      '/Declaration/MoonPhaseCode/@listID',
    ]);
  });

  it('put what the trader and the tariff need where the rest of the system looks for it', () => {
    const [file] = whole.filter(({ path }) => path === 'import-laptops-form-e.xml');
    const read = readDeclaration(file?.bytes ?? new Uint8Array());
    expect(read).toMatchObject({
      ok: true,
      value: {
        metaData: {
          responsibleCountryCode: 'VN',
          responsibleAgencyName: 'Hải quan (thử nghiệm)',
          agencyAssignedCustomizationVersionCode: 'v1',
        },
        declaration: {
          typeCode: 'A11',
          issueDate: '2026-11-18',
          totalPackageQuantity: 42,
          totalPackageUnitCode: 'CT',
          cargoClassCode: 'G',
          invoiceAmount: { amount: '152400.00', currency: 'USD' },
          exportCountryCode: 'CN',
          declarant: { id: '9900000011', qualifiers: { id: { schemeId: 'MST' }, name: { languageId: 'vi' } } },
          consignment: {
            arrivalDate: '2026-11-17',
            unloadingLocationId: 'VNHPH',
            transportContractDocuments: [{ id: 'BLTHU00077' }],
          },
          customsValuation: {
            freightChargeAmount: { amount: '1850', currency: 'USD' },
            insuranceAmount: { amount: '120.5', currency: 'USD' },
          },
          invoice: { id: 'HD-2026/88', issueDate: '2026-11-05', priceKindCode: 'A' },
          goodsItems: [
            {
              commodityCode: '84713020',
              classifications: [{ id: '00' }, { id: 'VAT1' }],
              origin: { countryCode: 'CN', typeCode: '1' },
              furtherOrigins: [{ typeCode: '2' }],
              tariffQuantity: { value: '200', unitCode: 'C62' },
              additionalDocuments: [
                { typeCode: 'CO-E', effectiveDate: '2026-11-01', issuerName: 'Issuing Body (Fictitious)' },
                { typeCode: '935' },
              ],
              previousDocuments: [{ id: 'MANIFEST-THU-5', lineNumber: 7 }],
            },
            { commodityCode: '85044019' },
          ],
        },
      },
    });
  });

  it('are written with every element in its namespace', () => {
    const [file] = whole.filter(({ path }) => path === 'import-laptops-form-e.xml');
    const read = readDeclaration(file?.bytes ?? new Uint8Array());
    if (!read.ok) throw new Error('not read');
    using document = XmlDocument.fromString(writeDeclaration(read.value.declaration, read.value.metaData));
    const namespaces = {
      m: 'urn:wco:datamodel:WCO:DocumentMetaData-DMS:2',
      d: 'urn:wco:datamodel:WCO:DEC-DMS:2',
      t: 'urn:wco:datamodel:WCO:Declaration_DS:DMS:2',
      h: 'urn:haidang:declaration:extension:1',
    };
    expect(document.eval('string(/m:MetaData/m:WCOTypeName)', namespaces)).toBe('DEC');
    expect(
      document.eval(
        'string(/m:MetaData/d:Declaration/d:IssueDateTime/t:DateTimeString[@formatCode="102"])',
        namespaces,
      ),
    ).toBe('20261118');
    expect(document.eval('string(//d:GoodsShipment/d:Invoice/h:PriceKindCode)', namespaces)).toBe('A');
    expect(document.eval('count(//*[namespace-uri()=""])', namespaces)).toBe(0);
  });
});

describe.skipIf(!existsSync(PACK))('the pack of real messages', () => {
  const files = existsSync(PACK) ? filesIn(PACK) : [];

  it('comes through without a fact lost, invented or aside; the one broken file is refused where it breaks', () => {
    const report = conformanceReport(files);
    expect(report).toMatchObject({
      files: 320,
      declarations: 138,
      parsed: 137,
      lossless: 137,
      notDeclarations: 182,
      asideFacts: 0,
      lost: [],
      invented: [],
      responses: {
        messages: 162,
        parsed: 162,
        lossless: 162,
        broken: 0,
        asideFacts: 0,
        refused: [],
        lost: [],
        invented: [],
      },
    });
    expect(report.responses.typedFacts).toBeGreaterThan(4_000);
    expect(report.refused).toMatchObject([{ line: 52, reason: expect.stringContaining('not well-formed') }]);
    expect(report.typedFacts).toBeGreaterThan(12_000);
  });

  it('comes back whole by the count of another parser', () => {
    expect(everyFactComesBack(files)).toEqual({ declarations: 137, responses: 162 });
  });
});
