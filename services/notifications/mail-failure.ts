/** What nodemailer throws. */
interface SmtpError extends Error {
  code?: string
  command?: string
  responseCode?: number
}

/**
 * Whether the mail server refuses this message for good (RFC 5321, section 4.2.1): 5yz to its recipient or its
 * content. 5yz to a log-in or to the sender is a fault of our configuration, which somebody will mend; 4yz passes.
 */
export function isRefused(error: unknown): boolean {
  const { code, command, responseCode } = error as SmtpError
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return false
  // The address is none: the message was not even tried.
  if (responseCode === undefined) return code === 'EENVELOPE'
  return responseCode >= 500 && responseCode <= 599 && command !== 'MAIL FROM'
}
