import { Canvas, type Colour } from './canvas.ts'
import { rooms } from './drawings-rooms.ts'
import { things } from './drawings-things.ts'
import { circle, ellipse } from './shapes.ts'

/** The colours of an image. */
export type Tones = Readonly<
  Record<'main' | 'dark' | 'soft' | 'light' | 'top' | 'bottom', Colour> & typeof materials
>

/** Draws the parts of an object from back to front. */
export type Drawing = (canvas: Canvas, tones: Tones) => unknown

const drawings: Readonly<Record<string, Drawing>> = { ...rooms, ...things }

const materials = {
  wood: '#c08a5a',
  woodDark: '#8c5f3c',
  steel: '#aab4bf',
  brass: '#d9a441',
  coffee: '#5a3a2a',
  leaf: '#5fa36a',
  leafDark: '#3d7d52',
  glow: '#ffe9a8',
}

const palettes = {
  clay: {
    main: '#e07a5f',
    dark: '#a94f3a',
    soft: '#f0b59f',
    light: '#fbe3d6',
    top: '#fdf1e7',
    bottom: '#f5d3c0',
  },
  sea: {
    main: '#3d8ea8',
    dark: '#24607a',
    soft: '#94c9d8',
    light: '#d9f0f5',
    top: '#eaf7fa',
    bottom: '#bfe0ea',
  },
  moss: {
    main: '#81a35e',
    dark: '#557038',
    soft: '#bcd1a3',
    light: '#eef5e0',
    top: '#f4f8ea',
    bottom: '#d5e4bd',
  },
  plum: {
    main: '#8d6a9f',
    dark: '#5d4170',
    soft: '#c2abce',
    light: '#f0e4f5',
    top: '#f7f0fa',
    bottom: '#dccbe6',
  },
  sun: {
    main: '#eab04d',
    dark: '#b57a1f',
    soft: '#f6d492',
    light: '#fff3d6',
    top: '#fff8e6',
    bottom: '#f8dfaa',
  },
  ink: {
    main: '#3d4f6b',
    dark: '#26334a',
    soft: '#8f9fb8',
    light: '#dfe6f0',
    top: '#eef2f8',
    bottom: '#c5d1e2',
  },
  rose: {
    main: '#d9798b',
    dark: '#a34a60',
    soft: '#eeb3bd',
    light: '#fde6ea',
    top: '#fdf1f3',
    bottom: '#f2c9d2',
  },
  mint: {
    main: '#4fa893',
    dark: '#2f7566',
    soft: '#9dd2c5',
    light: '#dcf5ee',
    top: '#edfaf6',
    bottom: '#bfe6da',
  },
}

export const isDrawing = (name: string): boolean => Object.hasOwn(drawings, name)
export const isPalette = (name: string): name is keyof typeof palettes => Object.hasOwn(palettes, name)

/**
 * Draws an image. Deterministic.
 *
 * @throws Error if the drawing or the palette does not exist
 */
export function picture(drawing: string, palette: string): Buffer {
  const draw = drawings[drawing]
  if (!draw || !isPalette(palette)) throw new Error(`There is no drawing ${drawing} or no palette ${palette}`)
  const tones = { ...palettes[palette], ...materials }
  const canvas = new Canvas(tones.top, tones.bottom)
  canvas.lay(circle(200, 200, 158), '#ffffff', 0.45)
  canvas.lay(ellipse(200, 324, 150, 13), tones.dark, 0.18)
  draw(canvas, tones)
  return canvas.toPng()
}
