import { expect, test } from 'vitest';
import { requestTimes } from './request-times.ts';

test('each answer is counted in every bucket that it fits, under its own method, route and status', () => {
  const times = requestTimes();
  for (const seconds of [0.001, 0.002, 0.3, 60]) times.observe('GET', '/a/:b', 200, seconds);
  times.observe('GET', '/a/:b', 404, 0.2);
  const lines = times.text().split('\n');
  expect(lines.slice(0, 2)).toEqual([
    '# HELP haidang_http_request_seconds Time to answer, by route and status',
    '# TYPE haidang_http_request_seconds histogram',
  ]);
  const found = (name: string): readonly string[] =>
    lines.filter((line) => line.startsWith(`haidang_http_request_seconds_${name}`));
  expect(found('bucket{le="0.002",method="GET",route="/a/:b",status="200"}')[0]).toMatch(/ 2$/);
  expect(found('bucket{le="0.25",method="GET",route="/a/:b",status="200"}')[0]).toMatch(/ 2$/);
  expect(found('bucket{le="0.5",method="GET",route="/a/:b",status="200"}')[0]).toMatch(/ 3$/);
  expect(found('bucket{le="+Inf",method="GET",route="/a/:b",status="200"}')[0]).toMatch(/ 4$/);
  expect(found('sum{')).toEqual([
    'haidang_http_request_seconds_sum{method="GET",route="/a/:b",status="200"} 60.303',
    'haidang_http_request_seconds_sum{method="GET",route="/a/:b",status="404"} 0.2',
  ]);
  expect(found('count{')[1]).toMatch(/ 1$/);
});
