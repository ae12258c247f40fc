import { Button, TextInput } from '@mantine/core';
import { IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, useSession, type Transport, type TransportContent } from '#web/client';
import {
  CodePicker,
  DecimalInput,
  LoadingRows,
  Page,
  pageClasses,
  ProblemNote,
  Section,
  useText,
  useToast,
  useSaidAt,
} from '#web/ui';
import { contentOf, writtenOf, type Written } from './written-transport.ts';
import { SealingFields } from './sealing-fields.tsx';
import classes from './transport.module.css';

/** Declares a transport, or declares one anew: written over while it is kept in advance, corrected after that. */
export function TransportFormPage() {
  const t = useText();
  const { of } = useSearch({ from: '/transports/new' });
  const found = useQuery({
    queryKey: ['transport', of],
    queryFn: () => api.transport(of ?? ''),
    enabled: of !== undefined,
  });
  return (
    <Page
      title={t(of === undefined ? 'transports.declare' : 'transports.declareAnew', { number: of ?? '' })}
      above={
        <Link to="/transports" className={pageClasses.back}>
          <IconArrowLeft size={16} aria-hidden /> {t('transports.title')}
        </Link>
      }
    >
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {of !== undefined && found.isPending && <LoadingRows />}
      {(of === undefined || found.data) && <TransportForm before={found.data} />}
    </Page>
  );
}

function TransportForm(props: { readonly before: Transport | undefined }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const client = useQueryClient();
  const session = useSession();
  const { before } = props;
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [written, setWritten] = useState<Written>(() =>
    writtenOf(before, session?.organisation.kind === 'trader' ? session.organisation.id : ''),
  );
  const [asked, setAsked] = useState(false);
  const set = (change: Partial<Written>) => {
    setKey(crypto.randomUUID());
    setWritten({ ...written, ...change });
  };
  const send = useMutation({
    mutationFn: async (sent: { readonly content: TransportContent; readonly register: boolean }) => {
      const { content, register } = sent;
      if (before === undefined)
        return api.declareTransport({ principalId: written.principalId.trim(), content }, { register, key });
      const { number, version, status } = before.summary;
      return api.takeTransportStep(
        number,
        status === 'preRegistered' ? { step: 'replace', content } : { step: 'correct', version, content },
        key,
      );
    },
    onSuccess: async ({ number }) => {
      toast({ kind: 'done', text: t('transports.sent', { number }) });
      await client.invalidateQueries({ queryKey: ['transport', number] });
      await client.invalidateQueries({ queryKey: ['transports'] });
      await navigate({ to: '/transports/$number', params: { number } });
    },
  });
  const said = useSaidAt(send.error, [
    'principalId',
    'fromOfficeId',
    'fromLocationId',
    'toOfficeId',
    'toLocationId',
    'plannedDeparture',
    'plannedArrival',
    'meansCode',
    'meansIdentity',
    'carrierName',
    'carrierId',
    'containers',
    'vehicleSeals',
    'declarations',
    'guaranteeId',
    'description',
    'packageQuantity',
    'packageCode',
    'grossMassKg',
  ]);
  const submit = (register: boolean) => {
    setAsked(true);
    const content = contentOf(written);
    if (content !== undefined && written.principalId.trim() !== '') send.mutate({ content, register });
  };
  const word = (field: TextField) => ({
    label: t(`transports.${field}`),
    value: written[field],
    error: asked && written[field].trim() === '' ? t('steps.missing') : said.at(field),
  });
  const text = (field: TextField) => ({
    ...word(field),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      set({ [field]: event.currentTarget.value }),
  });
  const code = (field: TextField) => ({ ...word(field), onChange: (value: string) => set({ [field]: value }) });
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(true);
      }}
    >
      {send.error && <ProblemNote error={send.error} saidAt={said} />}
      <Section title={t('transports.way')}>
        <div className={classes.fields}>
          {before === undefined && <TextInput {...text('principalId')} />}
          <div className={classes.pair}>
            <CodePicker list="customs-office" {...code('fromOfficeId')} />
            <CodePicker list="location" {...code('fromLocationId')} />
            <CodePicker list="customs-office" {...code('toOfficeId')} />
            <CodePicker list="location" {...code('toLocationId')} />
            <TextInput type="date" {...text('plannedDeparture')} />
            <TextInput type="date" {...text('plannedArrival')} />
            <CodePicker list="transport-means" {...code('meansCode')} />
            <TextInput {...text('meansIdentity')} />
            <TextInput {...text('carrierName')} />
            <TextInput
              label={t('transports.carrierId')}
              value={written.carrierId}
              onChange={(event) => set({ carrierId: event.currentTarget.value })}
              error={said.at('carrierId')}
            />
          </div>
        </div>
      </Section>
      <Section title={t('transports.carried')}>
        <div className={classes.fields}>
          <SealingFields
            containers={written.containers}
            vehicleSeals={written.vehicleSeals}
            onContainers={(containers) => set({ containers })}
            onVehicleSeals={(vehicleSeals) => set({ vehicleSeals })}
            said={said}
          />
          <TextInput
            label={t('transports.declarations')}
            description={t('transports.declarationsHint')}
            value={written.declarations}
            onChange={(event) => set({ declarations: event.currentTarget.value })}
            error={said.at('declarations')}
          />
          <GoodsFields goods={written.goods} asked={asked} onChange={(goods) => set({ goods })} />
          <TextInput
            label={t('transports.guarantee')}
            description={t('transports.guaranteeHint')}
            value={written.guaranteeId}
            onChange={(event) => set({ guaranteeId: event.currentTarget.value })}
            error={said.at('guaranteeId')}
          />
        </div>
      </Section>
      <div className={classes.buttons}>
        <Button type="submit" loading={send.isPending}>
          {t(before === undefined ? 'transports.register' : 'transports.sendAnew')}
        </Button>
        {before === undefined && (
          <Button variant="default" disabled={send.isPending} onClick={() => submit(false)}>
            {t('transports.inAdvance')}
          </Button>
        )}
      </div>
    </form>
  );
}

type TextField = Exclude<
  keyof Written,
  'goods' | 'carrierId' | 'containers' | 'vehicleSeals' | 'declarations' | 'guaranteeId'
>;

/** Goods of which no declaration is registered, line by line. */
function GoodsFields(props: {
  readonly goods: Written['goods'];
  readonly asked: boolean;
  readonly onChange: (goods: Written['goods']) => void;
}) {
  const t = useText();
  const { goods, asked, onChange } = props;
  const change = (index: number, values: Partial<Written['goods'][number]>) =>
    onChange(goods.map((line, place) => (place === index ? { ...line, ...values } : line)));
  const missing = (value: string) => (asked && value.trim() === '' ? t('steps.missing') : undefined);
  return (
    <>
      {goods.map((line, index) => (
        <fieldset key={index} className={classes.goods}>
          <legend>{t('transports.goodsLine', { line: index + 1 })}</legend>
          <TextInput
            label={t('transports.description')}
            value={line.description}
            onChange={(event) => change(index, { description: event.currentTarget.value })}
            error={missing(line.description)}
          />
          <div className={classes.pair}>
            <DecimalInput
              label={t('transports.packages')}
              value={line.packageQuantity}
              onChange={(packageQuantity) => change(index, { packageQuantity })}
              error={missing(line.packageQuantity)}
            />
            <CodePicker
              list="package"
              label={t('transports.packageCode')}
              value={line.packageCode}
              onChange={(packageCode) => change(index, { packageCode })}
              error={missing(line.packageCode)}
            />
            <DecimalInput
              label={t('transports.mass')}
              value={line.grossMassKg}
              onChange={(grossMassKg) => change(index, { grossMassKg })}
              error={missing(line.grossMassKg)}
              rightSection="kg"
            />
          </div>
          <div>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => onChange(goods.filter((_, place) => place !== index))}
            >
              {t('transports.removeGoods', { line: index + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() =>
            onChange([...goods, { description: '', packageQuantity: '', packageCode: '', grossMassKg: '' }])
          }
        >
          {t('transports.addGoods')}
        </Button>
      </div>
    </>
  );
}
