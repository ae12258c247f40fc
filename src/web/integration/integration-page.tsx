import { useSearch } from '@tanstack/react-router';
import { Page, useText } from '#web/ui';
import { IntegrationTabs } from './integration-tabs.tsx';
import { KeysPart } from './keys-part.tsx';
import { RequestsPart } from './requests-part.tsx';
import { SandboxPart } from './sandbox-part.tsx';

/** Everything for those who connect software: keys, what was sent with them, and what can be tried out. */
export function IntegrationPage() {
  const t = useText();
  const { part } = useSearch({ from: '/integration' });
  return (
    <Page title={t('integration.title')} lead={t('integration.lead')}>
      <IntegrationTabs current={part === 'requests' || part === 'sandbox' ? part : 'keys'} />
      {part === 'requests' ? <RequestsPart /> : part === 'sandbox' ? <SandboxPart /> : <KeysPart />}
    </Page>
  );
}
