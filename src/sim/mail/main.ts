import { startMailCatcher } from './index.ts';

/** The post office as a process of its own: it tells its starter where it is, and ends when the starter does. */
const catcher = await startMailCatcher();
const stop = () => void catcher.stop().then(() => process.exit(0));
process.once('disconnect', stop);
process.once('SIGTERM', stop);
// The starter decides when a terminal's Ctrl-C ends it.
process.on('SIGINT', () => undefined);
// A starter that was killed meanwhile can be told nothing; the closing of its channel ends this process.
process.send?.({ smtpUrl: catcher.smtpUrl, pageUrl: catcher.pageUrl }, () => undefined);
