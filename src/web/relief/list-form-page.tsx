import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowLeft, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useSession, type ExemptionList } from '#web/client';
import {
  CodePicker,
  DecimalInput,
  LoadingRows,
  localDate,
  Page,
  pageClasses,
  ProblemNote,
  Section,
  useSaidAt,
  useText,
  useToast,
} from '#web/ui';
import classes from './relief.module.css';
import { reliefApi } from './relief-api.ts';

/** Registers a list, or proposes new content for one (`?amend=`). */
export function ListFormPage() {
  const t = useText();
  const { amend } = useSearch({ from: '/exemption-lists/new' });
  const found = useQuery({
    queryKey: ['exemptionList', amend],
    queryFn: () => reliefApi.exemptionList(amend ?? ''),
    enabled: amend !== undefined,
  });
  const title = amend === undefined ? t('exemption.registerTitle') : t('exemption.amendTitle', { id: amend });
  return (
    <Page
      title={title}
      lead={t(amend === undefined ? 'exemption.registerLead' : 'exemption.amendLead')}
      above={
        <Link to="/exemption-lists" className={pageClasses.back}>
          <IconArrowLeft size={16} aria-hidden /> {t('exemption.title')}
        </Link>
      }
    >
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {amend !== undefined && found.isPending && <LoadingRows />}
      {(amend === undefined || found.data) && <ListForm list={found.data} />}
    </Page>
  );
}

interface Line {
  readonly line: number;
  readonly codePrefix: string;
  readonly name: string;
  readonly unitCode: string;
  readonly quantity: string;
}
const emptyLine = (line: number): Line => ({ line, codePrefix: '', name: '', unitCode: '', quantity: '' });

interface Content {
  readonly holderId: string;
  readonly officeId: string;
  readonly groundCode: string;
  readonly project: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly lines: readonly Line[];
}

function startOf(list: ExemptionList | undefined, holderId: string): Content {
  const today = localDate(new Date().toISOString());
  if (list === undefined)
    return {
      holderId,
      officeId: '',
      groundCode: '',
      project: '',
      validFrom: today,
      validTo: '',
      lines: [emptyLine(1)],
    };
  const { summary, proposal, lines } = list;
  const { project, validFrom, validTo } = proposal ?? summary;
  return {
    holderId: summary.holderId,
    officeId: summary.officeId,
    groundCode: summary.groundCode,
    project,
    validFrom,
    validTo,
    lines: (proposal?.lines ?? lines).map((line) => ({
      line: line.line,
      codePrefix: line.codePrefix ?? '',
      name: line.name,
      unitCode: line.unitCode,
      quantity: line.quantity,
    })),
  };
}

/** Of the head, and of each line. */
const FIELDS = [
  'holderId',
  'groundCode',
  'officeId',
  'project',
  'validFrom',
  'validTo',
  'codePrefix',
  'name',
  'quantity',
  'unitCode',
] as const;

function ListForm(props: { readonly list: ExemptionList | undefined }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const client = useQueryClient();
  const session = useSession();
  const isTrader = session?.organisation.kind === 'trader';
  const [content, setContent] = useState(() => startOf(props.list, isTrader ? session.organisation.id : ''));
  const [asked, setAsked] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const change = (next: Partial<Content>) => setContent({ ...content, ...next });
  const amended = props.list?.summary.id;
  const send = useMutation({
    mutationFn: () => {
      const { holderId, officeId, groundCode } = content;
      const body = bodyOf(content);
      return amended === undefined
        ? reliefApi.submitExemptionList({ holderId, officeId, groundCode, content: body }, key)
        : reliefApi.amendExemptionList(amended, body, crypto.randomUUID());
    },
    onSuccess: async ({ id }) => {
      toast({ kind: 'done', text: t(amended === undefined ? 'exemption.sent' : 'exemption.amendSent', { id }) });
      await client.invalidateQueries({ queryKey: ['exemptionLists'] });
      await client.invalidateQueries({ queryKey: ['exemptionList', id] });
      await navigate({ to: '/exemption-lists/$id', params: { id } });
    },
  });
  const said = useSaidAt(send.error, FIELDS);
  const missing = (value: string): string | undefined =>
    asked && value.trim() === '' ? t('exemption.missing') : undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isComplete(content)) send.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {send.error && <ProblemNote error={send.error} saidAt={said} />}
      <div className={classes.head}>
        {!isTrader && amended === undefined && (
          <TextInput
            label={t('exemption.holderId')}
            value={content.holderId}
            onChange={(event) => change({ holderId: event.currentTarget.value.trim() })}
            error={said.at('holderId') ?? missing(content.holderId)}
          />
        )}
        {amended === undefined && (
          <>
            <CodePicker
              list="relief-ground"
              label={t('exemption.ground')}
              value={content.groundCode}
              onChange={(groundCode) => change({ groundCode })}
              only={(entry) => entry.attributes['needs_list'] === 'yes'}
              error={said.at('groundCode') ?? missing(content.groundCode)}
            />
            <CodePicker
              list="customs-office"
              label={t('exemption.office')}
              value={content.officeId}
              onChange={(officeId) => change({ officeId })}
              error={said.at('officeId') ?? missing(content.officeId)}
            />
          </>
        )}
        <TextInput
          label={t('exemption.project')}
          value={content.project}
          onChange={(event) => change({ project: event.currentTarget.value })}
          error={said.at('project') ?? missing(content.project)}
        />
        <div className={classes.head}>
          <TextInput
            label={t('exemption.from')}
            type="date"
            value={content.validFrom}
            onChange={(event) => change({ validFrom: event.currentTarget.value })}
            error={said.at('validFrom') ?? missing(content.validFrom)}
          />
          <TextInput
            label={t('exemption.to')}
            type="date"
            min={content.validFrom}
            value={content.validTo}
            onChange={(event) => change({ validTo: event.currentTarget.value })}
            error={said.at('validTo') ?? missing(content.validTo)}
          />
        </div>
      </div>
      <Section title={t('exemption.goodsLines')} aside={t('exemption.codeHint')}>
        <Lines lines={content.lines} onChange={(lines) => change({ lines })} saidAt={said.at} missing={missing} />
      </Section>
      <div className={classes.buttons}>
        <Button type="submit" loading={send.isPending}>
          {t(amended === undefined ? 'exemption.send' : 'exemption.sendAmendment')}
        </Button>
      </div>
    </form>
  );
}

const isComplete = ({ lines, ...head }: Content): boolean =>
  Object.values(head).every((value) => value.trim() !== '') &&
  lines.length > 0 &&
  lines.every(({ name, unitCode, quantity }) => name.trim() !== '' && unitCode !== '' && quantity !== '');

const bodyOf = ({ project, validFrom, validTo, lines }: Content) => ({
  project: project.trim(),
  validFrom,
  validTo,
  lines: lines.map(({ codePrefix, name, ...line }) => ({
    ...line,
    name: name.trim(),
    codePrefix: codePrefix.trim() === '' ? null : codePrefix.trim(),
  })),
});

function Lines(props: {
  readonly lines: readonly Line[];
  readonly onChange: (lines: readonly Line[]) => void;
  readonly saidAt: (pointer: `/${string}`) => string | undefined;
  readonly missing: (value: string) => string | undefined;
}) {
  const t = useText();
  const { lines, onChange, saidAt, missing } = props;
  const change = (index: number, next: Partial<Line>) =>
    onChange(lines.map((line, position) => (position === index ? { ...line, ...next } : line)));
  const nextNumber = Math.max(0, ...lines.map(({ line }) => line)) + 1;
  return (
    <>
      {lines.map((line, index) => {
        const at = (field: string) => `/content/lines/${index}/${field}` as const;
        const label = (text: string) => t('exemption.fieldOfLine', { field: text, line: line.line });
        return (
          <div
            key={line.line}
            className={classes.line}
            role="group"
            aria-label={t('exemption.lineNumber', { line: line.line })}
          >
            <TextInput label={t('exemption.line')} aria-label={label(t('exemption.line'))} value={line.line} readOnly />
            <TextInput
              label={t('exemption.code')}
              aria-label={label(t('exemption.code'))}
              value={line.codePrefix}
              maxLength={8}
              inputMode="numeric"
              onChange={(event) => change(index, { codePrefix: event.currentTarget.value.replace(/\D/g, '') })}
              error={saidAt(at('codePrefix'))}
            />
            <TextInput
              label={t('exemption.goods')}
              aria-label={label(t('exemption.goods'))}
              value={line.name}
              onChange={(event) => change(index, { name: event.currentTarget.value })}
              error={saidAt(at('name')) ?? missing(line.name)}
            />
            <DecimalInput
              label={t('exemption.quantity')}
              value={line.quantity}
              onChange={(quantity) => change(index, { quantity })}
              error={saidAt(at('quantity')) ?? missing(line.quantity)}
            />
            <CodePicker
              list="unit"
              label={t('exemption.unit')}
              value={line.unitCode}
              onChange={(unitCode) => change(index, { unitCode })}
              error={saidAt(at('unitCode')) ?? missing(line.unitCode)}
            />
            {lines.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="slate"
                size={36}
                mt={25}
                aria-label={t('exemption.removeLine', { line: line.line })}
                onClick={() => onChange(lines.filter((_, position) => position !== index))}
              >
                <IconTrash size={16} stroke={1.75} aria-hidden />
              </ActionIcon>
            )}
          </div>
        );
      })}
      <Button
        variant="subtle"
        size="compact-sm"
        mt={12}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange([...lines, emptyLine(nextNumber)])}
      >
        {t('exemption.addLine')}
      </Button>
    </>
  );
}
