import { describe, expect, test } from 'vitest'
import { allowOf, createPathTree, entryOf, namesIn } from './path-tree.ts'

const treeOf = (templates: readonly string[], options = {}) => {
  const tree = createPathTree<string>(options)
  for (const template of templates) tree.add('GET', template, template)
  return (path: string) => {
    const match = tree.find(path)
    return match && [match.leaf.methods.get('GET'), ...match.values.map(decodeURIComponent)]
  }
}

describe('a path', () => {
  test.each([
    '/logs/{year}-{month}-{day}.csv',
    '/logs/{a}{b}{c}{d}-',
    '/logs/-{a}-{b}-{c}-{d}-x',
    '/logs/{a}--{b}--{c}x',
  ])('of any length is compared with %s in linear time', (template) => {
    const find = treeOf([template])
    const work = (length: number) => {
      const path = `/logs/${'-'.repeat(length)}`
      const start = performance.now()
      for (let i = 0; i < 10; i++) find(path)
      return performance.now() - start
    }
    work(1_000)
    // A quadratic search of 200,000 characters would take minutes.
    expect(work(200_000)).toBeLessThan(2_000)
  })

  test('is split like by a lazy regular expression where several splits are possible', () => {
    const templates = ['/{a}-{b}', '/{a}-{b}.csv', '/x{a}{b}', '/{a}--{b}-']
    for (const template of templates) {
      const find = treeOf([template])
      const pattern = new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w\}/g, '([^/]+?)')}$`)
      for (const segment of [
        '-',
        'a-b',
        '--',
        '---',
        'a-b-c',
        'a-b-c.csv',
        '.csv-.csv',
        'xy',
        'xyz',
        'a---b-',
      ])
        expect([template, segment, find(`/${segment}`)?.slice(1)]).toEqual([
          template,
          segment,
          pattern.exec(`/${segment}`)?.slice(1),
        ])
    }
  })

  test.each([
    ['/straße', '/stra%C3%9Fe', []],
    ['/straße', '/stra%c3%9fe', []],
    ['/stra%C3%9Fe', '/stra%C3%9Fe', []],
    ['/größe-{id}', '/gr%C3%B6%C3%9Fe-1', ['1']],
    ['/{id}.größe', '/1%2E.gr%c3%b6%c3%9fe', ['1.']],
    ['/{id} of {all}', '/1%20of%202', ['1', '2']],
    ['/{id}|{all}', '/1|2', ['1', '2']],
    ['/{id}|{all}', '/1%7C2', ['1', '2']],
    ['/report-{id}', '/r%65port%2d1', ['1']],
    ['/{id}:cancel', '/a%3Ab:cancel', ['a:b']],
    ['/{id}', '/a%2Fb', ['a/b']],
    ['/{id}', '/%2561', ['%61']],
    ['/@me', '/%40me', []],
    ['/100%', '/100%25', []],
  ])('%s matches %s', (template, path, values) => {
    expect(treeOf([template])(path)).toEqual([template, ...values])
  })

  test.each([
    ['/{id}:cancel', '/a%3Acancel'],
    ['/{id}/x', '/a%2Fx'],
    ['/{id}', '/'],
    ['/a/{id}', '/a//'],
    ['/a/b', '/a//b'],
    ['/{a}-{b}', '/-'],
    ['/{a}-{b}', '/a-'],
    ['/{id}', '/..'],
    ['/a/{id}', '/a/%2e%2E'],
    ['/{a}/b', '/./b'],
    ['/.{a}', '/..'],
    ['/a', '/a/'],
    ['/a/', '/a'],
  ])('%s does not match %s', (template, path) => {
    expect(treeOf([template])(path)).toBeUndefined()
  })

  test.each(['/%', '/%4', '/%zz', '/a/%C3', '/%80', '/%C0%AF', '/stra\u00df'])(
    '%j is not a valid path',
    (path) => {
      expect(() => treeOf(['/{id}'])(path)).toThrow(URIError)
    },
  )

  test('with and without a trailing slash are equal only with ignoreTrailingSlash', () => {
    const find = treeOf(['/a', '/b/', '/c/{id}', '/'], { ignoreTrailingSlash: true })
    expect(['/a/', '/b', '/c/1/', '/'].map((path) => find(path)?.[0])).toEqual(['/a', '/b/', '/c/{id}', '/'])
    expect(['/a//', '/c/'].map(find)).toEqual([undefined, undefined])
    const both = treeOf(['/a', '/a/'], { ignoreTrailingSlash: true })
    expect(['/a', '/a/'].map((path) => both(path)?.[0])).toEqual(['/a', '/a/'])
  })
})

describe('of the templates that match, the most specific wins in any order', () => {
  test.each([
    [['/a/{x}', '/a/b'], '/a/b', '/a/b'],
    [['/a/{x}', '/a/internal'], '/a/%69nternal', '/a/internal'],
    [['/{x}', '/{x}.json'], '/a.json', '/{x}.json'],
    [['/{x}.{y}', '/{x}.json'], '/a.json', '/{x}.json'],
    [['/{x}-{y}', '/{x}-{y}-{z}'], '/a-b-c', '/{x}-{y}-{z}'],
    [['/{x}', '/{x}{y}'], '/ab', '/{x}{y}'],
    [['/{x}', '/{x}{y}'], '/a', '/{x}'],
    [['/{x}-', '/-{x}'], '/-a-', '/-{x}'],
    [['/v{x}', '/v{x}.{y}'], '/v1.2', '/v{x}.{y}'],
    [['/{x}/b', '/a/{y}'], '/a/b', '/a/{y}'],
    [['/{x}/b/c', '/a/{y}/d'], '/a/b/c', '/{x}/b/c'],
    [['/{x}:cancel', '/{x}:{verb}', '/{x}'], '/1:cancel', '/{x}:cancel'],
    [['/{x}.b', '/{x}-b'], '/a-b', '/{x}-b'],
  ])('%j: %s leads to %s', (templates, path, expected) => {
    expect(treeOf(templates)(path)?.[0]).toBe(expected)
    expect(treeOf(templates.toReversed())(path)?.[0]).toBe(expected)
  })

  test('and templates that differ only in parameter names are equal', () => {
    const tree = createPathTree<string>()
    expect(tree.add('GET', '/{a}-{b}/gr%C3%B6sse', 'first')).toBeUndefined()
    expect(tree.add('GET', '/{c}-{d}/grösse', 'second')).toBe('first')
    expect(namesIn('/{a}-{b}/x')).toEqual(['a', 'b'])
  })
})

test('GET serves HEAD, and Allow lists it', () => {
  const leaf = {
    methods: new Map([
      ['GET', 1],
      ['PUT', 2],
    ]),
  }
  expect([entryOf(leaf, 'HEAD'), entryOf(leaf, 'PUT'), entryOf(leaf, 'POST')]).toEqual([1, 2, undefined])
  expect(allowOf(leaf.methods.keys())).toBe('GET, PUT, HEAD, OPTIONS')
})
