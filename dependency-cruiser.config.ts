import type { IConfiguration, IForbiddenRuleType } from 'dependency-cruiser';

/**
 * The walls of ARCHITECTURE.md as rules over imports. Each rule has a fixture under tests/arch/fixtures that breaks it, and a test that expects
 * exactly that rule to object: a wall that holds nothing back is no wall.
 */

/** The rooms in the order of the architecture: each may use those before it, none after it. */
export const ROOMS = [
  'kernel',
  'codes',
  'calendar',
  'place',
  'party',
  'currency',
  'price-control',
  'tariff',
  'origin',
  'classify',
  'reference',
  'access',
  'approval',
  'compliance',
  'cargo',
  'permit',
  'guarantee',
  'declaration',
  'draft',
  'catalogue',
  'invoice',
  'valuation',
  'relief',
  'assessment',
  'price',
  'watch-list',
  'learning',
  'feature',
  'model',
  'risk',
  'fairness',
  'model-measure',
  'referral',
  'transport',
  'deadline',
  'inspection',
  'ledger',
  'payment',
  'clearance',
  'replay',
  'tariff-import',
  'declaration-import',
  'transit',
  'warehouse',
  'parcel',
  'audit',
  'insight',
  'journal',
  'notice',
  'sandbox',
];

/** Packages without I/O that the pure floors may use. */
const PURE_PACKAGES = ['typebox', '@marcbachmann/cel-js', 'saxes', 'libxml2-wasm', 'decimal.js'];

const TEST = '\\.test\\.tsx?$';
const anyOf = (names: readonly string[]): string => `(?:${names.join('|')})`;
const packages = (names: readonly string[]): string =>
  `node_modules/${anyOf(names.map((name) => name.replaceAll('.', '\\.')))}/`;
type Wall = IForbiddenRuleType & { readonly name: string; readonly comment: string };

const WALLS: readonly Wall[] = [
  {
    name: 'core-imports-only-core',
    comment: 'The ground floor is the law: it knows nothing of servers, screens, files or messages.',
    from: { path: '^src/core/', pathNot: TEST },
    to: { path: '^(?:src|tests|tools|bench|country)/', pathNot: '^src/core/' },
  },
  {
    name: 'core-does-no-io',
    comment: 'No Node module on the ground floor: it runs in the browser too.',
    from: { path: '^src/core/', pathNot: TEST },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'core-uses-pure-packages',
    comment: 'Packages on the ground floor do no I/O; add one to PURE_PACKAGES after reading it.',
    from: { path: '^src/core/', pathNot: TEST },
    to: { path: 'node_modules/', pathNot: packages(PURE_PACKAGES) },
  },
  {
    name: 'kernel-imports-nothing',
    comment: 'The kernel is what everything stands on.',
    from: { path: '^src/core/kernel/', pathNot: TEST },
    to: { pathNot: '^src/core/kernel/' },
  },
  {
    name: 'core-rooms-are-known',
    comment: 'A new room takes its place in ROOMS (and in the architecture) first.',
    from: { path: `^src/core/(?!${anyOf(ROOMS)}/)[^/]+/` },
    to: {},
  },
  ...ROOMS.slice(0, -1).map((room, index) => ({
    name: 'core-rooms-look-down',
    comment: 'A room uses only rooms listed before it.',
    from: { path: `^src/core/${room}/`, pathNot: TEST },
    to: { path: `^src/core/${anyOf(ROOMS.slice(index + 1))}/` },
  })),
  {
    name: 'core-rooms-by-their-door',
    comment: "Another room is entered through its index.ts, as '#core/room'.",
    from: { path: '^src/core/([^/]+)/', pathNot: TEST },
    to: { path: '^src/core/[^/]+/', pathNot: ['^src/core/$1/', '^src/core/[^/]+/index\\.ts$'] },
  },
  {
    name: 'messages-import-only-core',
    comment: 'Between bytes and core types, and nothing else.',
    from: { path: '^src/messages/', pathNot: TEST },
    to: { path: '^(?:src|tests|tools|bench|country)/', pathNot: '^src/(?:core|messages)/' },
  },
  {
    name: 'messages-do-no-io',
    comment: 'Bytes come in as an argument and go out as a value.',
    from: { path: '^src/messages/', pathNot: TEST },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'messages-by-their-door',
    comment: 'A standard is entered through its index.ts.',
    from: { path: '^src/messages/([^/]+)/', pathNot: TEST },
    to: { path: '^src/messages/[^/]+/', pathNot: ['^src/messages/$1/', '^src/messages/[^/]+/index\\.ts$'] },
  },
  {
    name: 'server-knows-no-screen',
    comment: 'The first floor never looks up.',
    from: { path: '^src/server/', pathNot: TEST },
    to: { path: '^(?:src/(?:web|cli|sim|client)|tests|tools|bench)/' },
  },
  {
    name: 'server-rooms-by-their-door',
    comment: 'Another room of the server is entered through its index.ts.',
    from: { path: '^src/server/(platform/[^/]+|(?!platform/)[^/]+)/', pathNot: TEST },
    to: { path: '^src/server/', pathNot: ['^src/server/$1/', '^src/server/(?:platform/)?[^/]+/index\\.ts$'] },
  },
  {
    name: 'platform-knows-no-room',
    comment: 'The platform carries every room and depends on none.',
    from: { path: '^src/server/platform/', pathNot: TEST },
    to: { path: '^src/server/(?!platform/)' },
  },
  {
    name: 'web-asks-the-api',
    comment: 'The top floor reads through the API and the law in core.',
    from: { path: '^src/web/', pathNot: TEST },
    to: { path: '^(?:src/(?:server|messages|cli|sim)|tests|tools|bench)/' },
  },
  {
    name: 'web-rooms-by-their-door',
    comment: 'A room of screens uses ui, client and texts; another room only through its index.',
    from: { path: '^src/web/([^/]+)/', pathNot: TEST },
    to: { path: '^src/web/[^/]+/', pathNot: ['^src/web/$1/', '^src/web/[^/]+/index\\.tsx?$'] },
  },
  {
    name: 'cli-touches-no-table',
    comment: 'The command line works through the API client and the entry points of the server.',
    from: { path: '^src/cli/', pathNot: TEST },
    to: { path: packages(['pg', 'kysely', 'pg-boss']) },
  },
  {
    name: 'cli-by-the-doors',
    comment: 'The command line enters a room through its index.ts, and no screen.',
    from: { path: '^src/cli/', pathNot: TEST },
    to: { path: ['^src/web/', '^src/(?:core|messages|server|sim)/.+'], pathNot: '/index\\.ts$' },
  },
  {
    name: 'sim-is-an-outsider',
    comment: 'The simulated world sees what any outsider sees: the public API, and the law.',
    from: { path: '^src/sim/', pathNot: TEST },
    to: { path: ['^(?:src/(?:server|web|messages|cli)|tests|tools|bench)/', packages(['pg', 'kysely', 'pg-boss'])] },
  },
  {
    name: 'sealed-column',
    comment:
      'What selects in the simulation sees what was declared and found, and nothing of the world that knows the truth.',
    from: { path: '^src/sim/causal/policies/' },
    to: { path: '^src/sim/(?!causal/policies/)' },
  },
  {
    name: 'client-stands-alone',
    comment: 'The generated client is what a stranger would get.',
    from: { path: '^src/client/', pathNot: TEST },
    to: { path: '^(?:src/(?:server|web|messages|cli|sim)|tests|tools|bench)/' },
  },
  {
    name: 'tests-stay-outside',
    comment: 'What ships does not import what tests it.',
    from: { path: '^src/', pathNot: TEST },
    to: { path: ['^tests/', TEST] },
  },
  {
    name: 'no-development-package',
    comment: 'What the program needs at run time is a dependency, not a development one.',
    from: { path: '^src/(?!web/)', pathNot: TEST },
    to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
  },
  {
    name: 'no-undeclared-package',
    comment: 'A package that is not in package.json is there by accident.',
    from: { path: '^(?:src|tests|tools|bench)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-unresolvable',
    comment: 'An import must lead somewhere.',
    from: { path: '^(?:src|tests|tools|bench)/' },
    // What the build turns into an address is no module.
    to: { couldNotResolve: true, pathNot: '\\?url$' },
  },
  {
    name: 'no-circle',
    comment: 'Two files that need each other are one file, or three.',
    from: { path: '^(?:src|tests|tools|bench)/' },
    to: { circular: true },
  },
];

export const forbidden = WALLS.map((wall): Wall => ({ ...wall, severity: 'error' }));

const configuration: IConfiguration = {
  forbidden: [...forbidden],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^tests/arch/fixtures/', '^dist/', '^src/client/generated/'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
    skipAnalysisNotInRules: true,
  },
};

export default configuration;
