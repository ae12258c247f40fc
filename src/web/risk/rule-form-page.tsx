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
  Page,
  pageClasses,
  ProblemNote,
  Section,
  useFormat,
  useLocal,
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
  return (
    <div className={classes.columns}>
      <div>
        <Section title={t('risk.what')}>
          <About rule={rule} isNew={props.isNew} onChange={change} />
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
          <EffectFields rule={rule} onChange={change} />
        </Section>
        <Section title={t('replay.tryIt')}>
          <TryOnPast rule={rule} isNew={props.isNew} isReady={rule.when.trim() !== '' && found.problems.length === 0} />
        </Section>
        <Section title={t('risk.propose')}>
          {rule.when.trim() !== '' && <Remarks found={found} />}
          <Propose rule={rule} isReady={found.problems.length === 0} />
        </Section>
      </div>
      <Section title={t('risk.tests')}>
        <TestsEditor rule={rule} onChange={(tests) => change({ tests: [...tests] })} />
      </Section>
    </div>
  );
}

interface Fields {
  readonly rule: WrittenRule;
  readonly onChange: (part: Partial<WrittenRule>) => void;
}

function About(props: Fields & { readonly isNew: boolean }) {
  const t = useText();
  const { rule, onChange, isNew } = props;
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
      />
      <div className={classes.pair}>
        {(['vi', 'en'] as const).map((language) => (
          <TextInput
            key={language}
            label={t(`risk.name.${language}`)}
            maxLength={200}
            value={rule.name[language]}
            onChange={(event) => onChange({ name: { ...rule.name, [language]: event.currentTarget.value } })}
          />
        ))}
      </div>
      <TextInput
        label={t('risk.legalBasis')}
        maxLength={300}
        value={rule.legalBasis}
        onChange={(event) => onChange({ legalBasis: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <TextInput
          label={t('risk.validFrom')}
          description={t('risk.validFromHint')}
          type="date"
          value={rule.validFrom}
          onChange={(event) => days('validFrom', event.currentTarget.value)}
        />
        <TextInput
          label={t('risk.validTo')}
          description={t('risk.validToHint')}
          type="date"
          value={rule.validTo ?? ''}
          onChange={(event) => days('validTo', event.currentTarget.value)}
        />
      </div>
    </div>
  );
}

const CHANNELS = ['green', 'yellow', 'red'] as const;

function EffectFields(props: Fields) {
  const t = useText();
  const { rule, onChange } = props;
  const { effect } = rule;
  const { channel, inspection, depthPercent, documents, referTo, notify } = effect;
  const become = (part: Partial<WrittenRule['effect']>) => onChange({ effect: compact({ ...effect, ...part }) });
  const codes = (text: string) => text.split(/[\s,]+/).filter((code) => code !== '');
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
          onChange={(value) => become({ inspection: choose(INSPECTIONS, value) } as Partial<WrittenRule['effect']>)}
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
          />
        )}
      </div>
      <div className={classes.pair}>
        <TextInput
          label={t('risk.documents')}
          description={t('risk.codesHint')}
          defaultValue={documents?.join(', ') ?? ''}
          onChange={(event) => become({ documents: codes(event.currentTarget.value) })}
        />
        <TextInput
          label={t('risk.referTo')}
          description={t('risk.codesHint')}
          defaultValue={referTo?.join(', ') ?? ''}
          onChange={(event) => become({ referTo: codes(event.currentTarget.value) })}
        />
        <TextInput
          label={t('risk.offices')}
          description={t('risk.officesHint')}
          defaultValue={rule.offices?.join(', ') ?? ''}
          onChange={(event) => {
            const offices = codes(event.currentTarget.value);
            const { offices: _before, ...rest } = rule;
            onChange({
              ...rest,
              ...(offices.length > 0 ? { offices } : { offices: undefined }),
            } as Partial<WrittenRule>);
          }}
        />
      </div>
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

function Propose(props: { readonly rule: WrittenRule; readonly isReady: boolean }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { rule, isReady } = props;
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const isNamed = ID.test(rule.id) && rule.name.vi.trim() !== '' && rule.name.en.trim() !== '';
  const isGrounded = rule.legalBasis.trim() !== '';
  const missing = reason.trim().length < REASON_LENGTH_MIN;
  const propose = useMutation({
    mutationFn: () => rulesApi.proposeRule(rule, reason.trim()),
    onSuccess: async ({ id }) => {
      toast({ kind: 'done', text: t('risk.proposed') });
      await client.invalidateQueries({ queryKey: ['rules'] });
      await client.invalidateQueries({ queryKey: ['proposals'] });
      await navigate({ to: '/approvals/$id', params: { id } });
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isReady && isNamed && isGrounded && !missing) propose.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {propose.error && <ProblemNote error={propose.error} />}
      <Textarea
        label={t('risk.why')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={asked && missing ? t('ui.reasonMissing') : undefined}
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
