import { DEMO_PASSWORD } from '#server/access';
import { launchBrowser } from '#tests/support/browser';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { homeOf, type Session } from '#web/client';
import { loadTexts, type TextKey } from '#web/texts';
import axe from 'axe-core';
import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { watchTraffic } from './at-rest.ts';

/** The whole program, its simulated bank, and a real browser looking at it. */
export interface Stage {
  readonly program: TestProgram;
  readonly visit: (options: VisitOptions) => Promise<Visit>;
  readonly close: () => Promise<void>;
}
export type Language = 'vi' | 'en';
export const LANGUAGES: readonly Language[] = ['vi', 'en'];

export interface VisitOptions {
  readonly language: Language;
  readonly width?: number;
  readonly height?: number;
}

/** One person at one browser. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly language: Language;
  /** The text of the pages in this person's language, to find things by what people read. */
  readonly t: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;
  /** Goes there, and comes back when the page is at rest. */
  readonly open: (address: string) => Promise<void>;
  /** Comes in without the form, which tests of its own go through, and opens the first page: the home of this person, or the one asked for. */
  readonly signIn: (account: string, address?: string) => Promise<void>;
  /** Comes back when all that the page asked for has come, and is shown. */
  readonly atRest: () => Promise<void>;
  /** A picture for people to look at, where SCREENSHOTS names a folder: of the whole page, or of what the window shows. */
  readonly shot: (name: string, of?: 'page' | 'window') => Promise<void>;
  /** No finding of the accessibility engine, WCAG 2.2 AA and best practices, and no label cut off. */
  readonly expectAccessible: () => Promise<void>;
  /** What the page complained about in its console or threw: nothing is expected. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

const SCREENSHOTS = process.env['SCREENSHOTS'];
/** Of every picture, line by line: its name and the path of the page. */
const ADDRESSES = 'addresses.tsv';
/** Answers that a page asks for knowing they may be refusals are told in the console as failed loads. */
const EXPECTED_COMPLAINT = /Failed to load resource/;
const TEXTS = { vi: await loadTexts('vi'), en: await loadTexts('en') } as const;
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function openStage(started?: Parameters<typeof startTestProgram>[0]): Promise<Stage> {
  const program = await startTestProgram(started);
  const browser = await launchBrowser();
  return {
    program,
    visit: (options) => visit(browser, program.url, options),
    close: async () => {
      await browser.close();
      await program.stop();
    },
  };
}

async function visit(
  browser: Browser,
  url: string,
  { language, width = 1440, height = 900 }: VisitOptions,
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height },
    baseURL: url,
    locale: language === 'vi' ? 'vi-VN' : 'en-GB',
    reducedMotion: 'reduce',
  });
  await context.addInitScript((chosen) => localStorage.setItem('haidang.language', chosen), language);
  const page = await context.newPage();
  const atRest = watchTraffic(page);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED_COMPLAINT.test(message.text())) complaints.push(message.text());
  });
  const t: Visit['t'] = (key, values = {}) =>
    Object.entries(values).reduce<string>(
      (text, [name, value]) => text.replaceAll(`{${name}}`, String(value)),
      TEXTS[language][key],
    );
  const open = async (address: string) => {
    await page.goto(address);
    await atRest();
  };
  return {
    page,
    context,
    language,
    t,
    open,
    signIn: async (account, address) => {
      const response = await context.request.post('/api/v1/session', {
        headers: { 'sec-fetch-site': 'same-origin' },
        data: { email: `${account}@demo.haidang.example`, password: DEMO_PASSWORD },
      });
      expect(response.status(), `${account} signs in`).toBe(200);
      await open(address ?? homeOf((await response.json()) as Session));
    },
    atRest,
    shot: async (name, of = 'page') => {
      if (!SCREENSHOTS) return;
      mkdirSync(SCREENSHOTS, { recursive: true });
      const file = path.join(SCREENSHOTS, `${name}-${language}-${page.viewportSize()?.width ?? width}.png`);
      if (of === 'window') await page.evaluate(() => scrollTo(0, 0));
      // Which screen a picture shows is known where it is taken, not by its name.
      appendFileSync(path.join(SCREENSHOTS, ADDRESSES), `${name}\t${new URL(page.url()).pathname}\n`);
      // What slides in is shown where it will stand.
      await page.screenshot({ path: file, fullPage: of === 'page', animations: 'disabled' });
    },
    expectAccessible: async () => {
      const first = await findingsOf(page);
      // A page in motion (a message that slides in, a list that arrives) covers things for a moment: what counts is what is wrong at rest.
      if (first.length > 0) {
        await atRest();
        await page.evaluate(untilStanding);
      }
      const findings = first.length > 0 ? await findingsOf(page) : first;
      expect(findings, page.url()).toEqual([]);
    },
    complaints,
    close: () => context.close(),
  };
}

/** Runs in the page: comes back when nothing moves any more but what moves for ever, a sign that something is waited for. */
async function untilStanding(): Promise<void> {
  const moving = document
    .getAnimations()
    .filter(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
  // One that is taken back stands still too.
  await Promise.allSettled(moving.map(({ finished }) => finished));
}

/** What is wrong with the whole page, shown in one window: a bar that sticks to an edge then covers nothing, wherever one had scrolled to. */
async function findingsOf(page: Page): Promise<readonly string[]> {
  const shown = page.viewportSize();
  const fullHeight = await page.evaluate(() => document.documentElement.scrollHeight);
  const isCut = shown !== null && fullHeight > shown.height;
  if (isCut) await page.setViewportSize({ width: shown.width, height: fullHeight });
  await page.evaluate(() => scrollTo(0, 0));
  await page.evaluate(axe.source);
  const findings = await page.evaluate(async (tags) => {
    const engine = (globalThis as unknown as { readonly axe: typeof axe }).axe;
    const { violations } = await engine.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`,
    );
  }, WCAG);
  const clipped = await page.evaluate(clippedLabels, LABELS);
  if (isCut) await page.setViewportSize(shown);
  return [...findings, ...clipped];
}

/** What the program itself says; what people wrote may be cut where a title has all of it. */
const LABELS = 'button, label, legend, th, h1, h2, h3, h4, dt, [role="tab"], [role="menuitem"], nav a';

/** Labels of which a part cannot be seen. */
function clippedLabels(labels: string): readonly string[] {
  const cuts = (element: Element): boolean => {
    const { overflowX, overflowY, display, visibility } = getComputedStyle(element);
    if (display === 'inline' || visibility === 'hidden' || element.clientWidth <= 1) return false;
    const isWide = overflowX !== 'visible' && overflowX !== 'auto' && element.scrollWidth > element.clientWidth + 1;
    const isHigh = overflowY !== 'visible' && overflowY !== 'auto' && element.scrollHeight > element.clientHeight + 4;
    return isWide || isHigh;
  };
  return [...document.querySelectorAll(labels)].flatMap((label) => {
    const text = label.textContent.trim();
    // A button that waits moves its words away.
    if (text === '' || label.matches('[data-loading]') || label.getClientRects().length === 0) return [];
    const isCut = [label, ...label.querySelectorAll('*')].some(
      (part) => part.textContent.trim() !== '' && part.closest('[title]') === null && cuts(part),
    );
    return isCut ? [`clipped: “${text.slice(0, 80)}” in ${label.outerHTML.slice(0, 160)}`] : [];
  });
}
