export { sendDemoTraffic, type DemoTraffic } from './demo-traffic.ts';
