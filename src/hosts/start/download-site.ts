/**
 * Where Electron is fetched from, and whether it can be reached: asked in a child process, because Node
 * takes proxy and certificates from the environment that it was started with.
 */
import { spawn } from 'node:child_process';

const PROBE_MS = 3000;
const GITHUB = 'https://github.com/electron/electron/releases/download/';

/** In the order in which @electron/get asks. */
const MIRROR_NAMES = [
  'npm_config_electron_mirror',
  'NPM_CONFIG_ELECTRON_MIRROR',
  'npm_package_config_electron_mirror',
  'ELECTRON_MIRROR',
];

export interface DownloadSite {
  readonly address: string;
  /** The variable that names it; null: the site is GitHub. */
  readonly namedBy: string | null;
}

export function downloadSite(env: NodeJS.ProcessEnv): DownloadSite {
  const namedBy = MIRROR_NAMES.find((name) => Boolean(env[name])) ?? null;
  return { address: (namedBy === null ? undefined : env[namedBy]) ?? GITHUB, namedBy };
}

/** Prints nothing when the site answers, whatever it says; else what went wrong. */
const PROBE = `
fetch(process.argv[1], { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(${PROBE_MS}) }).then(
  () => process.exit(0),
  ({ name, message, cause }) => {
    const told = name === 'TimeoutError' ? '' : cause?.code?.startsWith('UND_') === false ? cause.code : (cause?.message ?? message);
    process.stdout.write(JSON.stringify(told), () => process.exit(1));
  },
);`;

const CERTIFICATE = /CERT|UNABLE_TO_|SELF_SIGNED/;

/** The beginning of a sentence that says why the site cannot be reached, or null. */
export async function siteTrouble(
  { address, namedBy }: DownloadSite,
  env: NodeJS.ProcessEnv,
): Promise<string | null> {
  if (!URL.canParse(address) || !['http:', 'https:'].includes(new URL(address).protocol))
    return `${namedBy ?? 'the download site'} is not a web address ("${address}")`;
  const told = await probe(address, env);
  if (told === null) return null;
  const site = `Electron's download site (${new URL(address).host})`;
  if (CERTIFICATE.test(told))
    return (
      `${site} shows a certificate that is not trusted here (${told}; ` +
      "NODE_EXTRA_CA_CERTS can name your company's own)"
    );
  return `${site} does not answer${told === '' ? '' : ` (${told})`}`;
}

/** Null: it answers. Else a code of Node's, or words, or nothing. */
const probe = (address: string, env: NodeJS.ProcessEnv): Promise<string | null> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', PROBE, address], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => (told += part));
    child.on('error', () => resolve(''));
    child.on('close', (code) => resolve(code === 0 ? null : (words(told) ?? '')));
  });

function words(json: string): string | null {
  try {
    return String(JSON.parse(json));
  } catch {
    return null;
  }
}
