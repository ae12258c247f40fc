import { testClock } from '#core/kernel';
import { describeInBrowser } from '#tests/support/browser-tests';
import { crookedTraffic } from '#tests/support/crooked-traffic';
import { SETTLED_SERVICE_BEGINS, settledService } from '#tests/support/settled-service';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage } from './stage.ts';

describeInBrowser('a desk of models after weeks in service', () => {
  const clock = testClock(SETTLED_SERVICE_BEGINS);
  const traffic = crookedTraffic();
  let stage: Stage;
  let models: Awaited<ReturnType<typeof settledService>>;
  beforeAll(async () => {
    stage = await openStage({ clock, adjust: traffic.adjust });
    models = await settledService(stage.program, clock, traffic);
  }, 240_000);
  afterAll(() => stage.close());

  test('its figures are of what was lodged, selected and looked at: each is told, with its interval', async () => {
    const analyst = clientOf(stage.program.url, await signIn(stage.program.url, 'risk'));
    const { data } = await analyst.GET('/api/v1/risk/models/figures');
    const { settled, drift, champion, challenger } = data!;
    expect({ champion: champion?.hash, challenger: challenger?.hash }).toEqual(models);
    expect(champion).toMatchObject({ provenance: 'simulated' });
    const told = settled.weeks.filter(({ randomStream }) => randomStream !== null);
    // In the first of them everything was looked at, and the first model was made of it.
    expect(told.map(({ declarations }) => declarations)).toEqual([95, 95, 95, 130]);
    const [latest, , , first] = told;
    expect(latest!.traffic!.rate.low).toBeLessThan(latest!.traffic!.rate.high);
    // Where everything was looked at there is nothing left to guess.
    expect(first!.traffic!.rate.low).toBe(first!.traffic!.rate.high);
    expect(settled.randomStream?.before?.of).toBeGreaterThan(130);
    expect(settled.estimates?.declarations).toBe(415);
    expect(settled.calibration?.declarations).toBe(285);
    expect(settled.calibration?.brier?.value).toBeLessThan(settled.calibration?.ofBaseRate?.value ?? 0);
    // One in four is crooked, and nine of ten of these are found out: what the model ranks highest holds more than the rest.
    expect(settled.lift?.[0]?.lift.value).toBeGreaterThan(2);
    expect(settled.shadow?.declarations).toBeGreaterThan(250);
    expect(drift?.declarations).toBe(38);
  });

  for (const language of LANGUAGES)
    test.each([1280, 1920, 390])(`all of it is shown, at %i, in ${language}`, async (width) => {
      const analyst = await stage.visit({ language, width, height: width === 390 ? 844 : 1000 });
      const { page, t } = analyst;
      await analyst.signIn('risk', '/risk/models');
      for (const part of [
        'figures',
        'calibration',
        'lift',
        'random',
        'drift',
        'shadow',
        'settings',
        'history',
      ] as const)
        await page.getByRole('heading', { name: t(`model.${part}`), exact: true }).waitFor();
      await page.getByRole('img', { name: t('model.liftPlot') }).waitFor();
      // Whoever reads what a model is worth reads where it learned it, beside the figures too.
      expect(await page.getByText(t('model.provenance.simulated'), { exact: true }).count()).toBeGreaterThanOrEqual(3);
      await analyst.expectAccessible();
      const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(isWider).toBe(false);
      await analyst.shot('models-figures');
      await page.getByRole('button', { name: t('model.driftAll') }).click();
      for (const summary of await page.getByText(t('model.asTable')).all()) await summary.click();
      await analyst.expectAccessible();
      await analyst.shot('models-figures-tables');
      expect(analyst.complaints).toEqual([]);
      await analyst.close();
    });
});
