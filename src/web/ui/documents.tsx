import { IconFileText } from '@tabler/icons-react';
import { api, type Attachment, type RequestedDocument } from '#web/client';
import { CodeName } from './codes.tsx';
import classes from './documents.module.css';
import { formatBytes } from './format.ts';
import { useFormat, usePreferences, useText } from './preferences.tsx';

/** What customs asked for and has not got yet stands first; below it what was handed in. */
export function Documents(props: {
  readonly number: string;
  readonly requested: readonly RequestedDocument[];
  readonly attachments: readonly Attachment[];
}) {
  const t = useText();
  const format = useFormat();
  const { numbers } = usePreferences();
  return (
    <div className={classes.documents}>
      {props.requested.map((request, position) => (
        <div key={position} className={classes.request} data-open={request.answeredAt === null ? '' : undefined}>
          <p className={classes.name}>
            {request.answeredAt === null && `${t('view.requested')}: `}
            <CodeName list="document-type" code={request.typeCode} />
          </p>
          {request.note !== '' && <p>{request.note}</p>}
          <p className="quiet">
            {request.answeredAt === null
              ? t('view.requestedAt', { at: format.instant(request.requestedAt) })
              : t('view.answeredAt', { at: format.instant(request.answeredAt) })}
          </p>
        </div>
      ))}
      {props.attachments.length === 0 && props.requested.length === 0 && (
        <p className="quiet">{t('view.noDocuments')}</p>
      )}
      <ul>
        {props.attachments.map((file) => (
          <li key={file.id} className={classes.file}>
            <IconFileText size={20} stroke={1.5} aria-hidden />
            <div>
              <a href={api.attachmentUrl(props.number, file.id)} download className={classes.fileName}>
                {file.name}
              </a>
              <p className="quiet">
                <CodeName list="document-type" code={file.typeCode} /> · {formatBytes(file.sizeBytes, numbers)} ·{' '}
                {format.instant(file.uploadedAt)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
