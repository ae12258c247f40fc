import { CopyButton, Button } from '@mantine/core';
import { MAGIC_REFERENCES, quickStart } from '#core/sandbox';
import { useSession } from '#web/client';
import { Empty, LoadingRows, ProblemNote, Section, tableClasses as table, usePreferences, useText } from '#web/ui';
import { CodeBlock } from './code-block.tsx';
import classes from './integration.module.css';
import { useKeyKinds } from './key-kinds.ts';
import { TriedPart } from './tried-part.tsx';

/** How the sandbox is used, and every outcome that can be forced there. */
export function SandboxPart() {
  const t = useText();
  const kinds = useKeyKinds();
  const session = useSession();
  if (kinds.error) return <ProblemNote error={kinds.error} onRetry={() => void kinds.refetch()} />;
  if (kinds.isPending) return <LoadingRows />;
  if (kinds.data.length < 2) return <Empty title={t('sandbox.noneTitle')} hint={t('sandbox.noneHint')} />;
  const { id = '', name = '' } = session?.organisation ?? {};
  const lines = quickStart({ url: window.location.origin, importer: { id, name }, token: 'SANDBOX-YELLOW-DOC' });
  return (
    <>
      <TriedPart />
      <Section title={t('sandbox.how')}>
        <ul className={classes.steps}>
          <li>{t('sandbox.how.apart')}</li>
          <li>{t('sandbox.how.same')}</li>
          <li>{t('sandbox.how.alive')}</li>
          <li>{t('sandbox.how.log')}</li>
        </ul>
      </Section>
      <Section
        title={t('sandbox.quickStart')}
        aside={
          <CopyButton value={lines}>
            {({ copied, copy }) => (
              <Button size="xs" variant="default" onClick={copy}>
                {copied ? t('app.copied') : t('app.copy')}
              </Button>
            )}
          </CopyButton>
        }
      >
        <p className="quiet">{t('sandbox.quickStartHint')}</p>
        <CodeBlock label={t('sandbox.quickStart')} text={lines} />
      </Section>
      <Section title={t('sandbox.outcomes')}>
        <p className="quiet">{t('sandbox.outcomesHint')}</p>
        <Outcomes />
      </Section>
    </>
  );
}

function Outcomes() {
  const t = useText();
  const { language } = usePreferences();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{t('sandbox.outcomes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sandbox.token')}</th>
            <th scope="col">{t('sandbox.concerns')}</th>
            <th scope="col">{t('sandbox.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {MAGIC_REFERENCES.map(({ token, concerns, outcome }) => (
            <tr key={token}>
              <td>
                <span className={`mono ${classes.token}`}>{token}</span>
              </td>
              <td className="nowrap" data-label={t('sandbox.concerns')}>
                {t(`sandbox.concerns.${concerns}`)}
              </td>
              <td data-label={t('sandbox.outcome')}>{outcome[language]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
