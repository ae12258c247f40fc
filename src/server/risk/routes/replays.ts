import { plainDate, type Actor } from '#core/kernel';
import type { RuleChange } from '#core/replay';
import { ruleRefusal, ruleRefusals, type Rule } from '#core/risk';
import { demand, signedInOnly } from '#server/access';
import { notFound, refusalsProblem, type HttpApp } from '#server/platform/http';
import { Type, type Static } from 'typebox';
import { SELECTED_FOLLOWER } from '../follow-selected.ts';
import type { ReplayQuestion, StoredReplay } from '../replay/replay-question.ts';
import {
  ReplayCountsSchema,
  ReplayOutcomeSchema,
  ReplayParams,
  ReplayRateSchema,
  ReplaySummarySchema,
  ReplayVersionSchema,
  ReplayViewSchema,
  StartReplay,
} from '../replay/replay-schemas.ts';
import { RUNNING_MAX } from '../replay/replay-store.ts';
import { replaySummary, replayView } from '../replay/replay-view.ts';
import type { RuleServices } from '../rule-services.ts';
import { allRules, todayOf } from '../rule-view.ts';

const TAGS = ['Risk'];
/** What was found of cases comes from a list; one that lags so far behind is told as it is. */
const WAIT_MS = 5_000;

/** What rules would have done in any past period, worked out beside the program. */
export function replays(app: HttpApp, all: RuleServices): void {
  for (const schema of [
    ReplayRateSchema,
    ReplayOutcomeSchema,
    ReplayVersionSchema,
    ReplayCountsSchema,
    ReplaySummarySchema,
    ReplayViewSchema,
  ])
    app.addSchema(schema);

  app.post(
    '/api/v1/risk/replays',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'startReplay',
        tags: TAGS,
        summary:
          'Begin to take every decision of a past period again, by two versions of the rules; nothing is decided',
        body: StartReplay,
        response: { 201: Type.Ref('Replay'), '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') },
      },
    },
    async (request, reply) => {
      demand(request, 'risk.rule.propose');
      await all.rules.refresh();
      const question = questionOf(request.body, request.actor, all);
      const { engine } = all.services;
      await engine.waitFor(engine.position(), WAIT_MS, SELECTED_FOLLOWER);
      const begun = await all.replays.begin(request.actor.userId, question);
      if ('busy' in begun)
        throw refusalsProblem([
          begun.busy === 'own' ? ruleRefusal('RSK-020') : ruleRefusal('RSK-021', '', { max: String(RUNNING_MAX.all) }),
        ]);
      return reply.code(201).send(await replayView(await foundReplay(all, begun.id), request.actor, all));
    },
  );

  app.get(
    '/api/v1/risk/replays',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listReplays',
        tags: TAGS,
        summary: 'The last replays, newest first; of one rule, those that it stands in',
        querystring: Type.Object({ ruleId: Type.Optional(Type.String({ maxLength: 40 })) }),
        response: {
          200: Type.Object({ items: Type.Array(Type.Ref('ReplaySummary')) }),
          '4xx': Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      demand(request, 'risk.rule.read');
      const stored = await all.replays.list(request.query.ruleId);
      return { items: await Promise.all(stored.map((one) => replaySummary(one, all))) };
    },
  );

  app.get(
    '/api/v1/risk/replays/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showReplay',
        tags: TAGS,
        summary: 'How far a replay came, and what it counted once it is done',
        params: ReplayParams,
        response: { 200: Type.Ref('Replay'), '4xx': Type.Ref('Problem') },
      },
    },
    async (request) => {
      demand(request, 'risk.rule.read');
      return replayView(await foundReplay(all, request.params.id), request.actor, all);
    },
  );

  app.post(
    '/api/v1/risk/replays/:id/cancellation',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'cancelReplay',
        tags: TAGS,
        summary: 'End a replay before it is done',
        params: ReplayParams,
        response: { 200: Type.Ref('Replay'), '4xx': Type.Ref('Problem') },
      },
    },
    async (request) => {
      demand(request, 'risk.rule.propose');
      const { id } = await foundReplay(all, request.params.id);
      await all.replays.cancel(id);
      return replayView(await foundReplay(all, id), request.actor, all);
    },
  );
}

async function foundReplay({ replays: { find } }: RuleServices, id: string): Promise<StoredReplay> {
  const found = await find(id);
  if (found === undefined) throw notFound();
  return found;
}

type Asked = Static<typeof StartReplay>;

function questionOf({ from, to, versions }: Asked, actor: Actor, all: RuleServices): ReplayQuestion {
  const today = todayOf(all.services);
  const [left, right] = versions;
  if (left === undefined || right === undefined) throw new Error('the schema asks for two versions');
  const refusals = [
    ...(from > to || to > today ? [ruleRefusal('RSK-019', '/to', { today })] : []),
    ...versions.flatMap((version, index) => changeRefusals(version, `/versions/${index}/change`, all)),
  ];
  if (refusals.length > 0) throw refusalsProblem(refusals);
  const versionOf = ({ base, change }: Asked['versions'][number]) => ({ base, change: changeOf(change, actor, all) });
  return { from: plainDate(from), to: plainDate(to), versions: [versionOf(left), versionOf(right)] };
}

function changeRefusals({ change }: Asked['versions'][number], pointer: string, all: RuleServices) {
  switch (change.kind) {
    case 'none':
      return [];
    case 'without':
      return allRules(all).some(({ id }) => id === change.ruleId)
        ? []
        : [ruleRefusal('RSK-002', `${pointer}/ruleId`, { rule: change.ruleId })];
    case 'with':
      return ruleRefusals(tried(change.rule, '-', all), `${pointer}/rule`);
  }
}

const changeOf = (change: Asked['versions'][number]['change'], actor: Actor, all: RuleServices): RuleChange =>
  change.kind === 'with' ? { kind: 'with', rule: tried(change.rule, actor.userId, all) } : change;

/** Under the number that it has, or would have. */
const tried = (
  written: Extract<Asked['versions'][number]['change'], { kind: 'with' }>['rule'],
  owner: string,
  all: RuleServices,
): Rule => ({ ...written, version: allRules(all).find(({ id }) => id === written.id)?.version ?? 1, owner });
