import { type ClearanceReference, REFUND_ORDER_TOPIC } from '#core/clearance';
import { ACT_LOG_FOLLOWER, concernsActLog, followActLog } from '#server/access';
import { concernsProposals, followProposals, PROPOSALS_FOLLOWER } from '#server/approval';
import { ACTS_FOLLOWER, concernsActs, followActs } from '#server/assignment';
import { AT_LEISURE, CLASSIFY_FOLLOWER, followReleases } from '#server/classify';
import { followOverview, OVERVIEW_FOLLOWER } from '#server/declaration';
import { concernsGuarantees, followGuarantees, GUARANTEE_FOLLOWER } from '#server/guarantee';
import { concernsInspections, followInspections, INSPECTION_FOLLOWER } from '#server/inspection';
import { concernsInvoices, followInvoices, INVOICE_FOLLOWER } from '#server/invoice';
import { followGoods, LEARNING_AT_LEISURE, LEARNING_FOLLOWER } from '#server/learning';
import type { NoticesRoom } from '#server/notices';
import { concernsStanding, followStanding, STANDING_FOLLOWER } from '#server/party';
import { type BankPartner, PAYMENT_ORDER_TOPIC, sendPaymentOrder, sendRefundOrder } from '#server/payment';
import { type Courier, type Services, startCourier } from '#server/platform/services';
import { followPrices, PRICE_FOLLOWER, PRICES_AT_LEISURE } from '#server/price';
import type { ReferenceRoom } from '#server/reference';
import { concernsReferrals, followReferrals, REFERRAL_FOLLOWER } from '#server/referral';
import { concernsReliefs, followReliefs, RELIEF_FOLLOWER } from '#server/relief';
import {
  concernsSelected,
  concernsSuspensions,
  followSelected,
  followSuspensions,
  type OwnersOptions,
  SELECTED_FOLLOWER,
  SUSPENSIONS_FOLLOWER,
} from '#server/risk';
import { concernsSuspense, followSuspense, SUSPENSE_FOLLOWER } from '#server/suspense';
import { concernsWatchers, followPublications, WATCH_FOLLOWER } from '#server/tariff';
import { concernsTransports, followTransports, TRANSPORTS_FOLLOWER } from '#server/transport';
import { concernsMatches, followMatches, type ListsRoom, MATCHES_FOLLOWER } from '#server/watch-list';

/** What follows the journal outside the writer: lists, and messages to partners. The engine stops its followers itself. */
export function followJournal(
  services: Services,
  {
    room,
    owners,
    lists,
    hide,
  }: {
    readonly room: Pick<ReferenceRoom<ClearanceReference>, 'ofVersion'>;
    readonly owners: OwnersOptions;
    readonly lists: ListsRoom;
    /** Puts a pseudonym for the number of a natural person. */
    readonly hide: (text: string) => string;
  },
  banks: ReadonlyMap<string, BankPartner>,
  notices: Pick<NoticesRoom, 'tellPeople'>,
): Courier {
  const { engine } = services;
  engine.follow(OVERVIEW_FOLLOWER, followOverview(services));
  engine.follow(ACTS_FOLLOWER, followActs(services), { concerns: concernsActs });
  engine.follow(GUARANTEE_FOLLOWER, followGuarantees(services), { concerns: concernsGuarantees });
  engine.follow(ACT_LOG_FOLLOWER, followActLog, { concerns: concernsActLog });
  engine.follow(STANDING_FOLLOWER, followStanding(engine, services.cell), { concerns: concernsStanding });
  engine.follow(INVOICE_FOLLOWER, followInvoices(services), { concerns: concernsInvoices });
  engine.follow(RELIEF_FOLLOWER, followReliefs(services), { concerns: concernsReliefs(services) });
  engine.follow(INSPECTION_FOLLOWER, followInspections(services), { concerns: concernsInspections });
  engine.follow(SUSPENSE_FOLLOWER, followSuspense(services), { concerns: concernsSuspense });
  engine.follow(TRANSPORTS_FOLLOWER, followTransports(services), { concerns: concernsTransports });
  engine.follow(CLASSIFY_FOLLOWER, followReleases(services), AT_LEISURE);
  engine.follow(SELECTED_FOLLOWER, followSelected(services, owners), { concerns: concernsSelected });
  engine.follow(PRICE_FOLLOWER, followPrices(services), PRICES_AT_LEISURE);
  engine.follow(LEARNING_FOLLOWER, followGoods({ services, hide }), LEARNING_AT_LEISURE);
  engine.follow(REFERRAL_FOLLOWER, followReferrals(services), { concerns: concernsReferrals });
  engine.follow(MATCHES_FOLLOWER, followMatches(lists.entries, notices.tellPeople), { concerns: concernsMatches });
  engine.follow(SUSPENSIONS_FOLLOWER, followSuspensions(owners), { concerns: concernsSuspensions });
  engine.follow(PROPOSALS_FOLLOWER, followProposals, { concerns: concernsProposals });
  // What was published before anybody could watch is no news.
  engine.follow(WATCH_FOLLOWER, followPublications(room.ofVersion, notices.tellPeople), {
    concerns: concernsWatchers,
    begin: 'next-event',
  });
  const couriers = [
    startCourier(engine, PAYMENT_ORDER_TOPIC, async (message) => {
      const bank = banks.values().next().value;
      if (!bank) throw new Error('No bank is connected');
      await sendPaymentOrder(services, bank, message);
    }),
    startCourier(engine, REFUND_ORDER_TOPIC, (message) => sendRefundOrder(services, banks, message)),
  ];
  return { stop: async () => void (await Promise.all(couriers.map((courier) => courier.stop()))) };
}
