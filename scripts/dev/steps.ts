import { styleText } from 'node:util'

/** How long a step may take before its progress is shown. */
const QUIET_MS = 2_000

/** Runs one step of a command; prints its name, its result if that is text, and its duration in seconds. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const beganAt = performance.now()
  const seconds = (digits: number) => ((performance.now() - beganAt) / 1000).toFixed(digits)
  const isLive = process.stdout.isTTY
  const clear = isLive ? '\r\x1b[K' : ''
  // A terminal shows the step at once with a timer; a log gets one line when the step takes long.
  if (isLive) process.stdout.write(`  … ${name}`)
  const progress = setInterval(() => {
    process.stdout.write(isLive ? `${clear}  … ${name} (${seconds(0)} s)` : `  … ${name}\n`)
    if (!isLive) clearInterval(progress)
  }, QUIET_MS)
  try {
    const result = await work()
    const detail = typeof result === 'string' ? `: ${result}` : ''
    process.stdout.write(`${clear}  ${styleText('green', '✓')} ${name}${detail} (${seconds(1)} s)\n`)
    return result
  } catch (error) {
    process.stdout.write(`${clear}  ${styleText('red', '✗')} ${name}\n`)
    throw error
  } finally {
    clearInterval(progress)
  }
}
