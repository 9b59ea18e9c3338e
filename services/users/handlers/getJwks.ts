import type { Handler } from '../context.ts'

export const getJwks: Handler<'getJwks'> = async (_input, ctx) => ({
  status: 200,
  headers: { 'Cache-Control': 'public, max-age=300' },
  body: { keys: await ctx.keys.published() },
})
