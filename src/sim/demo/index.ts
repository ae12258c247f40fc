export { sendDemoTraffic, type DemoTraffic } from './demo-traffic.ts';
export { playDemoSeason, type DemoSeason, type SeasonPlayed } from './demo-season.ts';
