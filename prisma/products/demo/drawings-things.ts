import type { Drawing } from './pictures.ts'
import { bar, both, box, circle, ellipse, line, polygon, ring, without } from './shapes.ts'

/* Small objects. The floor is at y = 320; parts are drawn from back to front. */

export const things = {
  pot: (c, { main, dark, light, brass }) =>
    c
      .lay(box(66, 204, 334, 224, 10), dark)
      .lay(box(98, 170, 302, 312, 28), main)
      .lay(box(98, 170, 302, 200), main)
      .lay(ellipse(128, 244, 9, 40), light, 0.4)
      .lay(both(ellipse(200, 172, 104, 56), box(80, 100, 320, 172)), main)
      .lay(box(90, 164, 310, 182, 8), dark)
      .lay(circle(200, 108, 15), brass),
  pan: (c, { main, dark, light, wood }) =>
    c
      .lay(line(236, 232, 344, 296, 24), wood)
      .lay(line(232, 229, 268, 250, 18), dark)
      .lay(circle(158, 186, 108), dark)
      .lay(circle(158, 186, 92), main)
      .lay(ellipse(122, 148, 14, 34, 45), light, 0.35)
      .lay(circle(338, 292, 5), dark),
  knife: (c, { dark, wood, steel, light }) =>
    c
      .lay(polygon([36, 214, 66, 188, 110, 172, 228, 168, 228, 230, 120, 232, 70, 226], 3), steel)
      .lay(polygon([40, 215, 120, 218, 228, 214, 228, 230, 120, 232, 70, 226], 3), light, 0.7)
      .lay(box(222, 168, 244, 236, 5), dark)
      .lay(box(236, 172, 362, 212, 16), wood)
      .lay(circle(268, 192, 5), steel)
      .lay(circle(298, 192, 5), steel)
      .lay(circle(328, 192, 5), steel),
  board: (c, { wood, woodDark, leaf, main }) =>
    c
      .lay(without(box(112, 76, 288, 318, 30), circle(200, 106, 13)), wood)
      .lay(line(140, 150, 140, 290, 3), woodDark, 0.5)
      .lay(line(174, 140, 174, 300, 3), woodDark, 0.5)
      .lay(line(226, 150, 226, 300, 3), woodDark, 0.5)
      .lay(line(260, 140, 260, 280, 3), woodDark, 0.5)
      .lay(circle(184, 228, 34), main)
      .lay(circle(236, 262, 26), main)
      .lay(ellipse(196, 194, 7, 16, 40), leaf)
      .lay(ellipse(244, 236, 6, 12, 40), leaf),
  kettle: (c, { main, dark, light, wood }) =>
    c
      .lay(without(ring(200, 156, 74, 14), box(100, 176, 300, 300)), wood)
      .lay(polygon([268, 250, 336, 176, 350, 184, 296, 290], 5), dark)
      .lay(both(ellipse(200, 248, 100, 92), box(80, 150, 320, 318, 8)), main)
      .lay(ellipse(140, 240, 12, 36, 12), light, 0.45)
      .lay(both(ellipse(200, 176, 54, 26), box(120, 140, 280, 176)), dark)
      .lay(circle(200, 146, 11), wood),
  press: (c, { main, dark, soft, coffee, steel }) =>
    c
      .lay(ring(270, 226, 46, 14), dark)
      .lay(box(132, 130, 268, 312, 14), soft, 0.7)
      .lay(box(132, 204, 268, 312, 14), coffee)
      .lay(line(200, 74, 200, 206, 6), steel)
      .lay(box(136, 198, 264, 210, 3), steel)
      .lay(box(122, 114, 278, 140, 10), main)
      .lay(box(128, 292, 272, 318, 8), main)
      .lay(box(132, 226, 268, 236), main)
      .lay(circle(200, 70, 15), dark)
      .lay(line(152, 156, 152, 190, 7), '#ffffff', 0.8),
  mug: (c, { main, dark, soft, light, coffee }) =>
    c
      .lay(line(160, 74, 168, 104, 6), soft, 0.7)
      .lay(line(196, 62, 204, 104, 6), soft, 0.7)
      .lay(line(232, 74, 240, 104, 6), soft, 0.7)
      .lay(ring(270, 222, 46, 18), dark)
      .lay(box(110, 136, 274, 316, 30), main)
      .lay(box(110, 136, 274, 200), main)
      .lay(ellipse(192, 138, 82, 20), dark)
      .lay(ellipse(192, 141, 70, 14), coffee)
      .lay(ellipse(134, 232, 8, 40), light, 0.45),
  plate: (c, { main, dark, light }) =>
    c
      .lay(circle(204, 214, 124), dark, 0.25)
      .lay(circle(200, 206, 124), light)
      .lay(ring(200, 206, 114, 6), main)
      .lay(circle(200, 206, 82), main, 0.25)
      .lay(circle(200, 206, 74), light)
      .lay(ellipse(160, 170, 14, 36, 45), '#ffffff', 0.6),
  bowl: (c, { main, dark, light }) =>
    c
      .lay(box(156, 292, 244, 318, 8), dark)
      .lay(both(ellipse(200, 184, 134, 122), box(50, 184, 350, 320)), main)
      .lay(both(ellipse(200, 184, 134, 122), box(50, 226, 350, 240)), light, 0.7)
      .lay(ellipse(200, 184, 134, 28), dark)
      .lay(ellipse(200, 190, 118, 20), light, 0.4),
  carafe: (c, { main, soft, wood }) =>
    c
      .lay(circle(200, 88, 26), wood)
      .lay(box(172, 90, 228, 200, 10), soft, 0.7)
      .lay(polygon([178, 180, 222, 180, 274, 270, 270, 304, 130, 304, 126, 270], 10), soft, 0.7)
      .lay(
        both(
          polygon([178, 180, 222, 180, 274, 270, 270, 304, 130, 304, 126, 270], 4),
          box(90, 238, 310, 320),
        ),
        main,
        0.75,
      )
      .lay(line(154, 252, 144, 284, 8), '#ffffff', 0.6),
  glass: (c, { main, soft }) => {
    for (const [x, fill] of [
      [128, 190],
      [258, 236],
    ] as const) {
      const sides = [x - 54, 150, x + 54, 150, x + 42, 312, x - 42, 312]
      c.lay(polygon(sides, 6), soft, 0.6).lay(both(polygon(sides), box(0, fill, 400, 312)), main, 0.7)
      c.lay(line(x - 38, 172, x - 32, 280, 6), '#ffffff', 0.65)
    }
  },
  cutlery: (c, { steel, dark, light }) => {
    for (const x of [108, 123, 138]) c.lay(line(x, 92, x, 150, 8), steel)
    c.lay(both(ellipse(123, 150, 22, 34), box(90, 146, 160, 190)), steel).lay(
      line(123, 170, 123, 312, 12),
      steel,
    )
    c.lay(polygon([186, 96, 208, 96, 212, 200, 186, 200], 6), steel).lay(line(199, 200, 199, 312, 13), dark)
    c.lay(ellipse(276, 130, 27, 42), steel).lay(ellipse(270, 122, 10, 20), light, 0.7)
    c.lay(line(276, 170, 276, 312, 12), steel)
  },
  cushion: (c, { main, dark, light }) => {
    c.lay(polygon([108, 112, 200, 118, 292, 112, 286, 206, 292, 296, 200, 290, 108, 296, 114, 206], 20), main)
    for (const y of [146, 186, 226, 266]) c.lay(line(112, y, 288, y, 8), light, 0.85)
    for (const y of [166, 206, 246]) c.lay(line(118, y, 282, y, 3), dark, 0.8)
  },
  blanket: (c, { main, dark, soft, light }) => {
    for (let x = 92; x <= 308; x += 12) c.lay(line(x, 296, x, 316, 4), dark)
    c.lay(box(76, 240, 324, 304, 28), dark).lay(box(76, 184, 324, 254, 30), main)
    c.lay(box(76, 130, 324, 198, 30), soft)
    for (const x of [120, 140, 260, 280]) c.lay(box(x, 130, x + 8, 198), main, 0.7)
    for (const x of [120, 140, 260, 280]) c.lay(box(x, 200, x + 8, 252), light, 0.6)
  },
  towel: (c, { main, dark, soft, light, brass }) => {
    c.lay(line(64, 100, 336, 100, 10), brass)
      .lay(circle(64, 100, 12), brass)
      .lay(circle(336, 100, 12), brass)
    c.lay(box(120, 92, 222, 310, 8), main).lay(box(196, 92, 286, 262, 8), soft)
    for (const y of [252, 270, 288]) c.lay(box(120, y, 196, y + 7), light, 0.8)
    c.lay(box(196, 222, 286, 232), dark, 0.7).lay(box(196, 104, 204, 310), dark, 0.15)
  },
  apron: (c, { main, dark, light }) =>
    c
      .lay(ring(200, 96, 40, 8), dark)
      .lay(line(118, 202, 70, 228, 8), dark)
      .lay(line(282, 202, 330, 228, 8), dark)
      .lay(polygon([158, 112, 242, 112, 256, 180, 286, 204, 286, 308, 114, 308, 114, 204, 144, 180], 6), main)
      .lay(box(150, 224, 250, 284, 8), light)
      .lay(line(200, 224, 200, 284, 3), dark)
      .lay(box(152, 112, 248, 122), light, 0.8),
  notebook: (c, { main, dark, light, brass }) =>
    c
      .lay(box(122, 88, 298, 324, 10), light)
      .lay(box(112, 82, 288, 318, 10), main)
      .lay(box(112, 82, 142, 318, 10), dark)
      .lay(box(166, 128, 254, 176, 5), light)
      .lay(line(180, 145, 240, 145, 4), dark)
      .lay(line(180, 160, 222, 160, 4), dark)
      .lay(box(268, 82, 275, 318), brass),
  pencils: (c, { main, dark, soft, wood, coffee }) => {
    for (const [i, colour] of [main, dark, soft].entries()) {
      const x = 118 + i * 66
      c.lay(bar(x + 30, 118, x, 300, 30), colour).lay(bar(x + 30, 118, x, 300, 10), '#ffffff', 0.22)
      c.lay(polygon([x + 15, 116, x + 45, 121, x + 38, 68]), wood)
      c.lay(polygon([x + 31, 88, x + 41, 90, x + 38, 68]), coffee)
    }
  },
  holder: (c, { main, dark, soft, light, wood, brass }) =>
    c
      .lay(bar(166, 200, 146, 82, 16), wood)
      .lay(polygon([138, 84, 154, 81, 142, 58]), dark)
      .lay(bar(200, 200, 202, 92, 14), soft)
      .lay(circle(202, 90, 7), soft)
      .lay(bar(228, 200, 254, 96, 16), brass)
      .lay(ellipse(258, 78, 14, 26, 14), dark)
      .lay(box(128, 168, 272, 318, 16), main)
      .lay(box(128, 168, 272, 190, 8), dark)
      .lay(line(150, 214, 150, 290, 7), light, 0.4),
  cards: (c, { main, dark, soft, light }) =>
    c
      .lay(polygon([124, 98, 316, 118, 300, 250, 108, 230], 5), soft)
      .lay(circle(200, 158, 26), main)
      .lay(line(160, 200, 262, 210, 5), dark)
      .lay(box(82, 170, 318, 314, 8), main)
      .lay(polygon([86, 310, 180, 240, 220, 240, 314, 310], 2), dark, 0.35)
      .lay(polygon([88, 174, 312, 174, 200, 254], 4), dark)
      .lay(circle(200, 246, 15), light),
  tote: (c, { main, dark, light }) =>
    c
      .lay(without(ring(200, 152, 52, 12), box(100, 160, 300, 300)), dark)
      .lay(polygon([112, 152, 288, 152, 304, 312, 96, 312], 8), main)
      .lay(box(110, 150, 290, 162), dark, 0.5)
      .lay(line(148, 152, 148, 184, 12), dark)
      .lay(line(252, 152, 252, 184, 12), dark)
      .lay(circle(200, 238, 40), light)
      .lay(both(circle(200, 238, 40), box(150, 240, 250, 290)), dark, 0.5),
  backpack: (c, { main, dark, light, brass }) =>
    c
      .lay(ring(200, 84, 24, 10), dark)
      .lay(box(94, 190, 130, 300, 16), dark)
      .lay(box(270, 190, 306, 300, 16), dark)
      .lay(box(112, 82, 288, 318, 56), main)
      .lay(both(box(112, 82, 288, 318, 56), box(100, 80, 300, 178)), dark, 0.45)
      .lay(box(138, 212, 262, 302, 18), light)
      .lay(line(150, 236, 250, 236, 5), dark)
      .lay(box(192, 160, 208, 204, 5), brass)
      .lay(circle(244, 244, 5), brass),
  pouch: (c, { main, dark, light, brass }) =>
    c
      .lay(line(300, 156, 334, 128, 7), dark)
      .lay(box(70, 146, 330, 300, 30), main)
      .lay(both(box(70, 146, 330, 300, 30), box(60, 232, 340, 310)), dark)
      .lay(line(88, 174, 312, 174, 7), light)
      .lay(box(282, 166, 306, 182, 4), brass)
      .lay(line(294, 180, 294, 206, 7), brass),
} satisfies Record<string, Drawing>
