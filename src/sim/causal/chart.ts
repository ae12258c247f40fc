import { POLICIES, type PolicyName } from './measure.ts';
import type { Estimate, Summary } from './summary.ts';

const WIDTH = 760;
const LABELS_WIDTH = 190;
const ROW_HEIGHT = 46;
const BAR_HEIGHT = 14;
const TOP = 64;
const LABELS: Readonly<Record<PolicyName, string>> = {
  random: 'chance',
  rules: 'rules',
  model: 'model',
  modelAndExploration: 'model and exploration',
};
const COLOURS = { finding: '#1c5d8c', revenue: '#c98a1b', text: '#1f2933', muted: '#52606d' };

/** What each policy found, as a picture for a page. It says of itself that it is simulated. */
export function chartOf(summary: Summary, caption: string): string {
  const highest = Math.max(
    ...POLICIES.flatMap((policy) => [summary[policy].findingRecall.high, summary[policy].revenueRecall.high]),
  );
  const scale = (WIDTH - LABELS_WIDTH - 90) / highest;
  const rows = POLICIES.map((policy, index) => {
    const y = TOP + index * ROW_HEIGHT;
    return [
      `<text x="${LABELS_WIDTH - 12}" y="${y + BAR_HEIGHT + 5}" text-anchor="end" fill="${COLOURS.text}">${LABELS[policy]}</text>`,
      bar(summary[policy].findingRecall, y, scale, COLOURS.finding),
      bar(summary[policy].revenueRecall, y + BAR_HEIGHT + 4, scale, COLOURS.revenue),
    ].join('\n');
  });
  const height = TOP + POLICIES.length * ROW_HEIGHT + 34;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="system-ui, sans-serif" font-size="14">
<title>Simulated: share of violations and of lost revenue that each policy finds</title>
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
<text x="16" y="24" font-weight="600" fill="${COLOURS.text}">Simulated: what each policy finds at equal capacity</text>
<rect x="16" y="36" width="12" height="12" fill="${COLOURS.finding}"/><text x="34" y="47" fill="${COLOURS.muted}">of all violations</text>
<rect x="170" y="36" width="12" height="12" fill="${COLOURS.revenue}"/><text x="188" y="47" fill="${COLOURS.muted}">of all revenue lost</text>
${rows.join('\n')}
<text x="16" y="${height - 14}" font-size="12" fill="${COLOURS.muted}">${caption}</text>
</svg>
`;
}

function bar({ mean, low, high }: Estimate, y: number, scale: number, colour: string): string {
  const x = (value: number): number => Math.round((LABELS_WIDTH + value * scale) * 10) / 10;
  const middle = y + BAR_HEIGHT / 2;
  return [
    `<rect x="${LABELS_WIDTH}" y="${y}" width="${Math.round(mean * scale * 10) / 10}" height="${BAR_HEIGHT}" fill="${colour}"/>`,
    `<path d="M${x(low)} ${middle}H${x(high)}M${x(low)} ${middle - 4}v8M${x(high)} ${middle - 4}v8" stroke="${COLOURS.text}" fill="none"/>`,
    `<text x="${x(high) + 8}" y="${y + BAR_HEIGHT - 2}" font-size="12" fill="${COLOURS.muted}">${(mean * 100).toFixed(1)} %</text>`,
  ].join('');
}
