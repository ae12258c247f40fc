import { carryMail, carryWebhook } from './carry.ts';
import { startDeliveries, type Deliveries } from './deliveries.ts';
import { followNotices, NOTICES_FOLLOWER } from './follow-notices.ts';
import { smtpMailer, type Mailer } from './mailer.ts';
import { SQL } from './sql.ts';
import { run } from '#server/platform/database';
import { streamHub, type StreamHub } from './stream-hub.ts';
import { tellPeople, type TellPeople } from './tell-people.ts';
import { wishesReader } from './wishes.ts';
import { instantAt, type PlainDate } from '#core/kernel';
import type { Access } from '#server/access';
import type { DailyJob } from '#server/jobs';
import type { MailConfig } from '#server/platform/config';
import type { Services } from '#server/platform/services';

export interface NoticesRoomOptions {
  readonly services: Services;
  readonly access: Pick<Access, 'members'>;
  readonly mail: MailConfig | undefined;
  /** Whether webhooks may lead to this machine and its networks: in a demonstration, or where it was said so. */
  readonly allowPrivate: boolean;
  readonly onTrouble: (error: unknown) => void;
}

/** Everything that tells people what happened: what follows the journal, what carries it out of the house, who listens. */
export interface NoticesRoom extends NoticesRoomOptions {
  readonly deliveries: Deliveries;
  readonly hub: StreamHub;
  /** Whether e-mail can be chosen at all. */
  readonly sendsMail: () => boolean;
  /** Sends one letter at once, where e-mail is sent at all: what a person waits for at the screen and asks for again. */
  readonly sendLetter: Mailer['send'] | undefined;
  /** Tells what no event of the journal caused, and somebody asked to be told of. */
  readonly tellPeople: TellPeople;
  readonly tidy: DailyJob;
  /** Ends the streams, so that no connection stays open. Before the HTTP server closes. */
  readonly hangUp: () => Promise<void>;
  /** Ends what carries; whatever was not delivered waits in the database. */
  readonly stop: () => Promise<void>;
}

/** What was told is of use for a year at most; what came of its delivery for a quarter. */
const NOTICE_DAYS = 365;
const DELIVERY_DAYS = 90;
const DAY_MS = 86_400_000;

export function openNotices(options: NoticesRoomOptions): NoticesRoom {
  const { services, access, mail, onTrouble } = options;
  const { engine, pool, clock } = services;
  const mailer: Mailer | undefined = mail && smtpMailer(mail);
  const sendsMail = (): boolean => mailer !== undefined;
  const { members } = access;
  const wishes = wishesReader({ members, subjectOf: engine.subjectOf, clock });
  // What happened before anybody could be told is no news.
  engine.follow(NOTICES_FOLLOWER, followNotices({ engine, clock, members, wishes, sendsMail }), {
    begin: 'next-event',
  });
  const carrying = { services, members, mailer: () => mailer, allowPrivate: options.allowPrivate };
  const deliveries = startDeliveries({
    pool,
    clock,
    carry: { webhook: carryWebhook(carrying), email: carryMail(carrying) },
    onTrouble,
  });
  const hub = streamHub({ pool, onTrouble });
  return {
    ...options,
    deliveries,
    hub,
    sendsMail,
    sendLetter: mailer?.send,
    tellPeople: tellPeople({ members, subjectOf: engine.subjectOf, wishes, sendsMail }),
    tidy: {
      name: 'notices.tidy',
      run: async (today: PlainDate) => {
        const before = (days: number) => instantAt(Date.parse(`${today}T00:00:00Z`) - days * DAY_MS);
        await run(pool, SQL.forgetDeliveries, [before(DELIVERY_DAYS)]);
        await run(pool, SQL.forgetNotices, [before(NOTICE_DAYS)]);
      },
    },
    hangUp: hub.stop,
    stop: async () => {
      await deliveries.stop();
      mailer?.close();
    },
  };
}
