import { Button, Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { examineRule, INSPECTIONS, type RuleExamination } from '#core/risk';
import type { SelectionRule, WrittenRule } from '#web/client';
import { TryOnPast } from '#web/replay';
import {
  LoadingRows,
  localDate,
  CodesPicker,
  Page,
  pageClasses,
  ProblemNote,
  Section,
  useFormat,
  useLocal,
  useSaidAt,
  refusedAt,
  type SaidAt,
  useText,
  useToast,
} from '#web/ui';
import { ConditionEditor } from './condition.tsx';
import classes from './risk.module.css';
import { TestsEditor } from './tests-editor.tsx';
import { rulesApi } from './rules-api.ts';

/** Writes a new rule, for somebody else to approve. */
export function NewRulePage() {
  const t = useText();
  const format = useFormat();
  return (
    <Frame title={t('risk.newRule')}>
      <RuleForm rule={blank(localDate(format.now()))} isNew />
    </Frame>
  );
}

/** Writes the next version of a rule. */
export function EditRulePage() {
  const t = useText();
  const { id } = useParams({ from: '/risk/rules/$id/edit' });
  const query = useQuery({ queryKey: ['rules', 'one', id], queryFn: () => rulesApi.rule(id) });
  return (
    <Frame title={t('risk.editOf', { id })} id={id}>
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows />}
      {query.data && <RuleForm key={query.data.version} rule={written(query.data.rule)} isNew={false} />}
    </Frame>
  );
}

function Frame(props: { readonly title: string; readonly id?: string; readonly children: React.ReactNode }) {
  const t = useText();
  const { title, id } = props;
  return (
    <Page
      title={title}
      lead={t('risk.formLead')}
      above={
        id === undefined ? (
          <Link to="/risk/rules" className={pageClasses.back}>
            <IconArrowLeft size={16} aria-hidden /> {t('risk.rules')}
          </Link>
        ) : (
          <Link to="/risk/rules/$id" params={{ id }} className={pageClasses.back}>
            <IconArrowLeft size={16} aria-hidden /> <span className="mono">{id}</span>
          </Link>
        )
      }
    >
      {props.children}
    </Page>
  );
}

const blank = (today: string): WrittenRule => ({
  id: '',
  name: { vi: '', en: '' },
  scope: 'line',
  when: '',
  effect: { channel: 'yellow' },
  binding: 'ordinary',
  legalBasis: '',
  validFrom: today,
  validTo: null,
  sensitivity: 'internal',
});

/** Its number is given and its owner is whoever proposes; what was rehearsed of another text holds for this one no more. */
function written({ version: _version, owner: _owner, rehearsed: _rehearsed, ...rule }: SelectionRule): WrittenRule {
  return rule;
}

const REASON_LENGTH_MIN = 3;
const ID = /^[A-Z0-9][A-Z0-9-]{2,39}$/;

function RuleForm(props: { readonly rule: WrittenRule; readonly isNew: boolean }) {
  const t = useText();
  const [rule, setRule] = useState(props.rule);
  const change = (part: Partial<WrittenRule>) => setRule({ ...rule, ...part });
  const found = examineRule({ ...rule, version: 1, owner: '-' });
  const [asked, setAsked] = useState(false);
  const propose = useProposal(rule);
  const said = useSaidAt(propose.error, FIELDS);
  const missing = useMissing(rule);
  const fromHere = useFound(found);
  const at: At = (field) => said.at(field) ?? (asked ? (missing(field) ?? fromHere(field)) : undefined);
  return (
    <div className={classes.columns} data-fields>
      <div>
        <Section title={t('risk.what')}>
          <About rule={rule} isNew={props.isNew} at={at} onChange={change} />
        </Section>
        <Section title={t('risk.condition')}>
          <Select
            label={t('risk.scope')}
            mb={16}
            maw={320}
            data={(['line', 'declaration'] as const).map((value) => ({ value, label: t(`risk.scope.${value}`) }))}
            value={rule.scope}
            allowDeselect={false}
            onChange={(scope) => change({ scope: scope === 'declaration' ? 'declaration' : 'line' })}
            comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
          />
          <ConditionEditor value={rule.when} scope={rule.scope} onChange={(when) => change({ when })} />
        </Section>
        <Section title={t('risk.effect')}>
          <EffectFields rule={rule} at={at} onChange={change} />
        </Section>
        <Section title={t('replay.tryIt')}>
          <TryOnPast rule={rule} isNew={props.isNew} isReady={rule.when.trim() !== '' && found.problems.length === 0} />
        </Section>
        <Section title={t('risk.propose')}>
          {rule.when.trim() !== '' && <Remarks found={found} />}
          <Propose
            rule={rule}
            isReady={found.problems.length === 0}
            propose={propose}
            said={said}
            asked={asked}
            onAsked={() => setAsked(true)}
          />
        </Section>
      </div>
      <Section title={t('risk.tests')}>
        <TestsEditor rule={rule} onChange={(tests) => change({ tests: [...tests] })} />
      </Section>
    </div>
  );
}

/** What is written here, by the member of the rule that it is sent as; of a name, the language. */
const FIELDS = [
  'id',
  'vi',
  'en',
  'legalBasis',
  'validFrom',
  'validTo',
  'channel',
  'inspection',
  'depthPercent',
  'documents',
  'referTo',
  'offices',
  'binding',
  'sensitivity',
  'reason',
] as const;
type Field = (typeof FIELDS)[number];
type At = (field: Field) => string | undefined;

/** What the form itself knows to be missing. */
function useMissing({ id, name, legalBasis, validFrom }: WrittenRule): At {
  const t = useText();
  return (field) => {
    switch (field) {
      case 'id':
        return ID.test(id) ? undefined : t('risk.idHint');
      case 'vi':
      case 'en':
        return name[field].trim() === '' ? t('risk.fieldMissing') : undefined;
      case 'legalBasis':
        return legalBasis.trim() === '' ? t('risk.fieldMissing') : undefined;
      case 'validFrom':
        return validFrom === '' ? t('risk.fieldMissing') : undefined;
      default:
        return undefined;
    }
  };
}

/** What the examination found wrong of a field. */
function useFound({ problems }: RuleExamination): At {
  const local = useLocal();
  return (field) => {
    const found = refusedAt(problems, field, FIELDS).map(({ message }) => local(message));
    return found.length === 0 ? undefined : found.join('. ');
  };
}

interface Fields {
  readonly rule: WrittenRule;
  readonly at: At;
  readonly onChange: (part: Partial<WrittenRule>) => void;
}

function About(props: Fields & { readonly isNew: boolean }) {
  const t = useText();
  const { rule, onChange, isNew, at } = props;
  const days = (key: 'validFrom' | 'validTo', value: string) =>
    onChange(key === 'validFrom' ? { validFrom: value } : { validTo: value === '' ? null : value });
  return (
    <div className={classes.form}>
      <TextInput
        label={t('risk.id')}
        description={t('risk.idHint')}
        classNames={{ input: 'mono' }}
        maw={420}
        maxLength={40}
        value={rule.id}
        readOnly={!isNew}
        onChange={(event) => onChange({ id: event.currentTarget.value.toUpperCase() })}
        error={at('id')}
      />
      <div className={classes.pair}>
        {(['vi', 'en'] as const).map((language) => (
          <TextInput
            key={language}
            label={t(`risk.name.${language}`)}
            maxLength={200}
            value={rule.name[language]}
            onChange={(event) => onChange({ name: { ...rule.name, [language]: event.currentTarget.value } })}
            error={at(language)}
          />
        ))}
      </div>
      <TextInput
        label={t('risk.legalBasis')}
        maxLength={300}
        value={rule.legalBasis}
        onChange={(event) => onChange({ legalBasis: event.currentTarget.value })}
        error={at('legalBasis')}
      />
      <div className={classes.pair}>
        <TextInput
          label={t('risk.validFrom')}
          description={t('risk.validFromHint')}
          type="date"
          value={rule.validFrom}
          onChange={(event) => days('validFrom', event.currentTarget.value)}
          error={at('validFrom')}
        />
        <TextInput
          label={t('risk.validTo')}
          description={t('risk.validToHint')}
          type="date"
          value={rule.validTo ?? ''}
          onChange={(event) => days('validTo', event.currentTarget.value)}
          error={at('validTo')}
        />
      </div>
    </div>
  );
}

const CHANNELS = ['green', 'yellow', 'red'] as const;

/** As many as a rule may name. */
const DOCUMENTS_MAX = 10;
const AGENCIES_MAX = 5;
const OFFICES_MAX = 100;

function EffectFields(props: Fields) {
  const t = useText();
  const { rule, at, onChange } = props;
  const { effect } = rule;
  const { channel, inspection, depthPercent, documents, referTo, notify } = effect;
  const become = (part: Partial<WrittenRule['effect']>) => onChange({ effect: compact({ ...effect, ...part }) });
  const choose = <T extends string>(from: readonly T[], value: string | null): T | undefined =>
    from.find((each) => each === value);
  const combobox = { transitionProps: { duration: 0 }, shadow: 'md' } as const;
  return (
    <div className={classes.form}>
      <div className={classes.pair}>
        <Select
          label={t('list.channel')}
          data={CHANNELS.map((value) => ({ value, label: t(`risk.channel.${value}`) }))}
          value={channel}
          allowDeselect={false}
          onChange={(value) => become({ channel: choose(CHANNELS, value) ?? channel })}
          error={at('channel')}
          comboboxProps={combobox}
        />
        <Select
          label={t('risk.inspection')}
          data={[
            { value: '', label: t('risk.inspection.none') },
            ...INSPECTIONS.map((value) => ({ value, label: t(`risk.inspection.${value}`) })),
          ]}
          value={inspection ?? ''}
          allowDeselect={false}
          onChange={(value) => {
            const chosen = choose(INSPECTIONS, value);
            // Only a part has a depth: what no field shows any more would stand in the way unseen.
            const depth = chosen === 'partial' ? depthPercent : undefined;
            become({ inspection: chosen, depthPercent: depth } as Partial<WrittenRule['effect']>);
          }}
          error={at('inspection')}
          comboboxProps={combobox}
        />
        {inspection === 'partial' && (
          <NumberInput
            label={t('risk.depth')}
            min={1}
            max={100}
            value={depthPercent ?? ''}
            onChange={(value) =>
              become({ depthPercent: typeof value === 'number' ? value : undefined } as Partial<WrittenRule['effect']>)
            }
            error={at('depthPercent')}
          />
        )}
      </div>
      <div className={classes.pair}>
        <CodesPicker
          list="document-type"
          label={t('risk.documents')}
          value={documents ?? []}
          onChange={(codes) => become({ documents: [...codes] })}
          countMax={DOCUMENTS_MAX}
          error={at('documents')}
        />
        <CodesPicker
          list="agency"
          label={t('risk.referTo')}
          value={referTo ?? []}
          onChange={(codes) => become({ referTo: [...codes] })}
          countMax={AGENCIES_MAX}
          error={at('referTo')}
        />
      </div>
      <CodesPicker
        list="customs-office"
        label={t('risk.offices')}
        description={t('risk.officesHint')}
        value={rule.offices ?? []}
        onChange={(offices) =>
          onChange({ offices: offices.length > 0 ? [...offices] : undefined } as Partial<WrittenRule>)
        }
        countMax={OFFICES_MAX}
        error={at('offices')}
      />
      <div className={classes.pair}></div>
      <div className={classes.pair}>
        <Select
          label={t('risk.binding')}
          data={(['ordinary', 'mandatory'] as const).map((value) => ({ value, label: t(`risk.binding.${value}`) }))}
          value={rule.binding}
          allowDeselect={false}
          onChange={(value) => onChange({ binding: value === 'mandatory' ? 'mandatory' : 'ordinary' })}
          comboboxProps={combobox}
        />
        <Select
          label={t('risk.sensitivity')}
          data={(['internal', 'restricted'] as const).map((value) => ({
            value,
            label: t(`risk.sensitivity.${value}`),
          }))}
          value={rule.sensitivity}
          allowDeselect={false}
          onChange={(value) => onChange({ sensitivity: value === 'restricted' ? 'restricted' : 'internal' })}
          comboboxProps={combobox}
        />
      </div>
      <Checkbox
        label={t('risk.notifyLabel')}
        checked={notify === true}
        onChange={(event) => become({ notify: event.currentTarget.checked })}
      />
    </div>
  );
}

/** Without members that say nothing: a rule says only what it means. */
function compact(effect: WrittenRule['effect']): WrittenRule['effect'] {
  const said = Object.entries(effect).filter(
    ([, value]) => value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(said) as WrittenRule['effect'];
}

/** What stands in the way, what its author should know, and what asking the rule costs. */
function Remarks(props: { readonly found: RuleExamination }) {
  const local = useLocal();
  const { problems, warnings, cost } = props.found;
  return (
    <>
      {problems.length > 0 && (
        <div role="status">
          <ul className={classes.problems}>
            {problems.map(({ code, pointer, message }, index) => (
              <li key={`${code} ${pointer} ${index}`}>{local(message)}</li>
            ))}
          </ul>
        </div>
      )}
      <ul className={classes.remarks}>
        {warnings.map(({ code, pointer, message }) => (
          <li key={`${code} ${pointer}`}>{local(message)}</li>
        ))}
      </ul>
      {cost && <p className="quiet">{local(cost.words)}</p>}
    </>
  );
}

/** Proposes the rule; where that worked, leads to where somebody else decides. */
function useProposal(rule: WrittenRule) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => rulesApi.proposeRule(rule, reason),
    onSuccess: async ({ id }) => {
      toast({ kind: 'done', text: t('risk.proposed') });
      await client.invalidateQueries({ queryKey: ['rules'] });
      await client.invalidateQueries({ queryKey: ['proposals'] });
      await navigate({ to: '/approvals/$id', params: { id } });
    },
  });
}

function Propose(props: {
  readonly rule: WrittenRule;
  readonly isReady: boolean;
  readonly propose: ReturnType<typeof useProposal>;
  readonly said: SaidAt<Field>;
  readonly asked: boolean;
  readonly onAsked: () => void;
}) {
  const t = useText();
  const { rule, isReady, propose, said, asked } = props;
  const [reason, setReason] = useState('');
  const isNamed = ID.test(rule.id) && rule.name.vi.trim() !== '' && rule.name.en.trim() !== '';
  const isGrounded = rule.legalBasis.trim() !== '';
  const missing = reason.trim().length < REASON_LENGTH_MIN;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    props.onAsked();
    if (isReady && isNamed && isGrounded && !missing) propose.mutate(reason.trim());
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {propose.error && <ProblemNote error={propose.error} saidAt={said} />}
      <Textarea
        label={t('risk.why')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={asked && missing ? t('ui.reasonMissing') : said.at('reason')}
      />
      {asked && !(isNamed && isGrounded) && (
        <p className={classes.problems} role="alert">
          {t('risk.namesMissing')}
        </p>
      )}
      {asked && !isReady && (
        <p className={classes.problems} role="alert">
          {t(rule.when.trim() === '' ? 'risk.conditionMissing' : 'risk.notReady')}
        </p>
      )}
      <div>
        <Button type="submit" loading={propose.isPending}>
          {t('risk.proposeIt')}
        </Button>
      </div>
    </form>
  );
}
