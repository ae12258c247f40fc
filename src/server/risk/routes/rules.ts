import { foldText } from '#core/codes';
import type { Rule } from '#core/risk';
import { demand, signedInOnly } from '#server/access';
import { notFound, type HttpApp } from '#server/platform/http';
import { Type, type Static } from 'typebox';
import {
  RULE_STANDINGS,
  RehearsalSchema,
  RuleCheckSchema,
  RuleParams,
  RuleSchema,
  RuleSummarySchema,
  RuleVersionSchema,
  RuleViewSchema,
  WrittenRule,
} from '../rule-schemas.ts';
import { checkRule } from '../check-rule.ts';
import { rehearsalFor } from '../replay/rehearsal-for.ts';
import type { RuleServices } from '../rule-services.ts';
import { allRules, ruleSummaries, ruleView, standingOf, todayOf } from '../rule-view.ts';

const PAGE_DEFAULT = 50;
const PAGE_MAX = 200;

const ListRules = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100, description: 'The beginning of an id, or words of a name' })),
  standing: Type.Optional(Type.Enum(RULE_STANDINGS)),
  channel: Type.Optional(Type.Enum(['green', 'yellow', 'red'])),
  source: Type.Optional(Type.Enum(['country', 'desk'])),
  cursor: Type.Optional(Type.String({ maxLength: 40, description: 'As the page before gave it' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX, default: PAGE_DEFAULT })),
});
type ListRules = Static<typeof ListRules>;

const TAGS = ['Risk'];

/** Reading rules, and trying how one is written. */
export function rules(app: HttpApp, all: RuleServices): void {
  for (const schema of [
    RuleSchema,
    WrittenRule,
    RuleSummarySchema,
    RuleVersionSchema,
    RuleViewSchema,
    RehearsalSchema,
    RuleCheckSchema,
  ])
    app.addSchema(schema);

  app.get(
    '/api/v1/risk/rules',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listRules',
        tags: TAGS,
        summary: 'The rules by which declarations are selected, with what each hit lately',
        querystring: ListRules,
        response: {
          200: Type.Object({
            items: Type.Array(Type.Ref('RuleSummary')),
            total: Type.Integer({ description: 'How many fit the question' }),
            nextCursor: Type.Union([Type.String(), Type.Null()]),
          }),
          '4xx': Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      demand(request, 'risk.rule.read');
      await all.rules.refresh();
      const { cursor = '', limit = PAGE_DEFAULT } = request.query;
      const fitting = allRules(all).filter(fits(request.query, all));
      const rest = fitting.filter(({ id }) => id > cursor);
      const page = rest.slice(0, limit);
      return {
        items: [...(await ruleSummaries(all, page))],
        total: fitting.length,
        nextCursor: rest.length > limit ? (page.at(-1)?.id ?? null) : null,
      };
    },
  );

  app.get(
    '/api/v1/risk/rules/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showRule',
        tags: TAGS,
        summary: 'One rule: what it says, what it does in force, and all its versions',
        params: RuleParams,
        response: { 200: Type.Ref('RuleView'), '4xx': Type.Ref('Problem') },
      },
    },
    async (request) => {
      demand(request, 'risk.rule.read');
      await all.rules.refresh();
      return ruleView(foundRule(all, request.params.id), all);
    },
  );

  app.post(
    '/api/v1/risk/rules/checks',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'checkRule',
        tags: TAGS,
        summary:
          'What is wrong with a rule as it is written, how its tests come out and what asking it costs; nothing is kept',
        body: WrittenRule,
        response: { 200: Type.Ref('RuleCheck'), '4xx': Type.Ref('Problem') },
      },
    },
    async (request) => {
      demand(request, 'risk.rule.read');
      return checkRule(request.body, await rehearsalFor(request.body, all.replays));
    },
  );
}

export function foundRule(all: RuleServices, id: string): Rule {
  const rule = allRules(all).find((each) => each.id === id);
  if (rule === undefined) throw notFound();
  return rule;
}

function fits({ q = '', standing, channel, source }: ListRules, all: RuleServices): (rule: Rule) => boolean {
  const today = todayOf(all.services);
  const states = all.rules.desk().rules;
  const words = foldText(q);
  return (rule) =>
    (standing === undefined || standingOf(rule, all, today) === standing) &&
    (channel === undefined || rule.effect.channel === channel) &&
    (source === undefined || ((states.get(rule.id)?.current ?? null) === null) === (source === 'country')) &&
    (q.trim() === '' ||
      rule.id.startsWith(q.trim().toUpperCase()) ||
      foldText(`${rule.name.vi} ${rule.name.en}`).includes(words));
}
