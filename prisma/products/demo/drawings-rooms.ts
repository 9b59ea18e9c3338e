import type { Drawing } from './pictures.ts'
import { bar, both, box, circle, ellipse, line, polygon, ring, without } from './shapes.ts'

/* Furniture and lamps. The floor is at y = 320; parts are drawn from back to front. */

export const rooms = {
  chair: (c, { main, dark, wood }) =>
    c
      .lay(bar(146, 90, 146, 220, 12), wood)
      .lay(bar(254, 90, 254, 220, 12), wood)
      .lay(box(132, 84, 268, 150, 18), main)
      .lay(line(150, 222, 140, 316, 11), wood)
      .lay(line(250, 222, 260, 316, 11), wood)
      .lay(line(150, 270, 250, 270, 6), wood)
      .lay(box(122, 204, 278, 232, 12), dark),
  armchair: (c, { main, dark, light, wood }) =>
    c
      .lay(line(115, 290, 108, 316, 10), wood)
      .lay(line(285, 290, 292, 316, 10), wood)
      .lay(box(105, 105, 295, 260, 40), dark)
      .lay(box(110, 215, 290, 296, 14), main)
      .lay(box(118, 198, 282, 244, 18), light)
      .lay(box(74, 180, 126, 298, 24), main)
      .lay(box(274, 180, 326, 298, 24), main),
  table: (c, { main, dark, soft, wood }) =>
    c
      .lay(bar(104, 196, 86, 318, 13), wood)
      .lay(bar(296, 196, 314, 318, 13), wood)
      .lay(box(60, 180, 340, 200, 8), wood)
      .lay(box(96, 200, 304, 212), dark, 0.35)
      .lay(ellipse(150, 160, 24, 22), main)
      .lay(line(150, 140, 138, 92, 4), dark)
      .lay(line(150, 140, 164, 100, 4), dark)
      .lay(circle(138, 90, 12), soft)
      .lay(circle(166, 98, 10), main),
  desk: (c, { main, dark, wood, light }) =>
    c
      .lay(bar(92, 200, 82, 318, 11), wood)
      .lay(bar(312, 200, 318, 318, 11), wood)
      .lay(box(222, 200, 316, 268, 6), main)
      .lay(line(232, 234, 306, 234, 3), dark)
      .lay(circle(269, 217, 5), light)
      .lay(circle(269, 251, 5), light)
      .lay(box(60, 184, 340, 202, 7), wood)
      .lay(box(96, 112, 196, 176, 6), dark)
      .lay(box(103, 119, 189, 169, 3), light)
      .lay(box(120, 176, 172, 184, 3), dark),
  shelf: (c, { main, dark, soft, wood }) => {
    for (const [row, top] of [96, 170, 244].entries()) {
      for (let i = 0; i < 5 - row; i += 1) {
        const height = 38 + ((i * 17 + row * 11) % 20)
        const left = (row === 1 ? 168 : 126) + i * 21
        c.lay(
          box(left, top + 62 - height, left + 18, top + 62, 3),
          [main, dark, soft][(i + row) % 3] as string,
        )
      }
    }
    c.lay(circle(250, 218, 14), soft).lay(ellipse(148, 216, 15, 16), dark)
    for (const y of [84, 158, 232, 306]) c.lay(box(104, y, 296, y + 11, 3), wood)
    c.lay(box(104, 84, 115, 320, 3), wood).lay(box(285, 84, 296, 320, 3), wood)
  },
  sideboard: (c, { main, dark, soft, light, wood }) =>
    c
      .lay(line(100, 280, 92, 316, 10), wood)
      .lay(line(300, 280, 308, 316, 10), wood)
      .lay(box(62, 178, 338, 288, 10), wood)
      .lay(box(76, 192, 158, 276, 5), main)
      .lay(box(166, 192, 234, 276, 5), light)
      .lay(box(242, 192, 324, 276, 5), main)
      .lay(circle(148, 234, 5), dark)
      .lay(circle(252, 234, 5), dark)
      .lay(line(172, 234, 228, 234, 3), dark)
      .lay(box(270, 150, 310, 178, 5), dark)
      .lay(ellipse(110, 158, 18, 20), soft),
  stool: (c, { main, dark, wood }) =>
    c
      .lay(line(160, 190, 132, 316, 12), wood)
      .lay(line(240, 190, 268, 316, 12), wood)
      .lay(line(148, 262, 252, 262, 8), wood)
      .lay(box(128, 168, 272, 204, 16), dark)
      .lay(box(128, 162, 272, 190, 14), main),
  bench: (c, { main, soft, dark, wood }) =>
    c
      .lay(bar(96, 226, 84, 318, 14), wood)
      .lay(bar(304, 226, 316, 318, 14), wood)
      .lay(line(92, 280, 308, 280, 7), wood)
      .lay(box(52, 212, 348, 234, 8), wood)
      .lay(box(60, 190, 340, 216, 13), main)
      .lay(box(80, 128, 150, 194, 20), soft)
      .lay(box(136, 142, 200, 194, 18), dark),
  pendant: (c, { main, dark, glow }) =>
    c
      .lay(polygon([112, 214, 288, 214, 372, 400, 28, 400]), glow, 0.35)
      .lay(line(200, -10, 200, 100, 4), dark)
      .lay(circle(200, 214, 26), glow)
      .lay(polygon([178, 110, 222, 110, 296, 206, 104, 206], 10), main)
      .lay(box(184, 86, 216, 112, 6), dark),
  globe: (c, { dark, light, glow, brass }) =>
    c
      .lay(circle(200, 210, 150), glow, 0.22)
      .lay(circle(200, 210, 120), glow, 0.25)
      .lay(line(200, -10, 200, 110, 4), dark)
      .lay(circle(200, 210, 84), glow)
      .lay(ellipse(170, 180, 18, 28, 35), light, 0.8)
      .lay(box(172, 104, 228, 138, 10), brass),
  deskLamp: (c, { main, dark, glow }) =>
    c
      .lay(polygon([218, 172, 302, 128, 360, 320, 180, 320]), glow, 0.35)
      .lay(box(96, 302, 208, 320, 9), dark)
      .lay(line(152, 304, 118, 206, 9), dark)
      .lay(line(118, 206, 222, 118, 9), dark)
      .lay(circle(118, 206, 12), main)
      .lay(circle(256, 152, 24), glow)
      .lay(polygon([212, 102, 240, 86, 300, 130, 214, 176], 8), main),
  floorLamp: (c, { main, dark, glow, brass }) =>
    c
      .lay(polygon([136, 150, 264, 150, 330, 320, 70, 320]), glow, 0.3)
      .lay(line(200, 140, 200, 312, 7), brass)
      .lay(box(150, 308, 250, 320, 6), dark)
      .lay(ellipse(200, 152, 62, 10), glow)
      .lay(polygon([166, 70, 234, 70, 268, 148, 132, 148], 6), main),
  tableLamp: (c, { main, dark, soft, light, glow, brass }) =>
    c
      .lay(circle(200, 160, 140), glow, 0.28)
      .lay(line(200, 190, 200, 240, 10), brass)
      .lay(ellipse(200, 268, 52, 48), main)
      .lay(ellipse(180, 254, 10, 20, 25), light, 0.45)
      .lay(box(150, 308, 250, 320, 6), dark)
      .lay(ellipse(200, 212, 92, 12), glow)
      .lay(polygon([152, 96, 248, 96, 294, 206, 106, 206], 6), soft),
  plant: (c, { main, dark, leaf, leafDark }) =>
    c
      .lay(ellipse(150, 170, 22, 74, -34), leafDark)
      .lay(ellipse(250, 170, 22, 74, 34), leafDark)
      .lay(ellipse(176, 142, 22, 82, -14), leaf)
      .lay(ellipse(224, 142, 22, 82, 14), leaf)
      .lay(ellipse(200, 130, 20, 88), leafDark)
      .lay(line(200, 70, 200, 220, 2.5), leaf)
      .lay(polygon([148, 232, 252, 232, 238, 314, 162, 314], 6), main)
      .lay(box(134, 214, 266, 240, 7), dark),
  cactus: (c, { main, dark, light, leaf, leafDark }) => {
    c.lay(line(158, 176, 158, 150, 30), leafDark).lay(line(158, 178, 196, 190, 26), leafDark)
    c.lay(line(246, 150, 246, 124, 28), leafDark).lay(line(246, 152, 206, 168, 24), leafDark)
    c.lay(line(200, 116, 200, 236, 62), leaf)
    for (const x of [182, 200, 218]) c.lay(line(x, 112, x, 236, 2), leafDark)
    c.lay(circle(200, 84, 13), light).lay(circle(200, 84, 6), main)
    c.lay(polygon([148, 236, 252, 236, 240, 314, 160, 314], 6), main).lay(box(138, 220, 262, 244, 7), dark)
  },
  hanging: (c, { main, dark, leaf, leafDark, wood }) => {
    c.lay(line(200, -10, 132, 170, 4), wood).lay(line(200, -10, 268, 170, 4), wood)
    for (const [x, y, turn] of [
      [118, 230, 20],
      [146, 262, 8],
      [254, 262, -8],
      [282, 230, -20],
    ] as const)
      c.lay(ellipse(x, y, 15, 46, turn), leafDark)
    for (const [x, y, turn] of [
      [160, 132, -30],
      [200, 118, 0],
      [240, 132, 30],
    ] as const)
      c.lay(ellipse(x, y, 18, 46, turn), leaf)
    c.lay(both(ellipse(200, 170, 80, 88), box(110, 168, 290, 270)), main)
    c.lay(box(116, 160, 284, 180, 9), dark).lay(ellipse(132, 206, 13, 36, 12), leaf)
    c.lay(ellipse(268, 206, 13, 36, -12), leaf)
  },
  vase: (c, { main, dark, soft, light, leaf, leafDark }) =>
    c
      .lay(line(196, 200, 150, 92, 4), leafDark)
      .lay(line(200, 200, 204, 66, 4), leafDark)
      .lay(line(204, 200, 256, 100, 4), leafDark)
      .lay(ellipse(166, 150, 9, 24, 40), leaf)
      .lay(ellipse(240, 152, 9, 24, -40), leaf)
      .lay(circle(148, 86, 22), soft)
      .lay(circle(148, 86, 9), dark)
      .lay(circle(204, 62, 24), soft)
      .lay(circle(204, 62, 10), dark)
      .lay(circle(258, 94, 20), soft)
      .lay(circle(258, 94, 8), dark)
      .lay(both(ellipse(200, 262, 66, 70), box(120, 180, 280, 320, 4)), main)
      .lay(box(176, 174, 224, 216, 8), main)
      .lay(box(166, 170, 234, 184, 7), dark)
      .lay(ellipse(172, 250, 9, 28, 18), light, 0.45),
  wateringCan: (c, { main, dark, light }) =>
    c
      .lay(ring(252, 190, 62, 15), dark)
      .lay(line(160, 280, 74, 166, 18), dark)
      .lay(bar(52, 182, 94, 148, 16), main)
      .lay(polygon([146, 190, 262, 190, 276, 306, 132, 306], 12), main)
      .lay(box(140, 176, 268, 196, 9), dark)
      .lay(ellipse(166, 246, 10, 34, 6), light, 0.4),
  rug: (c, { main, dark, soft, light }) => {
    for (let y = 124; y <= 304; y += 12) c.lay(line(44, y, 356, y, 4), soft)
    c.lay(box(60, 112, 340, 316, 6), main).lay(
      without(box(76, 128, 324, 300, 4), box(84, 136, 316, 292, 2)),
      light,
    )
    for (const x of [130, 200, 270]) {
      c.lay(polygon([x, 170, x + 32, 214, x, 258, x - 32, 214]), dark)
      c.lay(polygon([x, 194, x + 14, 214, x, 234, x - 14, 214]), light)
    }
  },
} satisfies Record<string, Drawing>
