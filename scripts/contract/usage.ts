import type { Usage } from '#compiler/diff/usage.ts'
export async function loadUsage(): Promise<Usage> {
  return Promise.resolve({ at: new Date().toISOString(), services: {}, usage: [] })
}
export function printUsage(usage: Usage): void {
  console.log(usage)
}
