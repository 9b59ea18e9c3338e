import { expect, test } from 'vitest'
import { arrowsBetween, chart, roomsOf } from './rooms.ts'

const module = (source: string, ...dependencies: string[]) => ({
  source,
  dependencies: dependencies.map((resolved) => ({ resolved })),
})

const modules = [
  module('house/door.ts', 'house/hall/a.ts', 'house/cellar/b.ts', 'house/ground.ts'),
  module('house/hall/a.ts', 'house/cellar/b.ts', 'house/hall/c.ts', 'elsewhere/d.ts'),
  module('house/hall/c.ts'),
  module('house/cellar/b.ts', 'house/ground.ts'),
  module('house/ground.ts'),
]

test('files beside the rooms are the foundation when a room imports them, and the front door otherwise', () => {
  const boxOf = roomsOf('house', modules)
  expect(['house/door.ts', 'house/ground.ts', 'house/hall/a.ts', 'elsewhere/d.ts'].map(boxOf)).toEqual([
    'house/(front door)',
    'house/(foundation)',
    'house/hall',
    undefined,
  ])
})

test('arrows lead between boxes, not inside of one and not out of the picture', () => {
  expect(arrowsBetween(modules, roomsOf('house', modules)).get('house/hall')).toEqual(
    new Set(['house/cellar']),
  )
})

test('an arrow that follows from others is not drawn', () => {
  expect(chart(arrowsBetween(modules, roomsOf('house', modules)))).toBe(`flowchart TD
  house_foundation_["house/(foundation)"]
  house_front_door_["house/(front door)"]
  house_cellar["house/cellar"]
  house_hall["house/hall"]
  house_front_door_ --> house_hall
  house_cellar --> house_foundation_
  house_hall --> house_cellar`)
})
