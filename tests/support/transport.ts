import { plainDate } from '#core/kernel';
import type { Sealing, TransportContent } from '#core/transport';

/** Two containers, closed. */
export const SEALING: Sealing = {
  containers: [
    { number: 'HDAU1234560', seals: ['HQ-001', 'HQ-002'] },
    { number: 'HDAU7654323', seals: ['HQ-003'] },
  ],
  vehicleSeals: [],
};

/** Goods on their way from one customs office to another that meet no refusal. */
export const transportOf = (facts: Partial<TransportContent> = {}): TransportContent => ({
  from: { officeId: '02CI', locationId: 'VNCLI' },
  to: { officeId: '01AB', locationId: 'VNHAN' },
  plannedDeparture: plainDate('2026-11-22'),
  plannedArrival: plainDate('2026-11-25'),
  means: { code: '31', identity: '51C-000.01' },
  carrier: { id: null, name: 'Vận tải Tưởng Tượng' },
  sealing: SEALING,
  declarations: [],
  goods: [{ description: 'Máy tính xách tay', packageQuantity: 20, packageCode: 'CT', grossMassKg: '450.5' }],
  guaranteeId: null,
  ...facts,
});
