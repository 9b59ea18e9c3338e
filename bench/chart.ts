import { OPERATIONS } from './requests.ts'
import { stacks } from './stacks.ts'
import { labelOf, titleOf, type Row } from './table.ts'

const LABELS_WIDTH = 220
const PANEL_WIDTH = 230
const PANEL_GAP = 20
const BAR_MAX = 170
const ROW_HEIGHT = 30
const TOP = 92

/** Rows are stacks, columns are operations; each column has a scale of its own that starts at nought. */
export function chart(rows: Row[], conditions: string): string {
  const names = stacks.map(({ name }) => name).filter((name) => rows.some((row) => row.stack === name))
  const width = LABELS_WIDTH + OPERATIONS.length * (PANEL_WIDTH + PANEL_GAP)
  const height = TOP + names.length * ROW_HEIGHT + 48
  const labels = names.map(
    (name, index) =>
      `<text class="${classOf(name)}" x="${LABELS_WIDTH - 12}" y="${middleOf(index)}" text-anchor="end">${escape(labelOf(name))}</text>`,
  )
  const panels = OPERATIONS.map((operation, panel) => {
    const x = LABELS_WIDTH + panel * (PANEL_WIDTH + PANEL_GAP)
    const cells = rows.filter((row) => row.operation === operation)
    const largest = Math.max(...cells.map((row) => row.cpuUs))
    const bars = names.flatMap((name, index) => {
      const row = cells.find(({ stack }) => stack === name)
      if (!row) return []
      const length = Math.max(1, (row.cpuUs / largest) * BAR_MAX)
      const y = TOP + index * ROW_HEIGHT
      return [
        `<rect class="${classOf(name)}" x="${x}" y="${y + 5}" width="${length.toFixed(1)}" height="${ROW_HEIGHT - 10}" rx="2"/>`,
        `<text class="${classOf(name)}" x="${(x + length + 6).toFixed(1)}" y="${middleOf(index)}">${Math.round(row.cpuUs)} µs</text>`,
      ]
    })
    return [
      `<text class="title" x="${x}" y="${TOP - 12}">${escape(titleOf(operation))}</text>`,
      `<line x1="${x}" x2="${x}" y1="${TOP}" y2="${TOP + names.length * ROW_HEIGHT}"/>`,
      ...bars,
    ].join('\n')
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">CPU microseconds of the server process for one request, by stack and operation: shorter is better</title>
<style>
  svg { font: 13px system-ui, -apple-system, 'Segoe UI', sans-serif; background: #ffffff }
  text { fill: #57606a } text.heading { fill: #1f2328; font-size: 17px; font-weight: 600 } text.title { fill: #1f2328; font-weight: 600 }
  line { stroke: #d0d7de } rect { fill: #afb8c1 } rect.charter { fill: #0969da } text.charter { fill: #0969da; font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    svg { background: #0d1117 }
    text { fill: #9198a1 } text.heading, text.title { fill: #f0f6fc }
    line { stroke: #3d444d } rect { fill: #565e68 } rect.charter { fill: #4493f8 } text.charter { fill: #4493f8 }
  }
</style>
<text class="heading" x="16" y="30">What a request costs the server: CPU time, shorter is better</text>
${labels.join('\n')}
${panels.join('\n')}
<text x="16" y="${height - 16}" font-size="11">${escape(conditions)}</text>
</svg>
`
}

const middleOf = (index: number): number => TOP + index * ROW_HEIGHT + ROW_HEIGHT / 2 + 4
const classOf = (name: string): string => (name.startsWith('charter') ? 'charter' : 'peer')
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
