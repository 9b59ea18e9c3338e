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

/** The path of a Chromium: `CHROMIUM_PATH`, or an installed one. @throws Error when there is none */
function findChromium(): string {
  const candidates = FOLDERS.flatMap((folder) =>
    [...NAMES, 'Google Chrome', 'Chromium'].map((name) => join(folder, name)),
  )
  const found = [process.env.CHROMIUM_PATH, ...candidates].find((path) => path && existsSync(path))
  if (found) return found
  throw new Error('No Chromium found: install one (Debian: apt-get install chromium) or set CHROMIUM_PATH')
}

export interface TestBrowser {
  /** A new page, and the errors of its console and network since. */
  open(url: string): Promise<{ page: Page; complaints: string[] }>
  closePages(): Promise<void>
  close(): Promise<void>
}

/** A headless browser with its own profile and without network access except for the page. */
export async function startBrowser(options: { colorScheme?: 'light' | 'dark' } = {}): Promise<TestBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'charter-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: true,
    viewport: { width: 1280, height: 900 },
    ...options,
    args: [
      // As root, as in most containers, Chromium has no sandbox.
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
      // A page has no timeout of its own: the test has one.
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
      // The first page is the browser's own: without any page it would exit.
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
