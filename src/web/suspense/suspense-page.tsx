import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Page, useText } from '#web/ui';
import { Refunds } from './refunds.tsx';
import { Waiting } from './waiting.tsx';

/** Money that found no home, and money that goes back: one desk, so that nothing is looked for in two places. */
export function SuspensePage() {
  const t = useText();
  const navigate = useNavigate();
  const { part = 'waiting' } = useSearch({ from: '/suspense' });
  return (
    <Page title={t('suspense.title')} lead={t('suspense.lead')}>
      <SegmentedControl
        mb={16}
        transitionDuration={0}
        aria-label={t('suspense.part')}
        value={part === 'refunds' ? 'refunds' : 'waiting'}
        onChange={(next) => void navigate({ to: '/suspense', search: next === 'refunds' ? { part: 'refunds' } : {} })}
        data={[
          { value: 'waiting', label: t('suspense.waiting') },
          { value: 'refunds', label: t('suspense.refunds') },
        ]}
      />
      {part === 'refunds' ? <Refunds /> : <Waiting />}
    </Page>
  );
}
