import type { Shape } from './canvas.ts'

/** A rectangle between two corners, with round corners of radius r. */
export function box(left: number, top: number, right: number, bottom: number, r = 0): Shape {
  const [cx, cy, hw, hh] = [
    (left + right) / 2,
    (top + bottom) / 2,
    (right - left) / 2 - r,
    (bottom - top) / 2 - r,
  ]
  return {
    box: [left, top, right, bottom],
    distance: (x, y) => {
      const dx = Math.abs(x - cx) - hw
      const dy = Math.abs(y - cy) - hh
      return length(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - r
    },
  }
}

export const circle = (cx: number, cy: number, r: number): Shape => ({
  box: [cx - r, cy - r, cx + r, cy + r],
  distance: (x, y) => length(x - cx, y - cy) - r,
})

/** @param turn degrees, clockwise */
export function ellipse(cx: number, cy: number, rx: number, ry: number, turn = 0): Shape {
  const reach = Math.max(rx, ry)
  const [sin, cos] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)]
  return {
    box: [cx - reach, cy - reach, cx + reach, cy + reach],
    distance: (px, py) => {
      const x = (px - cx) * cos + (py - cy) * sin
      const y = (py - cy) * cos - (px - cx) * sin
      // An approximation of the distance that is exact near the edge.
      const k = length(x / rx, y / ry)
      return (k * (k - 1)) / (length(x / rx ** 2, y / ry ** 2) || 1)
    },
  }
}

/** A line with round ends. */
export function line(x0: number, y0: number, x1: number, y1: number, width: number): Shape {
  const r = width / 2
  const { dx, dy, square } = edge(x0, y0, x1, y1)
  return {
    box: [Math.min(x0, x1) - r, Math.min(y0, y1) - r, Math.max(x0, x1) + r, Math.max(y0, y1) + r],
    distance: (x, y) => {
      const t = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / square))
      return length(x - x0 - t * dx, y - y0 - t * dy) - r
    },
  }
}

export const ring = (cx: number, cy: number, r: number, width: number): Shape => ({
  box: [cx - r - width, cy - r - width, cx + r + width, cy + r + width],
  distance: (x, y) => Math.abs(length(x - cx, y - cy) - r) - width / 2,
})

/** Corners as x, y, x, y, …, rounded outwards by r. */
export function polygon(corners: readonly number[], r = 0): Shape {
  const xs = corners.filter((_, i) => i % 2 === 0)
  const ys = corners.filter((_, i) => i % 2 === 1)
  const edges = xs.map((x0, i) => edge(x0, ys[i] as number, xs.at(i - 1) as number, ys.at(i - 1) as number))
  return {
    box: [Math.min(...xs) - r, Math.min(...ys) - r, Math.max(...xs) + r, Math.max(...ys) + r],
    distance: (x, y) => {
      let nearest = Infinity
      let isInside = false
      for (const { x0, y0, dx, dy, square } of edges) {
        const t = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / square))
        nearest = Math.min(nearest, length(x - x0 - t * dx, y - y0 - t * dy))
        // Ray casting: each edge crossed by a ray to the right toggles inside and outside.
        if (y0 > y !== y0 + dy > y && x < x0 + (dx * (y - y0)) / dy) isInside = !isInside
      }
      return (isInside ? -nearest : nearest) - r
    },
  }
}

function edge(x0: number, y0: number, x1: number, y1: number) {
  const [dx, dy] = [x1 - x0, y1 - y0]
  return { x0, y0, dx, dy, square: dx * dx + dy * dy }
}

/** A bar with square ends. */
export function bar(x0: number, y0: number, x1: number, y1: number, width: number): Shape {
  const span = length(x1 - x0, y1 - y0)
  const [nx, ny] = [(-(y1 - y0) / span) * (width / 2), ((x1 - x0) / span) * (width / 2)]
  return polygon([x0 + nx, y0 + ny, x1 + nx, y1 + ny, x1 - nx, y1 - ny, x0 - nx, y0 - ny])
}

/** The intersection of two shapes. */
export const both = (a: Shape, b: Shape): Shape => ({
  box: [
    Math.max(a.box[0], b.box[0]),
    Math.max(a.box[1], b.box[1]),
    Math.min(a.box[2], b.box[2]),
    Math.min(a.box[3], b.box[3]),
  ],
  distance: (x, y) => Math.max(a.distance(x, y), b.distance(x, y)),
})

/** The first shape without the second. */
export const without = (a: Shape, b: Shape): Shape => ({
  box: a.box,
  distance: (x, y) => Math.max(a.distance(x, y), -b.distance(x, y)),
})

/** Faster than Math.hypot, which also handles overflow. */
const length = (x: number, y: number) => Math.sqrt(x * x + y * y)
