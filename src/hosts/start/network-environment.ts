/**
 * The environment in which a child process of Node reaches the internet as the rest of the computer
 * does: through the proxy that the environment or npm names, in whatever spelling, and with the
 * certificates that the system trusts. Node does neither of itself.
 *
 *     https_proxy=proxy.acme.test:3128   ->  HTTPS_PROXY=http://proxy.acme.test:3128 and the switches
 */
type Environment = Readonly<Record<string, string | undefined>>;

/** The name that Node and @electron/get read → who may name its value, first come first served. */
const NAMES = {
  HTTP_PROXY: ['http_proxy', 'all_proxy', 'npm_config_proxy'],
  HTTPS_PROXY: ['https_proxy', 'all_proxy', 'npm_config_https_proxy', 'npm_config_proxy'],
  NO_PROXY: ['no_proxy', 'npm_config_noproxy'],
} as const;

/** "proxy.acme.test:3128" is what people write and curl takes; Node wants an address. */
const asAddress = (proxy: string): string => (proxy.includes('://') ? proxy : `http://${proxy}`);

/** Neither Node nor @electron/get knows SOCKS; without it there is at least a plain try. */
const isUsable = (proxy: string): boolean =>
  URL.canParse(proxy) && ['http:', 'https:'].includes(new URL(proxy).protocol);

function named(env: Environment, names: readonly string[]): string | undefined {
  return names
    .flatMap((name) => [env[name], env[name.toUpperCase()]])
    .find((value) => value !== undefined && value !== '');
}

function proxyOf(env: Environment, names: readonly string[]): string | undefined {
  const value = named(env, names);
  const proxy = value === undefined ? undefined : asAddress(value);
  return proxy !== undefined && isUsable(proxy) ? proxy : undefined;
}

export function networkEnvironment(env: Environment): NodeJS.ProcessEnv {
  // In one spelling only: a lower-case name would win elsewhere, and on Windows there is one name.
  const rest = Object.entries(env).filter(([name]) => !(name.toUpperCase() in NAMES));
  const found = {
    HTTP_PROXY: proxyOf(env, NAMES.HTTP_PROXY),
    HTTPS_PROXY: proxyOf(env, NAMES.HTTPS_PROXY),
    NO_PROXY: named(env, NAMES.NO_PROXY),
  };
  const hasProxy = found.HTTP_PROXY !== undefined || found.HTTPS_PROXY !== undefined;
  return {
    NODE_USE_SYSTEM_CA: '1',
    ...Object.fromEntries(rest),
    ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)),
    ...(hasProxy ? { NODE_USE_ENV_PROXY: '1', ELECTRON_GET_USE_PROXY: '1' } : {}),
  };
}
