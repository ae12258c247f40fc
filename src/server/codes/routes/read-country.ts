import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

const CountrySchema = Type.Object(
  {
    code: Type.String({ description: 'ISO 3166' }),
    currency: Type.String({ description: 'In which taxes are computed and paid' }),
    zoneOffsetMinutes: Type.Integer({ description: 'How far its time is ahead of UTC, all year' }),
    usual: Type.Object(
      {
        typeCode: Type.String(),
        officeId: Type.Union([Type.String(), Type.Null()]),
        invoiceCurrency: Type.String(),
      },
      { description: 'What a form begins with' },
    ),
  },
  { $id: 'Country' },
);

export function readCountry(app: HttpApp, { reference }: Pick<Services, 'reference'>): void {
  app.addSchema(CountrySchema);
  app.get(
    '/api/v1/country',
    {
      schema: {
        operationId: 'readCountry',
        tags: ['Public'],
        summary: 'Whose customs this is: its currency, its time, and what a form begins with',
        response: { 200: Type.Ref('Country') },
      },
    },
    () => {
      const { code, currency, zoneOffsetMinutes, calculatorTypeCode, usual } = reference.current().reference.country;
      return {
        code,
        currency,
        zoneOffsetMinutes,
        usual: {
          typeCode: calculatorTypeCode,
          officeId: usual?.officeId ?? null,
          invoiceCurrency: usual?.invoiceCurrency ?? currency,
        },
      };
    },
  );
}
