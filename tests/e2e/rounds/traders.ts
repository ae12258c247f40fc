import type { Stop } from './stop.ts';
import type { Visit } from '../stage.ts';
import { SHIPMENT_LINES, type Prepared } from './prepare.ts';

const FILE = 'to-khai-quy-iv.csv';

export const tradersScreens = ({ t }: Visit, there: Prepared): readonly Stop[] => [
  { picture: 'trader-upload', address: '/declarations/upload', shows: t('upload.lead') },
  {
    picture: 'trader-shipment',
    address: `/shipments/${there.shipment}`,
    shows: t('shipment.range', { from: 1, to: 50, count: SHIPMENT_LINES }),
  },
  { picture: 'trader-notices', address: '/notices', shows: /\d{12}/ },
  { picture: 'trader-notice-settings', address: '/notices/settings', shows: t('notice.topic.progress') },
  { picture: 'integrator-webhooks', address: '/notices/webhooks', shows: t('webhook.emptyTitle') },
  { picture: 'trader-invoices', address: '/invoices', shows: there.invoice },
  { picture: 'trader-invoice-form', address: '/invoices/new', shows: t('invoice.lines') },
  { picture: 'trader-invoice', address: `/invoices/${there.invoice}`, shows: 'EX-2026-901' },
  { picture: 'trader-transports', address: '/transports', shows: there.transport },
  { picture: 'trader-transport-form', address: '/transports/new', shows: t('transports.way') },
  { picture: 'trader-exemption-lists', address: '/exemption-lists', shows: there.exemptionList },
  { picture: 'trader-exemption-form', address: '/exemption-lists/new', shows: t('exemption.goodsLines') },
  {
    picture: 'trader-exemption-list',
    address: `/exemption-lists/${there.exemptionList}`,
    shows: `${there.exemptionList}/1`,
  },
  { picture: 'trader-delegations', address: '/delegations', shows: t('scope.declarations:write') },
  { picture: 'trader-security', address: '/security', shows: t('security.thisOne') },
  {
    picture: 'trader-tariff-watch',
    address: '/tariff/watch',
    shows: '22030091',
    first: async ({ page }) => {
      await page.getByLabel(t('watch.code')).fill('22030091');
      await page.getByRole('button', { name: t('watch.add'), exact: true }).click();
    },
  },
];

export const brokersScreens = ({ t, language }: Visit): readonly Stop[] => [
  {
    picture: 'broker-import-start',
    address: '/declarations/import',
    shows: FILE,
    first: async ({ page, open }) => {
      const sample = await page.request.get(`/api/v1/declaration-imports/samples/csv?language=${language}`);
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: FILE, mimeType: 'text/csv', buffer: await sample.body() });
      await page.waitForURL(/\/declarations\/import\/[\w-]+$/);
      await page.getByRole('button', { name: t('bring.check') }).waitFor();
      await open('/declarations/import');
    },
  },
];
