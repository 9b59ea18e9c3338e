/** The error thrown by nodemailer. */
interface SmtpError extends Error {
  code?: string
  command?: string
  responseCode?: number
}

/**
 * Whether the mail server rejected this message permanently (RFC 5321, section 4.2.1): 5yz for its recipient or content.
 * 5yz for the login or the sender is a configuration error, and 4yz is transient: both are retried.
 */
export function isRefused(error: unknown): boolean {
  const { code, command, responseCode } = error as SmtpError
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return false
  // The recipient address is malformed; nothing was sent to the server.
  if (responseCode === undefined) return code === 'EENVELOPE'
  return responseCode >= 500 && responseCode <= 599 && command !== 'MAIL FROM'
}
