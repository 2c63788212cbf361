import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromiumFlags, findChromium } from '../../.ci/chromium.mjs';
import type { Report } from './report.ts';

type Environment = Readonly<Record<string, string>>;

/** A JavaScript engine on this machine. */
export interface Engine {
  readonly name: string;
  /** Whose it is: engines of one family share their code. */
  readonly family: 'V8' | 'SpiderMonkey' | 'JavaScriptCore';
  /** How to get it where it is missing. */
  readonly install: string;
  /** The program, `undefined` where it is missing. */
  find(): Promise<string | undefined>;
  /** Plays a bundled script in it and returns what `hostlabReport()` returns. */
  play(program: string, script: string, environment: Environment): Promise<Report>;
}

const patience = 300_000;
const parse = (text: string): Report => JSON.parse(text) as Report;

function onPath(name: string): Promise<string | undefined> {
  const found = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  return Promise.resolve(found.find(isProgram));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs a program to its end and gives what it wrote; its own words are the error if it fails. */
function run(program: string, args: readonly string[], environment: Environment): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...environment },
      timeout: patience,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(out);
      else reject(new Error(`${program} ended with ${String(code)}: ${complaint(err + out)}`));
    });
  });
}

/** The line of an engine's last words that names the error. */
function complaint(text: string): string {
  const lines = text.trim().split('\n');
  return (lines.find((line) => /^(?!.*throw ).*(?:Error|Exception)\b.*:/.test(line)) ?? lines.at(-1) ?? '')
    .trim()
    .slice(0, 400);
}

/** An engine that plays a file and prints. */
function shell(
  name: string,
  family: Engine['family'],
  command: string,
  args: readonly string[],
  print: string,
  install: string,
): Engine {
  return {
    name,
    family,
    install,
    find: () => (command === 'node' ? Promise.resolve(process.execPath) : onPath(command)),
    play: async (program, script, environment) => {
      const folder = mkdtempSync(join(tmpdir(), 'hostlab-engines-'));
      try {
        const file = join(folder, 'subject.js');
        writeFileSync(file, `${script}\n${print}(hostlabReport());\n`);
        return parse(await run(program, [...args, file], environment));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

const chromium: Engine = {
  name: 'Chromium',
  family: 'V8',
  install: 'apt-get install chromium, or set CHROMIUM_PATH',
  find: findChromium,
  play: async (executablePath, script, environment) => {
    const { chromium: driver } = await import('playwright');
    const browser = await driver.launch({
      executablePath,
      args: chromiumFlags,
      env: { ...process.env, ...environment },
    });
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: script });
      return parse(await page.evaluate<string>('hostlabReport()'));
    } finally {
      await browser.close();
    }
  },
};

const firefox: Engine = {
  name: 'Firefox',
  family: 'SpiderMonkey',
  install: 'apt-get install firefox-esr',
  find: async () => (await onPath('firefox-esr')) ?? onPath('firefox'),
  play: async (executablePath, script, environment) => {
    const { launch } = await import('puppeteer-core');
    const browser = await launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      protocolTimeout: patience,
      env: { ...process.env, ...environment },
    });
    try {
      const page = await browser.newPage();
      return parse((await page.evaluate(`${script}\n;hostlabReport()`)) as string);
    } finally {
      await browser.close();
    }
  },
};

/** WebKitGTK's own browser, as Debian has it: driven by its WebDriver, shown on a display that nobody sees. */
const webkit: Engine = {
  name: 'WebKitGTK',
  family: 'JavaScriptCore',
  install: 'apt-get install webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb',
  find: async () => ((await onPath('Xvfb')) && (await onPath('WebKitWebDriver')) ? miniBrowser() : undefined),
  play: async (binary, script, environment) => {
    const children: ChildProcess[] = [];
    const start = (program: string, args: readonly string[], more: Environment = {}): ChildProcess => {
      const child = spawn(program, args, {
        env: { ...process.env, ...environment, ...more },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      children.push(child);
      return child;
    };
    try {
      // The server chooses a free display itself and writes its number to descriptor 1.
      const display = await firstLine(
        start('Xvfb', ['-displayfd', '1', '-screen', '0', '800x600x24', '-nolisten', 'tcp']),
      );
      const port = 20_000 + (process.pid % 20_000);
      start('WebKitWebDriver', [`--port=${String(port)}`, '--host=127.0.0.1'], { DISPLAY: `:${display}` });
      return await overWebDriver(`http://127.0.0.1:${String(port)}`, binary, script);
    } finally {
      for (const child of children.reverse()) child.kill();
    }
  },
};

function miniBrowser(): string | undefined {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib'];
  return folders.map((folder) => `${folder}/webkit2gtk-4.1/MiniBrowser`).find((path) => existsSync(path));
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.on('error', reject);
    child.on('close', () => {
      reject(new Error('Xvfb ended before it had a display'));
    });
    child.stdout!.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      if (text.includes('\n')) resolve(text.trim());
    });
  });
}

async function overWebDriver(base: string, binary: string, script: string): Promise<Report> {
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(base + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`WebDriver: ${JSON.stringify(value).slice(0, 400)}`);
    return value;
  };
  for (let i = 0; i < 100; i++) {
    if (
      await ask('GET', '/status').then(
        () => true,
        () => false,
      )
    )
      break;
    await sleep(100);
  }
  const options = { binary, args: ['--automation'] };
  const opened = await ask('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  });
  const session = `/session/${(opened as { sessionId: string }).sessionId}`;
  try {
    await ask('POST', `${session}/timeouts`, { script: patience, pageLoad: patience });
    return parse(
      (await ask('POST', `${session}/execute/sync`, {
        script: `${script}\n;return hostlabReport();`,
        args: [],
      })) as string,
    );
  } finally {
    await ask('DELETE', session).catch(() => undefined);
  }
}

/** All engines that we know how to ask, the reference first. */
export const engines: readonly Engine[] = [
  shell('Node', 'V8', 'node', [], 'console.log', ''),
  shell('Node without its compiler', 'V8', 'node', ['--jitless'], 'console.log', ''),
  chromium,
  firefox,
  shell('js102', 'SpiderMonkey', 'js102', [], 'print', 'apt-get install libmozjs-102-dev'),
  webkit,
  shell('jsc', 'JavaScriptCore', 'jsc', [], 'print', 'apt-get install libjavascriptcoregtk-4.0-bin'),
  shell(
    'jsc without its compiler',
    'JavaScriptCore',
    'jsc',
    ['--useJIT=false'],
    'print',
    'apt-get install libjavascriptcoregtk-4.0-bin',
  ),
];
