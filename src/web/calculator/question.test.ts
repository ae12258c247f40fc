import { expect, test } from 'vitest';
import { goodsOf, LINES_MAX, linesOf, linesText, type Question } from './question.ts';
import { setCountry } from '#web/ui';

setCountry({
  currency: 'VND',
  zoneOffsetMinutes: 420,
  usual: { typeCode: 'A11', officeId: null, invoiceCurrency: 'USD' },
});

const CAR: Question = { code: '87032363', origin: 'DE', value: '20000', facts: 'ENGINE_CC:2400' };
const LAPTOP = {
  code: '84713020',
  origin: 'CN',
  value: '1200.5',
  quantity: '5',
  unit: 'PCE',
  treatment: 'ACFTA',
  facts: '',
};

test('lines that the address holds are the lines that were put into it', () => {
  const lines = [LAPTOP, { ...LAPTOP, code: '', facts: 'ENGINE_CC:1500,FUEL:PETROL' }];
  expect(linesOf({ more: linesText(lines) })).toEqual(lines);
  expect(linesOf({})).toEqual([]);
  expect(linesOf({ more: linesText([{}]) })).toHaveLength(1);
});

test('an address with more lines than fit, or with anything else in their place, gives no more than fit', () => {
  const question = { more: linesText(Array.from({ length: 40 }, () => LAPTOP)) };
  expect(linesOf(question)).toHaveLength(LINES_MAX - 1);
  expect(linesOf({ more: '~~~;x' })).toHaveLength(2);
});

test('nothing is asked until every line has its goods, origin and value; charges hold for all lines', () => {
  const formOf = () => 'E';
  const question = { ...CAR, freight: '100', incoterm: 'FOB', more: linesText([LAPTOP]) };
  expect(goodsOf({ ...question, more: linesText([{ ...LAPTOP, value: '' }]) }, formOf)).toBeUndefined();
  expect(goodsOf(question, formOf)).toEqual({
    commodityCode: '87032363',
    originCountryCode: 'DE',
    value: { amount: '20000', currency: 'USD' },
    characteristics: [{ typeCode: 'ENGINE_CC', value: '2400' }],
    incoterm: 'FOB',
    freight: { amount: '100', currency: 'USD' },
    more: [
      {
        commodityCode: '84713020',
        originCountryCode: 'CN',
        value: { amount: '1200.5', currency: 'USD' },
        quantity: { value: '5', unitCode: 'PCE' },
        tariffTreatment: 'ACFTA',
        certificateForm: 'E',
      },
    ],
  });
});
