import { cruise } from 'dependency-cruiser';
import walls from '../dependency-cruiser.config.ts';

/** Holds every import of the repository against the walls. */
const { output, exitCode } = await cruise(['src', 'tests', 'tools', 'bench'], {
  ...walls.options,
  ruleSet: { forbidden: walls.forbidden ?? [] },
  validate: true,
  outputType: 'err',
});
process.stdout.write(typeof output === 'string' ? output : JSON.stringify(output.summary));
process.exitCode = exitCode === 0 ? 0 : 1;
