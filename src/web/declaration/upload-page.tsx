import { Checkbox } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconFileUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { SHIPMENT_ITEMS_MAX } from '#core/declaration';
import type { Refusal } from '#core/kernel';
import { api, ApiError, type LodgeAnswer } from '#web/client';
import {
  ChannelBadge,
  DropPlace,
  Page,
  ProblemNote,
  tableClasses as table,
  useFormat,
  useLocal,
  useText,
  ErrorCode,
} from '#web/ui';
import { lineOfPointer } from './line-of-pointer.ts';
import classes from './upload.module.css';

/** The server's own bound for a shipment. */
const FILE_BYTES_MAX = 8 * 1024 * 1024;

interface Sent {
  readonly name: string;
  readonly text: string;
  readonly answer: LodgeAnswer;
}

export function UploadPage() {
  const t = useText();
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [content, setContent] = useState<{ readonly name: string; readonly text: string } | undefined>(undefined);
  const [preRegister, setPreRegister] = useState(false);
  const send = useMutation({
    mutationFn: async (file: File): Promise<Sent> => {
      const text = await file.text();
      setContent({ name: file.name, text });
      const mediaType = isXml(file) ? 'application/xml' : 'application/json';
      const answer = await api.lodge(text, { register: !preRegister, key: await keyOf(text, preRegister), mediaType });
      return { name: file.name, text, answer };
    },
  });
  const take = (file: File | null) => {
    if (!file) return;
    send.reset();
    const wrong = !/\.(json|xml)$/i.test(file.name)
      ? t('upload.wrongType')
      : file.size > FILE_BYTES_MAX
        ? t('upload.tooBig')
        : undefined;
    setProblem(wrong);
    if (wrong === undefined) send.mutate(file);
  };
  const refusals = send.error instanceof ApiError ? (send.error.problem.errors ?? []) : [];
  return (
    <Page title={t('upload.title')} lead={t('upload.lead')}>
      <DropPlace
        icon={IconFileUpload}
        title={send.isPending ? t('upload.sending', { name: content?.name ?? '' }) : t('upload.drop')}
        hint={t('upload.limit', { lines: SHIPMENT_ITEMS_MAX })}
        choose={t('upload.choose')}
        accept=".json,.xml,application/json,application/xml,text/xml"
        busy={send.isPending}
        onFile={take}
      />
      <Checkbox
        mt={16}
        label={t('upload.preRegister')}
        checked={preRegister}
        onChange={(event) => setPreRegister(event.currentTarget.checked)}
      />
      <div aria-live="polite" className={classes.result}>
        {problem && (
          <p className={classes.refused}>
            <IconAlertTriangle size={20} aria-hidden /> {problem}
          </p>
        )}
        {send.data && <Accepted sent={send.data} />}
        {send.error && refusals.length === 0 && <ProblemNote error={send.error} />}
        {refusals.length > 0 && content && <Refused refusals={refusals} content={content} />}
      </div>
    </Page>
  );
}

function Accepted(props: { readonly sent: Sent }) {
  const t = useText();
  const format = useFormat();
  const { answer, name } = props.sent;
  return (
    <div className={classes.accepted}>
      <p className={classes.acceptedTitle}>
        <IconCircleCheck size={20} aria-hidden /> {t('upload.accepted')}: {name}
      </p>
      <p>
        <ChannelBadge channel={answer.channel} quiet /> · {t(`status.${answer.status}`)} ·{' '}
        {format.money(answer.totalPayable, answer.currency)}
      </p>
      {answer.parts && <p>{t('shipment.partsShort', { count: answer.parts.length })}</p>}
      <Link to={answer.parts ? '/shipments/$number' : '/declarations/$number'} params={{ number: answer.number }}>
        {t(answer.parts ? 'shipment.open' : 'upload.open', { number: answer.number })}
      </Link>
    </div>
  );
}

/** Every refusal with its place in the file: the line where it can be found, and the pointer for the software that wrote it. */
function Refused(props: {
  readonly refusals: readonly Refusal[];
  readonly content: { readonly name: string; readonly text: string };
}) {
  const t = useText();
  const local = useLocal();
  const { refusals, content } = props;
  return (
    <>
      <p className={classes.refused}>
        <IconAlertTriangle size={20} aria-hidden /> {t('upload.refused', { count: refusals.length })}: {content.name}
      </p>
      <div className={table.scroll}>
        <table className={`${table.table} ${table.stack}`}>
          <caption>{t('upload.refused', { count: refusals.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('upload.where')}</th>
              <th scope="col">{t('upload.problem')}</th>
              <th scope="col">{t('upload.fix')}</th>
            </tr>
          </thead>
          <tbody>
            {refusals.map((refusal, position) => {
              const line = lineOfPointer(content.text, refusal.pointer);
              return (
                <tr key={position}>
                  <td>
                    {local(refusal.label)}
                    <span className={`mono ${table.sub}`}>
                      {line !== undefined && `${content.name}:${line} `}
                      {refusal.pointer}
                    </span>
                  </td>
                  <td>
                    {local(refusal.message)}
                    <span className={table.sub}>
                      <ErrorCode code={refusal.code} />
                    </span>
                  </td>
                  <td data-label={t('upload.fix')}>{local(refusal.fix)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

const isXml = (file: File): boolean => /\.xml$/i.test(file.name);

/** The same file sent twice is the same declaration: its content is its key. */
async function keyOf(text: string, preRegister: boolean): Promise<string> {
  const digest = await crypto.subtle.digest(
    'SHA-256',
    new TextEncoder().encode(`${preRegister ? 'pre' : 'full'}|${text}`),
  );
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
