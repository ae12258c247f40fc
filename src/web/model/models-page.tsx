import { Button } from '@mantine/core';
import { IconFileImport, IconSchool } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { LoadingRows, Page, ProblemNote, Section, useText } from '#web/ui';
import { Control } from './control.tsx';
import { Figures } from './figures.tsx';
import { History } from './history.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { modelApi, MODELS, type ModelDesk } from './model-api.ts';
import classes from './model.module.css';
import { ModelsTable } from './models-table.tsx';
import { Roles } from './roles.tsx';
import { Settings } from './settings.tsx';
import { TrainDialog } from './train-dialog.tsx';
import { Trainings } from './trainings.tsx';

const REFRESH_MS = 15_000;
/** While trees grow, or what was declared before is taken up, people watch. */
const REFRESH_MOVING_MS = 1_500;
const isMoving = ({ trainings, champion, ready }: ModelDesk): boolean =>
  trainings.some(({ status }) => status === 'running') || (champion !== null && !ready);

/** The models that have a part in selecting: who they are, how they do, and what two people may change. */
export function ModelsPage() {
  const t = useText();
  const [asks, setAsks] = useState<'train' | 'import' | undefined>(undefined);
  const query = useQuery({
    queryKey: [...MODELS, 'desk'],
    queryFn: () => modelApi.desk(),
    refetchInterval: ({ state: { data } }) => (data && isMoving(data) ? REFRESH_MOVING_MS : REFRESH_MS),
  });
  const close = () => setAsks(undefined);
  return (
    <Page
      title={t('model.title')}
      lead={t('model.lead')}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
            onClick={() => setAsks('import')}
          >
            {t('model.import')}
          </Button>
          <Button leftSection={<IconSchool size={16} aria-hidden />} onClick={() => setAsks('train')}>
            {t('model.train')}
          </Button>
        </>
      }
    >
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows />}
      {query.data && <Desk desk={query.data} />}
      {asks === 'train' && <TrainDialog onClose={close} />}
      {asks === 'import' && <ImportDialog onClose={close} />}
    </Page>
  );
}

function Desk(props: { readonly desk: ModelDesk }) {
  const { desk } = props;
  return (
    <>
      <Control desk={desk} />
      <div className={classes.parts}>
        <Roles desk={desk} />
        <Waiting desk={desk} />
        <Trainings desk={desk} />
        <ModelsTable desk={desk} />
        <Figures />
        <Settings desk={desk} />
        <History />
      </div>
    </>
  );
}

/** What somebody proposed and nobody decided yet. */
function Waiting(props: { readonly desk: ModelDesk }) {
  const t = useText();
  const { waiting } = props.desk;
  if (waiting.length === 0) return null;
  return (
    <Section title={t('model.waiting')}>
      <ul className={classes.list}>
        {waiting.map(({ id, action, role, proposedBy, reason }) => (
          <li key={id}>
            <Link to="/approvals/$id" params={{ id }}>
              {t('model.waits', { id })}
            </Link>{' '}
            <span className="quiet">
              · {action === 'set' && role !== null ? t(`model.set.${role}`) : t(`model.proposal.${action}`)} ·{' '}
              {proposedBy.name ?? '—'}: {reason}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
