import type { Handler } from '../context.ts'

export const issueServiceToken: Handler<'issueServiceToken'> = async ({ body, principal }, ctx) => {
  const { token, expiresIn } = await ctx.tokens.forService(principal.id, body.audience)
  return {
    status: 200,
    headers: { 'Cache-Control': 'no-store' },
    body: { access_token: token, token_type: 'Bearer', expires_in: expiresIn },
  }
}
