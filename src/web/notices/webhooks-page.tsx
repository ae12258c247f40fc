import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPlayerPause } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import type { Topic } from '#core/notice';
import { SecretDialog } from '#web/access';
import { IntegrationTabs } from '#web/integration';
import { type WebhookEndpoint } from '#web/client';
import {
  Empty,
  LoadingRows,
  Page,
  ProblemNote,
  Section,
  tableClasses as table,
  useFormat,
  useProblemWords,
  useSaidAt,
  useText,
  useToast,
  ChoiceList,
} from '#web/ui';
import { WebhookLog } from './webhook-log.tsx';
import classes from './notices.module.css';
import { noticesApi } from './notices-api.ts';

export const ENDPOINTS_KEY = ['webhook-endpoints'] as const;
const TOPICS = ['action', 'decision', 'progress', 'tariff', 'account'] as const satisfies readonly Topic[];
type EndpointTopic = (typeof TOPICS)[number];

/** Where an organisation's own software is called, and what came of each call. */
export function WebhooksPage() {
  const t = useText();
  const { endpoint: chosen } = useSearch({ from: '/notices/webhooks' });
  const [secret, setSecret] = useState<string | undefined>(undefined);
  const query = useQuery({ queryKey: ENDPOINTS_KEY, queryFn: noticesApi.webhookEndpoints });
  const endpoints = query.data?.items ?? [];
  const open = endpoints.find(({ id }) => id === chosen);
  return (
    <Page title={t('webhook.title')} lead={t('webhook.lead')}>
      <IntegrationTabs current="webhooks" />
      <div className={classes.columns}>
        <div>
          {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
          {query.isPending && <LoadingRows rows={3} />}
          {query.isSuccess && endpoints.length === 0 && (
            <Empty title={t('webhook.emptyTitle')} hint={t('webhook.emptyHint')} />
          )}
          {endpoints.length > 0 && (
            <ul className={classes.endpoints} aria-label={t('webhook.caption')}>
              {endpoints.map((endpoint) => (
                <Endpoint key={endpoint.id} endpoint={endpoint} isOpen={endpoint.id === chosen} onSecret={setSecret} />
              ))}
            </ul>
          )}
          {open && <WebhookLog endpoint={open} />}
        </div>
        <Section title={t('webhook.add')}>
          <AddEndpoint onAdded={setSecret} />
        </Section>
      </div>
      <SecretDialog
        title={t('webhook.secretTitle')}
        hint={t('webhook.secretHint')}
        done={t('webhook.secretDone')}
        secret={secret}
        onClose={() => setSecret(undefined)}
      />
    </Page>
  );
}

function Endpoint(props: {
  readonly endpoint: WebhookEndpoint;
  readonly isOpen: boolean;
  readonly onSecret: (secret: string) => void;
}) {
  const { id, url, description, topics, previousSecretUntil } = props.endpoint;
  const t = useText();
  const format = useFormat();
  return (
    <li className={classes.endpoint} data-current={props.isOpen ? '' : undefined}>
      <p className={`mono ${classes.url}`}>{url}</p>
      {description !== '' && <p>{description}</p>}
      <p className={table.sub}>
        {TOPICS.filter((topic) => topics.includes(topic))
          .map((topic) => t(`notice.topic.${topic}`))
          .join(' · ')}
      </p>
      <State endpoint={props.endpoint} />
      {previousSecretUntil !== null && (
        <p className={table.sub}>{t('webhook.previousSecret', { at: format.instant(previousSecretUntil) })}</p>
      )}
      <div className={classes.buttons}>
        <Button
          size="xs"
          variant="default"
          renderRoot={(root) => <Link to="/notices/webhooks" search={{ endpoint: id }} {...root} />}
          aria-label={t('webhook.openOf', { url })}
        >
          {t('webhook.open')}
        </Button>
        <EndpointActions endpoint={props.endpoint} onSecret={props.onSecret} />
      </div>
    </li>
  );
}

function State(props: { readonly endpoint: WebhookEndpoint }) {
  const { disabledBecause, failingSince } = props.endpoint;
  const t = useText();
  const format = useFormat();
  const since = { at: failingSince === null ? '' : format.instant(failingSince) };
  const [Icon, words] =
    disabledBecause === 'owner'
      ? [IconPlayerPause, t('webhook.offByOwner')]
      : disabledBecause === 'failing'
        ? [IconAlertTriangle, t('webhook.offFailing', since)]
        : disabledBecause === 'gone'
          ? [IconAlertTriangle, t('webhook.offGone')]
          : failingSince === null
            ? [IconCircleCheck, t('webhook.working')]
            : [IconAlertTriangle, t('webhook.failing', since)];
  return (
    <p className={classes.state}>
      <Icon size={16} stroke={1.75} aria-hidden /> {words}
    </p>
  );
}

function EndpointActions(props: { readonly endpoint: WebhookEndpoint; readonly onSecret: (secret: string) => void }) {
  const { id, url, description, topics, disabledAt } = props.endpoint;
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const words = useProblemWords();
  const onError = (error: unknown) => {
    const { title, fix } = words(error);
    toast({ kind: 'problem', text: title, hint: fix });
  };
  const refresh = () => client.invalidateQueries({ queryKey: ENDPOINTS_KEY });
  const rotate = useMutation({
    mutationFn: () => noticesApi.rotateWebhookSecret(id),
    onSuccess: async ({ secret }) => {
      props.onSecret(secret);
      await refresh();
    },
    onError,
  });
  const change = useMutation({
    mutationFn: (disabled: boolean) =>
      noticesApi.changeWebhookEndpoint(id, {
        url,
        description,
        disabled,
        topics: TOPICS.filter((topic) => topics.includes(topic)),
      }),
    onSuccess: refresh,
    onError,
  });
  const drop = useMutation({
    mutationFn: () => noticesApi.dropWebhookEndpoint(id),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('webhook.dropped') });
      await navigate({ to: '/notices/webhooks', search: {} });
      await refresh();
    },
    onError,
  });
  const isOff = disabledAt !== null;
  const of = (text: string) => `${text}: ${url}`;
  return (
    <>
      <Button size="xs" variant="default" aria-label={of(t('webhook.rotate'))} onClick={() => rotate.mutate()}>
        {t('webhook.rotate')}
      </Button>
      <Button
        size="xs"
        variant="default"
        aria-label={of(t(isOff ? 'webhook.switchOn' : 'webhook.switchOff'))}
        onClick={() => change.mutate(!isOff)}
      >
        {t(isOff ? 'webhook.switchOn' : 'webhook.switchOff')}
      </Button>
      <Button size="xs" variant="default" aria-label={of(t('webhook.drop'))} onClick={() => drop.mutate()}>
        {t('webhook.drop')}
      </Button>
    </>
  );
}

function AddEndpoint(props: { readonly onAdded: (secret: string) => void }) {
  const t = useText();
  const client = useQueryClient();
  const [url, setUrl] = useState('');
  const [description, setDescription] = useState('');
  const [topics, setTopics] = useState<readonly string[]>(['action', 'decision']);
  const [asked, setAsked] = useState(false);
  const chosen: EndpointTopic[] = TOPICS.filter((topic) => topics.includes(topic));
  const add = useMutation({
    mutationFn: () =>
      noticesApi.addWebhookEndpoint({ url: url.trim(), description: description.trim(), topics: chosen }),
    onSuccess: async ({ secret }) => {
      props.onAdded(secret);
      setUrl('');
      setDescription('');
      setAsked(false);
      await client.invalidateQueries({ queryKey: ENDPOINTS_KEY });
    },
  });
  const said = useSaidAt(add.error, ['url', 'description', 'topics']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (url.trim() !== '' && chosen.length > 0) add.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {add.error && <ProblemNote error={add.error} saidAt={said} />}
      <TextInput
        label={t('webhook.url')}
        description={t('webhook.urlHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        inputMode="url"
        autoComplete="off"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
        error={asked && url.trim() === '' ? t('webhook.urlMissing') : said.at('url')}
      />
      <TextInput
        label={t('webhook.description')}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
        error={said.at('description')}
      />
      <ChoiceList
        label={t('webhook.topics')}
        chosen={chosen}
        onChange={setTopics}
        error={asked && chosen.length === 0 ? t('webhook.topicsMissing') : said.at('topics')}
        choices={TOPICS.map((topic) => ({ value: topic, label: t(`notice.topic.${topic}`) }))}
      />
      <Button type="submit" loading={add.isPending}>
        {t('webhook.add')}
      </Button>
    </form>
  );
}
