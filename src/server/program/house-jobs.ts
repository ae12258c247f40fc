import type { Access } from '#server/access';
import { reassignmentJob } from '#server/assignment';
import { cancellationsDueJob } from '#server/deadlines';
import { declarationImportJob } from '#server/declaration-import';
import { draftsTidyJob } from '#server/drafts';
import { lookAgainJob } from '#server/fixes';
import { type DailyJobs, startDailyJobs } from '#server/jobs';
import { learningJob, type LearnedRoom, type Trainings } from '#server/learning';
import { modelWatchJob } from '#server/model-measure';
import type { NoticesRoom } from '#server/notices';
import { partyHistoryJob } from '#server/party';
import type { Logger } from '#server/platform/logging';
import type { Services } from '#server/platform/services';
import { doubtsDueJob, pricesJob, type PricesRoom } from '#server/price';
import { referralsDueJob } from '#server/referral';
import type { RequestLog } from '#server/request-log';
import { comingDaysJob } from '#server/tariff';
import { tariffImportJob } from '#server/tariff-import';

/** By the one program that writes the cell. */
export function dailyJobs(
  services: Services,
  access: Access,
  {
    notices,
    requests,
    prices,
    learned,
    trainings,
  }: {
    readonly notices: NoticesRoom;
    readonly requests: RequestLog;
    readonly prices: PricesRoom;
    readonly learned: LearnedRoom;
    readonly trainings: Trainings;
  },
  logger: Logger,
  byItself: boolean,
): DailyJobs {
  const { engine, pool, cell, clock, token } = services;
  const country = () => services.reference.current().reference.country;
  const onRefused = (refused: object): void => logger.error(refused, 'a day of a party could not be counted');
  return startDailyJobs({
    pool,
    cell,
    clock,
    zoneOffsetMinutes: country().zoneOffsetMinutes,
    jobs: [
      partyHistoryJob({ engine, pool, cell, country, token, onRefused, reference: services.reference.current }),
      pricesJob(prices),
      learningJob(learned),
      trainings.nightly,
      modelWatchJob({ services, members: access.members, tellPeople: notices.tellPeople }),
      comingDaysJob(services, notices.tellPeople),
      reassignmentJob({ services, access }),
      cancellationsDueJob(services),
      referralsDueJob(services),
      doubtsDueJob(services),
      { name: 'engine.submissions', run: engine.submissions.prune },
      { name: 'access.tidy', run: access.tidy },
      { name: 'requestLog.tidy', run: requests.forgetOld },
      notices.tidy,
      tariffImportJob({ pool, clock }),
      draftsTidyJob({ pool, clock }),
      lookAgainJob(services),
      declarationImportJob({ pool, clock }),
    ],
    isWriter: () => engine.role() === 'writing',
    byItself,
    onTrouble: (job, error) => logger.error({ err: error, job }, 'a daily job failed and will be tried again'),
  });
}
