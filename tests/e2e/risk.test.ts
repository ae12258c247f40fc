import { apiClient } from '#client';
import { DEMO_TRADER } from '#server/access';
import { describeInBrowser } from '#tests/support/browser-tests';
import { sampleImport } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

describeInBrowser('the rule desk', () => {
  let stage: Stage;
  let lodgedCount = 0;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  /** The channel of a declaration of computers, lodged now. */
  const channelNow = async (): Promise<string | null | undefined> => {
    lodgedCount += 1;
    const trader = apiClient({ baseUrl: stage.program.url, apiKey: stage.program.key('demo trader') });
    const body = sampleImport(undefined, {
      functionalReferenceId: `E2E-RISK-${lodgedCount}`,
      importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    });
    const lodged = await trader.POST('/api/v1/declarations', {
      params: { query: { register: true } },
      body: body as never,
    });
    const number = lodged.data?.number ?? '';
    const { data } = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
    return data?.summary.channel;
  };

  /** On the page of a proposal of somebody else. */
  const approve = async ({ page, t }: Visit): Promise<void> => {
    await page.getByRole('button', { name: t('approval.approve'), exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('approval.approve'), exact: true })
      .click();
    // The word alone: hints speak of what is approved before it is.
    await page.getByText(t('approval.status.approved'), { exact: true }).first().waitFor();
  };

  test.each(LANGUAGES)(
    'an analyst writes a rule, mends what is wrong, proposes it; another approves; stopped it selects no more, in %s',
    async (language) => {
      const id = `E2E-LAPTOP-${language.toUpperCase()}`;
      const size = { width: language === 'vi' ? 1280 : 1920, height: 1000 };
      const analyst = await stage.visit({ language, ...size });
      const { page, t } = analyst;
      await analyst.signIn('risk', '/risk/rules');
      await page.getByRole('table').waitFor();
      await analyst.expectAccessible();
      await analyst.shot('risk-rules');
      await page.getByRole('searchbox', { name: t('risk.search') }).fill('khong-co-quy-tac-nay');
      await page.getByText(t('risk.noMatch')).waitFor();
      await analyst.shot('risk-rules-empty');

      await analyst.open('/risk/rules/new');
      await page.getByLabel(t('risk.id'), { exact: true }).fill(id);
      await page.getByLabel(t('risk.name.vi')).fill(`Máy tính xách tay ${language}`);
      await page.getByLabel(t('risk.name.en')).fill(`Laptops ${language}`);
      await page.getByLabel(t('risk.legalBasis')).fill('Minh họa');
      // Red: ordinary yellow rules give way to parties of a good standing.
      await page.getByRole('combobox', { name: t('list.channel') }).click();
      await page.getByRole('option', { name: t('risk.channel.red') }).click();
      // A depth is of a part alone: it goes with it, and is not left standing unseen in the way.
      const inspection = page.getByRole('combobox', { name: t('risk.inspection') });
      await inspection.click();
      await page.getByRole('option', { name: t('risk.inspection.partial') }).click();
      await page.getByLabel(t('risk.depth')).fill('30');
      await inspection.click();
      await page.getByRole('option', { name: t('risk.inspection.full') }).click();
      // By name, with or without accents, and by the keyboard alone.
      for (const [label, word, code] of [
        ['risk.documents', language === 'vi' ? 'hoa don thuong mai' : 'commercial invoice', 'INV'],
        ['risk.referTo', language === 'vi' ? 'bo xay dung' : 'ministry of construction', 'MOC'],
        ['risk.offices', '02ci', '02CI'],
      ] as const) {
        const picker = page.getByRole('combobox', { name: t(label) });
        await picker.focus();
        await picker.pressSequentially(word);
        await page.getByRole('option', { name: new RegExp(`^${code} ·`) }).waitFor();
        await picker.press('ArrowDown');
        await picker.press('Enter');
        await picker.press('Escape');
      }
      await analyst.shot('risk-pickers');
      await page.getByText(t('risk.view.expression'), { exact: true }).click();
      const expression = page.getByRole('textbox', { name: t('risk.condition') });
      await expression.pressSequentially('li');
      await page.getByRole('option').first().waitFor();
      await analyst.shot('risk-offers', 'window');
      await expression.press('Enter');
      expect(await expression.inputValue()).toMatch(/^line/);
      await expression.fill("line.hs9 == '8471'");
      await expression.press('Escape');
      await page.locator('main [aria-live] li').first().waitFor();
      await analyst.expectAccessible();
      await analyst.shot('risk-wrong');
      await page.getByLabel(t('risk.why')).fill('Mặt hàng mới có rủi ro');
      await page.getByRole('button', { name: t('risk.proposeIt') }).click();
      await page.getByText(t('risk.notReady')).waitFor();
      // What is wrong with a day stands at the day.
      await page.getByLabel(t('risk.validTo')).fill('2020-01-01');
      await page.locator('input[type="date"][aria-invalid="true"]').waitFor();
      await analyst.shot('risk-at-fields');
      await page.getByLabel(t('risk.validTo')).fill('');

      await expression.fill("line.hs4 == '8471'");
      await expression.press('Escape');
      await page.getByRole('button', { name: t('risk.addTest') }).click();
      await page.getByRole('textbox', { name: t('risk.testFacts') }).fill('line.hs4 = 2203');
      await page.getByText(t('risk.testPassed'), { exact: true }).waitFor({ state: 'hidden' });
      await page.getByRole('textbox', { name: t('risk.testFacts') }).fill('line.hs4 = 8471');
      await page.getByText(t('risk.testPassed'), { exact: true }).waitFor();
      await page.getByText(t('risk.view.table'), { exact: true }).click();
      await page.getByRole('combobox', { name: t('risk.fact', { place: 1 }) }).waitFor();
      await analyst.expectAccessible();
      await analyst.shot('risk-table');
      expect(await channelNow()).toBe('green');
      await page.getByRole('button', { name: t('risk.proposeIt') }).click();
      await page.getByText(t('approval.ownHint')).waitFor();
      await page.getByText("line.hs4 == '8471'").waitFor();
      await analyst.expectAccessible();
      await analyst.shot('risk-proposal');
      const proposal = new URL(page.url()).pathname;
      expect(await channelNow()).toBe('green');

      const second = await stage.visit({ language, ...size });
      await second.signIn('risk.approver', proposal);
      await approve(second);
      expect(await channelNow()).toBe('red');

      await analyst.open(`/risk/rules/${id}/edit`);
      await page.getByLabel(t('risk.name.en')).fill(`Laptops again ${language}`);
      await page.getByLabel(t('risk.why')).fill('Đổi tên cho rõ');
      await page.getByRole('button', { name: t('risk.proposeIt') }).click();
      await page.getByText(t('approval.ownHint')).waitFor();
      await second.open(new URL(page.url()).pathname);
      await approve(second);

      await analyst.open(`/risk/rules/${id}`);
      await page.getByRole('button', { name: t('risk.showDiffOf', { version: 2 }) }).click();
      await page.getByText(`Laptops again ${language}`).first().waitFor();
      await analyst.expectAccessible();
      await analyst.shot('risk-rule');
      await page.getByRole('button', { name: t('risk.stop'), exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: t('risk.stop'), exact: true }).click();
      await dialog.getByText(t('ui.reasonMissing')).waitFor();
      await analyst.expectAccessible();
      await analyst.shot('risk-stop', 'window');
      await dialog.getByRole('textbox').fill('Chọn nhầm');
      await dialog.getByRole('button', { name: t('risk.stop'), exact: true }).click();
      await page.getByText(t('risk.standing.stopped'), { exact: true }).waitFor();
      await analyst.expectAccessible();
      await analyst.shot('risk-stopped');
      expect(await channelNow()).toBe('green');

      await page.getByRole('button', { name: t('risk.restoreOf', { version: 1 }) }).click();
      await dialog.getByRole('textbox').fill('Phiên bản trước chạy tốt');
      await dialog.getByRole('button', { name: t('risk.restore'), exact: true }).click();
      await page.getByText(t('risk.standing.active'), { exact: true }).waitFor();
      expect(await channelNow()).toBe('red');

      await analyst.open('/risk/rules');
      await page.getByRole('button', { name: t('risk.stopAll') }).click();
      await dialog.getByRole('textbox').fill('Ùn tắc');
      await dialog.getByRole('button', { name: t('risk.stopAll') }).click();
      await page.getByRole('button', { name: t('risk.restartAll') }).waitFor();
      await analyst.expectAccessible();
      await analyst.shot('risk-all-stopped');
      expect(await channelNow()).toBe('green');
      await page.getByRole('button', { name: t('risk.restartAll') }).click();
      await dialog.getByRole('textbox').fill('Đã xử lý');
      await dialog.getByRole('button', { name: t('risk.proposeIt') }).click();
      await page.locator('main a[href^="/approvals/"]').click();
      await page.getByText(t('approval.ownHint')).waitFor();
      await second.open(new URL(page.url()).pathname);
      await approve(second);
      expect(await channelNow()).toBe('red');
      // The next language begins with a country that selects no computers.
      await analyst.open(`/risk/rules/${id}`);
      await page.getByRole('button', { name: t('risk.stop'), exact: true }).click();
      await dialog.getByRole('textbox').fill('Hết việc');
      await dialog.getByRole('button', { name: t('risk.stop'), exact: true }).click();
      await page.getByText(t('risk.standing.stopped'), { exact: true }).waitFor();
      await Promise.all([analyst.close(), second.close()]);
    },
    180_000,
  );

  test('a rule that cannot be evaluated says so in the list, and its page why and on what', async () => {
    const [first, second] = await Promise.all(
      ['risk', 'risk.approver'].map(async (name) => clientOf(stage.program.url, await signIn(stage.program.url, name))),
    );
    const rule = {
      id: 'E2E-FAILS',
      name: { vi: 'Đối chiếu số kiện với bản khai', en: 'Packages beside the manifest' },
      scope: 'declaration' as const,
      when: 'manifest.packages > 3',
      effect: { channel: 'yellow' as const },
      binding: 'mandatory' as const,
      legalBasis: 'Minh họa',
      validFrom: '2026-01-01',
      validTo: null,
      sensitivity: 'internal' as const,
    };
    const proposed = await first?.POST('/api/v1/risk/rules/proposals', { body: { rule, reason: 'Thử quy tắc lỗi' } });
    const { id = '', contentHash = '' } = proposed?.data ?? {};
    await second?.POST('/api/v1/proposals/{id}/approval', { params: { path: { id } }, body: { contentHash } });
    expect(await channelNow()).toBe('green');
    await stage.program.services.engine.waitFor(stage.program.services.engine.position(), 30_000, 'risk.selected');
    for (const language of LANGUAGES) {
      const analyst = await stage.visit({ language, width: language === 'vi' ? 1280 : 1920, height: 1000 });
      const { page, t } = analyst;
      await analyst.signIn('risk', '/risk/rules');
      await analyst.open('/risk/rules?q=E2E-FAILS');
      await page.getByText(t('risk.failsShort', { count: 1 })).waitFor();
      await analyst.open('/risk/rules/E2E-FAILS');
      await page.getByText(t('risk.failsHint')).waitFor();
      await page
        .getByRole('table', { name: t('risk.failed') })
        .getByText('manifest.packages')
        .waitFor();
      await analyst.expectAccessible();
      await analyst.shot('rule-fails');
      await analyst.close();
    }
  }, 120_000);
});
