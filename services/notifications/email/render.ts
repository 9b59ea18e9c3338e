import escaped from 'escape-html'
import { formatMoney, type EmailContent } from './templates.ts'

/** Renders an e-mail as plain text. */
export function textOf(content: EmailContent, recipient: string): string {
  const { paragraphs, order, orderId } = content
  const lines = order?.items.map(({ name, quantity, unitPrice }) => {
    const price = { ...unitPrice, amount: unitPrice.amount * quantity }
    return `- ${quantity} × ${name}: ${formatMoney(price)}`
  })
  return [
    `Hello ${recipient},`,
    ...paragraphs,
    ...(order && lines ? [`${lines.join('\n')}\nTotal: ${formatMoney(order.total)}`] : []),
    `Order ${orderId}`,
    'Charter Shop',
  ].join('\n\n')
}

/** Renders an e-mail as HTML without external resources. All data is escaped. */
export function htmlOf(content: EmailContent, recipient: string): string {
  const { subject, paragraphs, order, orderId } = content
  const rows = order?.items.map(({ name, quantity, unitPrice }) => {
    const price = { ...unitPrice, amount: unitPrice.amount * quantity }
    return `<tr><td style="${CELL}">${quantity} × ${escaped(name)}</td><td style="${CELL};text-align:right">${formatMoney(price)}</td></tr>`
  })
  const table =
    order && rows
      ? `<table style="width:100%;border-collapse:collapse;margin:16px 0">
${rows.join('\n')}
<tr><td style="padding:8px 0"><strong>Total</strong></td><td style="padding:8px 0;text-align:right"><strong>${formatMoney(order.total)}</strong></td></tr>
</table>
`
      : ''
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1c2430;background:#ffffff">
<div style="max-width:560px;margin:0 auto">
<h1 style="font-size:22px;line-height:1.3">${escaped(subject)}</h1>
<p>Hello ${escaped(recipient)},</p>
${paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n')}
${table}<p style="color:#5c6675;font-size:14px">Order ${escaped(orderId)}<br>Charter Shop</p>
</div>
</body>
</html>
`
}

const CELL = 'padding:8px 0;border-bottom:1px solid #d9dee5'
