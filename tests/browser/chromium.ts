import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromium, type Page } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const FOLDERS = [
  ...(process.env.PATH ?? '').split(delimiter),
  '/usr/bin',
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
]

/** Where a Chromium is: `CHROMIUM_PATH`, or one that is installed. Undefined when there is none. */
export function findChromium(): string | undefined {
  const candidates = FOLDERS.flatMap((folder) =>
    [...NAMES, 'Google Chrome', 'Chromium'].map((name) => join(folder, name)),
  )
  return [process.env.CHROMIUM_PATH, ...candidates].find((path) => path && existsSync(path))
}

export const HOW_TO_GET_ONE =
  'skipped, for there is no Chromium: install one (Debian: apt-get install chromium) or name it by CHROMIUM_PATH'

export interface TestBrowser {
  /** A new page, and what its console and its network complained about since. */
  open(url: string): Promise<{ page: Page; complaints: string[] }>
  closePages(): Promise<void>
  close(): Promise<void>
}

/** A headless browser with a profile of its own that talks to nobody but the page. */
export async function startBrowser(
  executablePath: string,
  options: { colorScheme?: 'light' | 'dark' } = {},
): Promise<TestBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'charter-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1280, height: 900 },
    ...options,
    args: [
      // As root, which containers usually are, Chromium has no sandbox.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  })
  return {
    open: async (url) => {
      const complaints: string[] = []
      // A page waits as long as its test may take.
      context.setDefaultTimeout(0)
      const page = await context.newPage()
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('requestfailed', (failed) => complaints.push(`${failed.url()}: ${failed.failure()?.errorText}`))
      await page.goto(url)
      return { page, complaints }
    },
    closePages: async () => {
      // The first one is the browser's own: without any page it would end.
      await Promise.all(
        context
          .pages()
          .slice(1)
          .map((page) => page.close()),
      )
    },
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}
