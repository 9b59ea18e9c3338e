import { encodePng } from './png.ts'

/** A shape by its signed distance: below zero inside, above zero outside, in pixels. */
export interface Shape {
  distance: (x: number, y: number) => number
  /** Left, top, right, bottom of a box around it. */
  box: readonly [number, number, number, number]
}

/** `#e07a5f` */
export type Colour = string

export const SIZE = 400

/** A square canvas with antialiased shapes. */
export class Canvas {
  readonly #pixels = new Uint8Array(SIZE * SIZE * 3)

  /** The background: from one colour at the top to another at the bottom. */
  constructor(top: Colour, bottom: Colour) {
    const [from, to] = [rgb(top), rgb(bottom)]
    for (let y = 0; y < SIZE; y += 1) {
      const colour = from.map((value, i) => value + ((to[i] as number) - value) * (y / SIZE))
      const row = y * SIZE * 3
      for (let at = row; at < row + SIZE * 3; at += 1) this.#pixels[at] = colour[at % 3] as number
    }
  }

  /** @param opacity 0 to 1 */
  lay(shape: Shape, colour: Colour, opacity = 1): this {
    const paint = rgb(colour)
    const [left, top, right, bottom] = shape.box
    const within = (value: number) => Math.max(0, Math.min(SIZE, value))
    for (let y = within(Math.floor(top) - 1); y < within(Math.ceil(bottom) + 1); y += 1) {
      for (let x = within(Math.floor(left) - 1); x < within(Math.ceil(right) + 1); x += 1) {
        const cover = Math.min(1, 0.5 - shape.distance(x + 0.5, y + 0.5)) * opacity
        if (cover > 0) this.#blend((y * SIZE + x) * 3, paint, cover)
      }
    }
    return this
  }

  toPng(): Buffer {
    return encodePng(SIZE, SIZE, this.#pixels)
  }

  #blend(at: number, paint: readonly number[], cover: number): void {
    for (let i = 0; i < 3; i += 1) {
      const old = this.#pixels[at + i] as number
      this.#pixels[at + i] = old + ((paint[i] as number) - old) * cover + 0.5
    }
  }
}

const rgb = (colour: Colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
