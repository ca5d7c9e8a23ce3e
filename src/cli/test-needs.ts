import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const browsers: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
  ]
};

/** Programs the tests call, and the Debian package each comes from. */
const programs = { pdfsig: 'poppler-utils', pdftoppm: 'poppler-utils', qpdf: 'qpdf', zbarimg: 'zbar-tools' };

/** Finds a browser: CHROMIUM, or where the systems put one. */
export function findBrowser(): string | undefined {
  return [process.env.CHROMIUM, ...(browsers[process.platform] ?? [])].find((path) => path && existsSync(path));
}

/** Debian packages for what is missing here; an empty list when all is there. */
export function missing(): string[] {
  const has = (name: string): boolean => !spawnSync(name, ['--version'], { stdio: 'ignore' }).error;
  const lacking = Object.entries(programs).filter(([name]) => !has(name)).map(([, source]) => source);
  return [...new Set([...(findBrowser() ? [] : ['chromium']), ...lacking])];
}

/** As root on Debian: installs what is missing. Returns what is missing still. */
export function installMissing(): string[] {
  const wanted = missing();
  if (wanted.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return wanted;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  console.error(`Memasang ${wanted.join(', ')} … (installing for the tests)`);
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted, 'fonts-liberation'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  return missing();
}
