import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractFacts, readDeclaration, writeDeclaration, XML_LIMITS, type MessageRefusal } from './index.ts';

const bytesOf = (xml: string): Uint8Array => new TextEncoder().encode(xml);
const NS = 'xmlns="urn:wco:datamodel:WCO:DEC-DMS:2" xmlns:ds="urn:wco:datamodel:WCO:Declaration_DS:DMS:2"';
const bare = (inner: string): string => `<Declaration ${NS}><TypeCode>A11</TypeCode>${inner}</Declaration>`;
const item = (inner: string): string =>
  bare(
    `<GoodsShipment><GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric>${inner}</GovernmentAgencyGoodsItem></GoodsShipment>`,
  );

function readAll(xml: string | Uint8Array) {
  const read = readDeclaration(typeof xml === 'string' ? bytesOf(xml) : xml, { unknown: 'report' });
  if (!read.ok) throw new Error(JSON.stringify(read.error.map((refusal) => refusal.message.en)));
  return read.value;
}
function refusalsOf(xml: string | Uint8Array, limits = XML_LIMITS): readonly MessageRefusal[] {
  const read = readDeclaration(typeof xml === 'string' ? bytesOf(xml) : xml, { unknown: 'refuse', limits });
  return read.ok ? [] : read.error;
}
const factsOf = (xml: string) => extractFacts(bytesOf(xml), XML_LIMITS).facts;
const rewritten = (xml: string): string => {
  const { declaration, metaData } = readAll(xml);
  return writeDeclaration(declaration, metaData);
};

describe('what a message says', () => {
  it('is told by namespace, never by prefix', () => {
    const usual = `<md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2"><md:WCOTypeName>DEC</md:WCOTypeName>${bare('<Declarant><ID>0100000001</ID></Declarant>')}</md:MetaData>`;
    const unusual = `<MetaData xmlns="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns:q.7="urn:wco:datamodel:WCO:DEC-DMS:2"><WCOTypeName>DEC</WCOTypeName><q.7:Declaration><q.7:TypeCode>A11</q.7:TypeCode><q.7:Declarant><q.7:ID>0100000001</q.7:ID></q.7:Declarant></q.7:Declaration></MetaData>`;
    expect(readAll(unusual).declaration).toEqual(readAll(usual).declaration);
    const foreign = bare('<Declarant xmlns="urn:example:other"><ID>1</ID></Declarant>');
    expect(readAll(foreign).declaration.declarant).toBeUndefined();
    expect(readAll(foreign).aside).toMatchObject([{ path: '/Declaration/Declarant/ID', value: '1' }]);
  });

  it('keeps codes and decimals letter by letter', () => {
    const { declaration } = readAll(
      item(
        '<Commodity><Classification><ID>01012100</ID><IdentificationTypeCode>TSP</IdentificationTypeCode></Classification><InvoiceLine><ItemChargeAmount currencyID="USD">100.00</ItemChargeAmount></InvoiceLine></Commodity>',
      ),
    );
    expect(declaration.goodsItems[0]).toEqual({
      sequence: 1,
      commodityCode: '01012100',
      itemChargeAmount: { amount: '100.00', currency: 'USD' },
    });
  });

  it('takes white space around a value for indenting, and white space within for part of it', () => {
    const { declaration } = readAll(bare('<Declarant><Name>\n    Công ty  Ví\u00a0dụ \n\t</Name></Declarant>'));
    expect(declaration.declarant?.name).toBe('Công ty  Ví\u00a0dụ');
  });

  it('is the same wherever the pieces begin that it is read in', () => {
    const told =
      '<Declarant><Name>C\u00f4ng ty &amp; \u{1d49f}\r\n<![CDATA[<A>]]> &#x110;</Name><ID>0100000001</ID></Declarant>';
    const shifted = (by: number): string => bare(`<!--${'-x'.repeat(8_000)}${'x'.repeat(by)}-->${told}`);
    const usual = readAll(shifted(0)).declaration;
    expect(usual.declarant?.name).toBe('C\u00f4ng ty & \u{1d49f}\n<A> \u0110');
    for (let by = 40; by < 200; by += 1) expect(readAll(shifted(by)).declaration).toEqual(usual);
    const broken = (by: number): string => shifted(by).replace('</Name>', '</Nam>');
    const places = Array.from({ length: 20 }, (_, at) => refusalsOf(broken(40 + 8 * at))[0]?.column);
    expect(new Set(places).size).toBe(1);
  });

  it('keeps decomposed Vietnamese letters as they came', () => {
    const decomposed = 'Vie\u0323\u0302t Nam';
    expect(readAll(bare(`<Declarant><Name>${decomposed}</Name></Declarant>`)).declaration.declarant?.name).toBe(
      decomposed,
    );
  });

  it('joins text that comments, CDATA sections and references cut into pieces', () => {
    const xml = bare('<Declarant><Name>A &amp;<!-- x --><![CDATA[ <B> ]]>&#x1EEF;</Name></Declarant>');
    expect(readAll(xml).declaration.declarant?.name).toBe('A & <B> ữ');
    expect(factsOf(rewritten(xml)).get('/Declaration/Declarant/Name')).toBe('A & <B> ữ');
  });

  it('reads numbers spelled in other ways, and writes them as they were spelled', () => {
    const xml = bare(
      '<GoodsItemQuantity>01</GoodsItemQuantity><TotalGrossMassMeasure unitCode="KGM">+.50</TotalGrossMassMeasure><TotalPackageQuantity>5.0</TotalPackageQuantity>',
    );
    const { declaration } = readAll(xml);
    expect(declaration).toMatchObject({
      goodsItemQuantity: 1,
      totalGrossMass: { value: '0.50' },
      totalPackageQuantity: 5,
    });
    expect(factsOf(rewritten(xml))).toEqual(factsOf(xml));
    const changed = writeDeclaration({ ...declaration, goodsItemQuantity: 2 }, { bare: true });
    expect(factsOf(changed).get('/Declaration/GoodsItemQuantity')).toBe('2');
  });

  it('remembers that an element was sent empty', () => {
    const xml = bare(
      '<FunctionalReferenceID/><InvoiceAmount currencyID="USD"></InvoiceAmount><IssueDateTime/><Agent/><ExitOffice/><GoodsShipment><Origin/></GoodsShipment>',
    );
    const { declaration, asideFacts } = readAll(xml);
    expect(declaration.functionalReferenceId).toBeUndefined();
    expect(declaration.agent).toEqual({});
    expect(asideFacts).toBe(1);
    const back = factsOf(rewritten(xml));
    const sent = new Map(factsOf(xml));
    sent.delete('/Declaration/GoodsShipment/Origin');
    for (const [path, value] of sent) expect([path, back.get(path)]).toEqual([path, value]);
  });

  it('gives dates in the form 102 as dates and leaves every other form as it stands', () => {
    const date = (form: string): string => bare(`<IssueDateTime>${form}</IssueDateTime>`);
    expect(
      readAll(date('<ds:DateTimeString formatCode="102">20261121</ds:DateTimeString>')).declaration.issueDate,
    ).toBe('2026-11-21');
    for (const form of [
      '<ds:DateTimeString formatCode="304">20261121093000+07</ds:DateTimeString>',
      '<ds:DateTimeString formatCode="102">2026</ds:DateTimeString>',
      '<ds:DateTimeString>20261121</ds:DateTimeString>',
      '<DateTime xmlns="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:6">2026-11-21T09:30:00</DateTime>',
      '2026-11-21',
    ]) {
      const { declaration } = readAll(date(form));
      expect(declaration.issueDate).toBeUndefined();
      expect(declaration.issueDateTime).toBeDefined();
      expect(factsOf(rewritten(date(form)))).toEqual(factsOf(date(form)));
    }
  });

  it('keeps qualifying attributes beside the object they belong to', () => {
    const xml = bare(
      '<Declarant><Name languageID="vi">Ví dụ</Name><ID schemeID="MST" schemeAgencyID="VN">0100000001</ID></Declarant>',
    );
    expect(readAll(xml).declaration.declarant?.qualifiers).toEqual({
      name: { languageId: 'vi' },
      id: { schemeId: 'MST', schemeAgencyId: 'VN' },
    });
    expect(factsOf(rewritten(xml))).toEqual(factsOf(xml));
  });

  it('finds the commodity code wherever it stands among the classifications, and keeps their order', () => {
    const classified = (...codes: readonly string[]): string =>
      item(
        `<Commodity>${codes.map((code) => `<Classification><ID>${code}1</ID><IdentificationTypeCode>${code}</IdentificationTypeCode></Classification>`).join('')}</Commodity>`,
      );
    expect(readAll(classified('TRC', 'TSP', 'CV')).declaration.goodsItems[0]).toMatchObject({
      commodityCode: 'TSP1',
      commodityClassification: { position: 1 },
      classifications: [{ id: 'TRC1' }, { id: 'CV1' }],
    });
    expect(readAll(classified('HS')).declaration.goodsItems[0]?.commodityCode).toBe('HS1');
    expect(readAll(classified('TRC')).declaration.goodsItems[0]?.commodityCode).toBeUndefined();
    for (const order of [
      ['TSP', 'TRC'],
      ['TRC', 'TSP', 'TSP'],
      ['HS', 'TSP'],
      ['TRC', 'HS', 'CV'],
    ]) {
      expect(factsOf(rewritten(classified(...order)))).toEqual(factsOf(classified(...order)));
    }
  });
});

describe('what the model has no place for', () => {
  const xml = bare(
    '<Colour shade="dark">red</Colour><Declarant age="9"><ID>1</ID><ID>2</ID>loose</Declarant><Declarant><ID>3</ID></Declarant><GoodsShipment/><GoodsShipment><Importer><ID>4</ID></Importer></GoodsShipment>',
  );

  it('is reported fact by fact and never carried along', () => {
    const { aside, asideFacts, declaration, typedFacts } = readAll(xml);
    expect(aside.map(({ path, value }) => [path, value])).toEqual([
      ['/Declaration/Colour/@shade', 'dark'],
      ['/Declaration/Colour', 'red'],
      ['/Declaration/Declarant/@age', '9'],
      ['/Declaration/Declarant/ID', '2'],
      ['/Declaration/Declarant/text()', 'loose'],
      ['/Declaration/Declarant/ID', '3'],
      ['/Declaration/GoodsShipment/Importer/ID', '4'],
    ]);
    expect(asideFacts).toBe(7);
    expect(typedFacts + asideFacts).toBe(factsOf(xml).size);
    expect(JSON.stringify(declaration)).not.toMatch(/red|loose|"4"/);
  });

  it('is refused, all at once and with its place, unless the caller asks to be told', () => {
    const refusals = refusalsOf(xml);
    expect(refusals.map(({ code }) => code)).toEqual(Array.from({ length: 7 }, () => 'WCO-002'));
    expect(refusals[1]).toMatchObject({
      pointer: '/Declaration/Colour',
      line: 1,
      label: { vi: expect.stringContaining('Dòng 1') },
    });
  });
});

describe('what is refused', () => {
  it('a value of the wrong form is named with its pointer, line and column', () => {
    const refusals = refusalsOf(
      bare(
        '\n<InvoiceAmount currencyID="USD">1,000</InvoiceAmount>\n<GoodsShipment>\n<GovernmentAgencyGoodsItem><SequenceNumeric>one</SequenceNumeric></GovernmentAgencyGoodsItem></GoodsShipment>',
      ),
    );
    expect(refusals).toMatchObject([
      { kind: 'value', pointer: '/invoiceAmount/amount', line: 2 },
      { kind: 'value', pointer: '/goodsItems/0/sequence', line: 4 },
    ]);
  });

  it('a declaration without a type', () => {
    expect(refusalsOf(`<Declaration ${NS}/>`)).toMatchObject([
      { kind: 'value', message: { en: expect.stringContaining('typeCode') } },
    ]);
  });

  it.each([
    [
      'another message in the same envelope',
      '<MetaData xmlns="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2"><Response xmlns="urn:wco:datamodel:WCO:RES-DMS:2"><FunctionCode>1</FunctionCode></Response></MetaData>',
    ],
    ['a declaration outside the namespace', '<Declaration><TypeCode>A11</TypeCode></Declaration>'],
    ['an envelope without content', '<MetaData xmlns="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2"/>'],
    ['another document', '<html><body/></html>'],
  ])('%s is not a declaration', (_, xml) => {
    expect(refusalsOf(xml)).toMatchObject([{ kind: 'notDeclaration', code: 'WCO-001' }]);
  });

  it('entities, declared inside or outside, before any is expanded', () => {
    const laughs = Array.from({ length: 20 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    for (const doctype of [
      `<!DOCTYPE Declaration [<!ENTITY l0 "ha">${laughs}]>`,
      '<!DOCTYPE Declaration [<!ENTITY l20 SYSTEM "file:///etc/hostname">]>',
      '<!DOCTYPE Declaration SYSTEM "http://127.0.0.1/x.dtd">',
    ]) {
      expect(refusalsOf(`<?xml version="1.0"?>\n${doctype}${bare('<ID>&l20;</ID>')}`)).toMatchObject([
        { kind: 'doctype', line: 2 },
      ]);
    }
    expect(refusalsOf(bare('<ID>&nbsp;</ID>'))).toMatchObject([{ kind: 'malformed' }]);
  });

  it('nesting of 50,000 levels, at the 65th', () => {
    const deep = bare('<X>'.repeat(50_000) + '</X>'.repeat(50_000));
    const [refusal] = refusalsOf(deep);
    expect(refusal).toMatchObject({ kind: 'limit', line: 1 });
    expect(refusal?.column).toBeLessThan(600);
  });

  it('more bytes, elements, attributes, letters of a name or text than the limits allow', () => {
    const tight = {
      ...XML_LIMITS,
      bytesMax: 2_000,
      elementsMax: 20,
      attributesPerElementMax: 4,
      nameLengthMax: 40,
      textLengthMax: 50,
    };
    expect(refusalsOf(bare(`<${'x'.repeat(41)}/>`), tight)).toMatchObject([{ kind: 'limit' }]);
    expect(refusalsOf(bare(`<X ${'x'.repeat(41)}=""/>`), tight)).toMatchObject([{ kind: 'limit' }]);
    expect(refusalsOf(new Uint8Array(2_001), tight)).toMatchObject([{ kind: 'limit' }]);
    expect(refusalsOf(bare('<X/>'.repeat(30)), tight)).toMatchObject([{ kind: 'limit' }]);
    expect(refusalsOf(bare('<X a="" b="" c="" d="" e=""/>'), tight)).toMatchObject([{ kind: 'limit' }]);
    expect(refusalsOf(bare(`<ID>${'x'.repeat(51)}</ID>`), tight)).toMatchObject([{ kind: 'limit' }]);
  });

  it('names no more than a thousand unknown facts of a flood, and counts all', () => {
    const flood = bare('<X/>'.repeat(50_000));
    expect(refusalsOf(flood)).toHaveLength(1_000);
    expect(readAll(flood)).toMatchObject({ asideFacts: 50_000, aside: { length: 1_000 } });
  });
});

describe('what is told of a document', () => {
  it('is that it does not fit, where it is too large to look for each fault', () => {
    const items = (count: number): string =>
      bare(`<GoodsShipment>${'<GovernmentAgencyGoodsItem/>'.repeat(count)}</GoodsShipment>`);
    const tight = { ...XML_LIMITS, diagnosedFactsMax: 100 };
    expect(refusalsOf(items(101), tight)).toMatchObject([{ kind: 'limit' }]);
    expect(refusalsOf(items(90), tight).every(({ kind }) => kind === 'value')).toBe(true);
  });

  const lengthOf = (xml: string): number => JSON.stringify(refusalsOf(xml)).length;

  it('stays short, however long and deeply nested its names are', () => {
    const name = 'x'.repeat(XML_LIMITS.nameLengthMax);
    const nested = bare(`<${name}>`.repeat(60) + '<a/>'.repeat(2_000) + `</${name}>`.repeat(60));
    expect(lengthOf(nested)).toBeLessThan(3_000_000);
    expect(refusalsOf(nested)[0]?.pointer).toMatch(/^….+\/x+\/a$/);
    const long = 'x'.repeat(1_000_000);
    for (const broken of [`</${long}>`, `<X a${long}>`, `<X ${long}:a=""/>`, `<${long}`, `&${long};`, `<?${long}?>`])
      expect(lengthOf(bare(broken))).toBeLessThan(5_000);
  });
});

describe('encodings', () => {
  const xml = bare('<Declarant><Name>Nguyễn</Name></Declarant>');
  const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
    return bytes;
  };

  it.each([
    ['UTF-8', bytesOf(xml)],
    ['UTF-8 with a byte order mark', bytesOf(`\ufeff<?xml version="1.0" encoding="utf-8"?>${xml}`)],
    ['UTF-16, little-endian', utf16(`\ufeff${xml}`, true)],
    ['UTF-16, big-endian', utf16(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${xml}`, false)],
    ['UTF-16 without a mark', utf16(xml, true)],
  ])('%s is read', (_, bytes) => {
    expect(readAll(bytes).declaration.declarant?.name).toBe('Nguyễn');
  });

  it('ISO 8859-1 is read where it is declared', () => {
    const latin = (name: string) =>
      Uint8Array.from(
        `<?xml version='1.0' encoding='ISO-8859-1'?>${bare(`<Declarant><Name>${name}</Name></Declarant>`)}`,
        (c) => c.charCodeAt(0),
      );
    expect(readAll(latin('S\u00e0i G\u00f2n')).declaration.declarant?.name).toBe('Sài Gòn');
    // A curly quote in the code page that passes for this one; here a control that nobody sees, and refused as such.
    expect(refusalsOf(latin('S\u00e0i G\u00f2n \u0093'))).toMatchObject([{ pointer: '/declarant/name' }]);
  });

  it('bytes that are not what they claim to be are refused where they stand', () => {
    const broken = bytesOf(`<?xml version="1.0"?>\n${xml}`);
    broken[broken.indexOf(0xe1)] = 0xff;
    expect(refusalsOf(broken)).toMatchObject([
      { kind: 'encoding', code: 'XML-004', line: 2, column: xml.indexOf('ễ') + 1 },
    ]);
    expect(refusalsOf(bytesOf(`<?xml version="1.0" encoding="windows-1258"?>${xml}`))).toMatchObject([
      { kind: 'encoding', message: { en: expect.stringContaining('windows-1258') } },
    ]);
    expect(refusalsOf(bytesOf(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${xml}`))).toMatchObject([
      { kind: 'encoding' },
    ]);
    expect(refusalsOf(bytesOf(`<?xml version="1.0" encoding="US-ASCII"?>${xml}`))).toMatchObject([
      { kind: 'encoding' },
    ]);
  });
});

describe('any bytes at all', () => {
  const sample = bytesOf(
    `<?xml version="1.0"?><md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2"><md:WCOTypeName>DEC</md:WCOTypeName>${item('<Commodity><Description><![CDATA[Gạo]]> &lt;5%&gt;</Description></Commodity><Origin><CountryCode>VN</CountryCode></Origin>')}</md:MetaData>`,
  );
  const survives = (bytes: Uint8Array): void => {
    const read = readDeclaration(bytes);
    if (!read.ok) for (const refusal of read.error) expect(refusal.message.vi).not.toBe('');
  };

  it('cut off anywhere, are read or refused, never thrown at', () => {
    for (let length = 0; length <= sample.length; length += 1) survives(sample.subarray(0, length));
  });

  it('changed anywhere, are read or refused, never thrown at', () => {
    const change = fc.tuple(fc.nat(sample.length - 1), fc.uint8Array({ minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const bytes = sample.slice();
        for (const [at, piece] of changes) bytes.set(piece.subarray(0, bytes.length - at), at);
        survives(bytes);
      }),
      { numRuns: 800 },
    );
  });

  it('made up altogether, are refused', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), survives), { numRuns: 500 });
    const markup = fc.array(
      fc.constantFrom(
        '<',
        '>',
        '</',
        '/>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<?',
        '?>',
        '&',
        ';',
        '&#',
        '="',
        '"',
        ' ',
        'a',
        'xmlns',
        ':',
        '<!DOCTYPE',
        '[',
        '\u0000',
        '\ud83d',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(markup, (pieces) => survives(bytesOf(pieces.join('')))),
      { numRuns: 800 },
    );
  });
});
