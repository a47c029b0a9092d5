/**
 * Who may import whom, as data, and the rules for dependency-cruiser made of it.
 *
 * A key of ALLOW is a folder or a file; the longest that fits a module decides. Its list names everything the
 * module may import: folders and files of ours, `npm:name` for a package, `node:` for Node itself. Nothing else
 * passes, and a module no key fits may not exist.
 */

const REACT_AND_UI = [
  'npm:react',
  'npm:react-dom',
  'npm:@base-ui/react',
  'npm:@tanstack/react-hotkeys',
  'npm:@tanstack/react-router',
  'npm:@tanstack/react-virtual',
  'npm:lucide-react',
  'npm:react-markdown',
  'npm:recharts',
  'npm:remark-gfm',
  'npm:shiki',
];
const CORE_FOR_HOSTS = [
  'electron/core/index.ts',
  'electron/hosts/ids.ts',
  'electron/hosts/paths.ts',
  'shared/',
  'node:',
  'npm:uuid',
  'npm:zod',
];

/** @type {Record<string, string[]>} */
const ALLOW = {
  'shared/': ['shared/', 'npm:zod'],

  'electron/core/store/': [
    'electron/core/store/',
    'shared/',
    'node:',
    'npm:sqlite-vec',
    'npm:better-sqlite3',
  ],
  'electron/core/store/migrations/': ['electron/core/store/database.ts'],
  'electron/core/files/': [
    'electron/core/files/',
    'electron/core/store/',
    'electron/core/ports.ts',
    'shared/',
    'node:',
    'npm:zod',
  ],
  'electron/core/ports.ts': ['shared/'],
  'electron/core/retrieval/': [
    'electron/core/retrieval/',
    'electron/core/store/',
    'electron/core/ports.ts',
    'shared/',
    'npm:@orama/stemmers',
  ],
  'electron/core/agents/': [
    'electron/core/agents/',
    'electron/core/retrieval/',
    'electron/core/store/',
    'electron/core/ports.ts',
    'shared/',
  ],
  'electron/core/secrets/': [
    'electron/core/secrets/',
    'electron/core/store/',
    'electron/core/ports.ts',
    'shared/',
    'node:',
    'npm:@secretlint/core',
    'npm:@secretlint/profiler',
    'npm:@secretlint/secretlint-rule-preset-recommend',
    'npm:@secretlint/types',
  ],
  'electron/core/insight/': [
    'electron/core/insight/',
    'electron/core/store/',
    'electron/core/ports.ts',
    'shared/',
  ],
  'electron/core/consolidation/': [
    'electron/core/consolidation/',
    'electron/core/insight/',
    'electron/core/retrieval/',
    'electron/core/store/',
    'electron/core/files/',
    'electron/core/ports.ts',
    'shared/',
  ],
  'electron/core/imports/': [
    'electron/core/imports/',
    'electron/core/store/',
    'electron/core/files/',
    'electron/core/ports.ts',
    'shared/',
    'node:',
    'npm:yauzl',
    'npm:zod',
  ],
  // The thread that reads what is imported also analyses it.
  'electron/core/imports/reading-thread.ts': [
    'electron/core/imports/',
    'electron/core/retrieval/analyse.ts',
    'electron/core/store/',
    'shared/',
    'node:',
  ],
  'electron/core/exports/': [
    'electron/core/exports/',
    'electron/core/store/',
    'electron/core/files/',
    'electron/core/ports.ts',
    'shared/',
    'node:',
    'npm:yazl',
    'npm:zod',
  ],
  'electron/core/models/': [
    'electron/core/models/',
    'electron/core/ports.ts',
    'shared/',
    'node:',
    'npm:@huggingface/transformers',
    'npm:zod',
  ],
  'electron/core/meaning/': [
    'electron/core/meaning/',
    'electron/core/store/',
    'electron/core/ports.ts',
    'shared/',
    'npm:zod',
  ],
  'electron/core/clients/': [
    'electron/core/clients/',
    'electron/core/ports.ts',
    'shared/',
    'npm:jsonc-parser',
    'npm:@decimalturn/toml-patch',
    'npm:zod',
  ],
  'electron/core/jobs/': [
    'electron/core/jobs/',
    'electron/core/store/',
    'electron/core/ports.ts',
    'shared/',
    'node:',
  ],
  'electron/core/handlers/': [
    'electron/core/agents/',
    'electron/core/change-feed.ts',
    'electron/core/clients/',
    'electron/core/consolidation/',
    'electron/core/exports/',
    'electron/core/files/',
    'electron/core/handlers/',
    'electron/core/imports/',
    'electron/core/insight/',
    'electron/core/jobs/',
    'electron/core/meaning/',
    'electron/core/models/',
    'electron/core/ports.ts',
    'electron/core/retrieval/',
    'electron/core/secrets/',
    'electron/core/store/',
    'shared/',
  ],
  'electron/core/keeping/': ['electron/core/', 'shared/', 'node:'],
  'electron/core/index.ts': ['electron/core/', 'shared/'],
  'electron/core/dispatch.ts': ['electron/core/', 'shared/', 'npm:zod'],
  'electron/core/change-feed.ts': ['electron/core/', 'shared/'],

  'electron/library.ts': ['electron/hosts/own-core.ts', ...CORE_FOR_HOSTS],
  'electron/hosts/paths.ts': ['shared/', 'node:'],
  'electron/hosts/ids.ts': ['npm:uuid'],
  'electron/hosts/own-core.ts': CORE_FOR_HOSTS,
  'electron/hosts/worker/': ['electron/hosts/worker/', ...CORE_FOR_HOSTS],
  'electron/hosts/web/': [
    'electron/hosts/web/',
    'electron/hosts/worker/',
    'electron/hosts/mcp/http-door.ts',
    ...CORE_FOR_HOSTS,
  ],
  'electron/hosts/mcp/': [
    'electron/hosts/mcp/',
    'electron/hosts/own-core.ts',
    'npm:@modelcontextprotocol/server',
    'npm:@modelcontextprotocol/node',
    ...CORE_FOR_HOSTS,
  ],
  'electron/hosts/cli/': [
    'electron/hosts/cli/',
    'electron/hosts/mcp/serve-stdio.ts',
    'electron/hosts/own-core.ts',
    'electron/hosts/web/run.ts',
    ...CORE_FOR_HOSTS,
  ],
  'electron/hosts/desktop/': [
    'electron/hosts/desktop/',
    'electron/hosts/worker/',
    'electron/hosts/web/',
    'electron/hosts/paths.ts',
    'shared/',
    'node:',
    'npm:electron',
    'npm:electron-updater',
    'npm:uuid',
  ],
  'electron/hosts/desktop/preload.ts': ['shared/', 'npm:electron'],

  'renderer/main.tsx': ['renderer/', 'shared/', 'npm:zod', 'npm:@fontsource-variable/inter', ...REACT_AND_UI],
  'renderer/App.tsx': ['renderer/', 'shared/', ...REACT_AND_UI],
  'renderer/routes.tsx': ['renderer/', 'shared/', ...REACT_AND_UI],
  'renderer/api/': ['renderer/api/', 'shared/', 'npm:zod'],
  'renderer/react/': ['renderer/react/', 'renderer/api/', 'shared/', 'npm:react'],
  'renderer/state/': [
    'renderer/state/',
    'renderer/api/',
    'renderer/i18n/',
    'shared/',
    'npm:react',
    'npm:zod',
    'npm:zustand',
    'npm:@tanstack/react-hotkeys',
    'npm:@tanstack/react-query',
  ],
  'renderer/views/': [
    'renderer/views/',
    'renderer/components/',
    'renderer/state/',
    'renderer/i18n/',
    'shared/',
    'npm:zod',
    ...REACT_AND_UI,
  ],
  'renderer/components/': ['renderer/components/', 'renderer/i18n/', 'shared/', ...REACT_AND_UI],
  'renderer/i18n/': ['renderer/i18n/', 'npm:react', 'npm:@lingui/core', 'npm:@lingui/message-utils'],
};

/**
 * Packages with a single home, whatever ALLOW says of the folder around it.
 * @type {Record<string, string>}
 */
const ONE_HOME = {
  'npm:better-sqlite3': 'electron/core/store/database.ts',
  'npm:sqlite-vec': 'electron/core/store/database.ts',
  'npm:@huggingface/transformers': 'electron/core/models/onnx-thread.ts',
  'npm:recharts': 'renderer/components/chart/recharts.tsx',
};

const KEYS = Object.keys(ALLOW);

/**
 * A pattern for what an entry of ALLOW names. Our folder `electron/` is not the package: that is in node_modules.
 * @param {string} entry
 */
function patternOf(entry) {
  if (entry.startsWith('npm:')) return `(^|/)node_modules/(@types/)?${escape(entry.slice(4))}/`;
  return `^${escape(entry)}${entry.endsWith('/') ? '' : '$'}`;
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/**
 * The keys that lie inside this one, and so decide in its place.
 * @param {string} key
 */
function keysInside(key) {
  return KEYS.filter((other) => other !== key && other.startsWith(key));
}

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const allowRules = Object.entries(ALLOW).map(([key, allowed]) => ({
  name: `only-what-${key}-may-import`,
  severity: 'error',
  from: { path: patternOf(key), pathNot: keysInside(key).map(patternOf) },
  to: {
    pathNot: allowed.filter((entry) => entry !== 'node:').map(patternOf),
    ...(allowed.includes('node:') ? { dependencyTypesNot: ['core'] } : {}),
  },
}));

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const homeRules = Object.entries(ONE_HOME).map(([name, home]) => ({
  name: `${name}-has-one-home`,
  severity: 'error',
  from: { pathNot: patternOf(home) },
  to: { path: patternOf(name) },
}));

/** Modules that are started, and so imported by nobody; declarations are read by the compiler alone. */
const STARTED = [
  '^renderer/main\\.tsx$',
  '^renderer/react/index\\.ts$',
  '^electron/library\\.ts$',
  '^electron/hosts/[^/]+/main\\.ts$',
  '\\.d\\.ts$',
];

/** @type {{ layered: string[], places: string[], forbidden: import('dependency-cruiser').IForbiddenRuleType[] }} */
module.exports = {
  layered: ['shared', 'electron', 'renderer'],
  places: KEYS,
  forbidden: [
    ...allowRules,
    ...homeRules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: STARTED }, to: {} },
    { name: 'every-import-is-found', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
};
