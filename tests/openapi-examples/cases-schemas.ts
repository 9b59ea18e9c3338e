import { both, type Case, except, one, together } from './case.ts'
import { type Block, parseFragment } from './examples.ts'
import { complete, components, content, type Fragment, schema, schemas } from './fragment.ts'
import type { Exchange } from './serve.ts'

/* Of a request, and of the response where the operation has one. */
const good = (body: unknown, path = '/values'): Exchange => ({
  send: `POST ${path}`,
  body,
  gets: { body },
  ...(path === '/values' ? {} : { replies: { body }, sends: { json: body } }),
})
/* A response that the schema does not allow, to a request that it does. */
const badReply = (body: unknown, reply: unknown, path: string): Exchange => ({
  send: `POST ${path}`,
  body,
  replies: { body: reply },
  status: 500,
})
const bad = (body: unknown, path = '/values'): Exchange => ({ send: `POST ${path}`, body, status: 400 })
const JSON_TEXT = { 'content-type': 'application/json' }
const text = (value: string, status = 200): Exchange => ({
  send: 'POST /values',
  headers: JSON_TEXT,
  body: JSON.stringify(value),
  status,
})

/* What the text leaves out: schemas of pets that differ by a property of their own. */
const petOf = (name: string, property_: string): Fragment => ({
  type: 'object',
  required: ['petType', property_],
  properties: { petType: { type: 'string', enum: [name, name.toLowerCase()] }, [property_]: {} },
})
const PETS = { Cat: petOf('Cat', 'id'), Dog: petOf('Dog', 'bark'), Lizard: petOf('Lizard', 'lovesRocks') }
const MONSTER = 'https://gigantic-server.com/schemas/Monster/schema.json'

const responseType = (fragment: Fragment, more: Fragment = {}) => schemas({ ...fragment, ...PETS, ...more })
const TYPE = '/schemas/MyResponseType'

/** A schema with XML of it: JSON, YAML, and the XML. */
const xml: Case = together(3, (blocks, version) => {
  const [inJson, inYaml, sent] = blocks as [Block, Block, Block]
  return [inJson, inYaml].map((block) => {
    return {
      document: complete(
        version,
        content({ 'application/xml': { schema: { properties: parseFragment(block) } } }),
      ),
      exchanges: [
        {
          send: 'POST /values',
          headers: { 'content-type': 'application/xml' },
          body: sent.text,
          gets: { body: sent.text },
        },
      ],
    }
  })
})
const xmls = (count: number): Case[] =>
  Array.from({ length: count }, () =>
    except(
      'XML is handed to the handler as it is: its schema is not compared, and generating reports it.',
      xml,
    ),
  )

export const schemaCases: Record<string, Case[]> = {
  'Schema Object Examples: Primitive Example': [both(schema, text('a@example.com'), text('no address', 400))],
  'Schema Object Examples: Simple Model': [
    both(
      schema,
      good({ name: 'a', address: {}, age: 0 }),
      bad({ name: 'a', age: -1 }),
      bad({ age: 1 }),
      bad({ name: 'a', age: 2147483648 }),
    ),
  ],
  'Schema Object Examples: Model with Map/Dictionary Properties': [
    both(schema, good({ a: 'b' }), bad({ a: 1 })),
    both(schema, good({ a: { b: 1 } })),
  ],
  'Schema Object Examples: Model with Annotated Enumeration': [
    both(schema, text('RGB'), text('CMYK'), text('HSL', 400)),
  ],
  'Schema Object Examples: Model with Example': [both(schema, good({ name: 'Puma', id: 1 }), bad({ id: 1 }))],
  'Schema Object Examples: Models with Composition': [
    both(
      components,
      good({ message: 'a', code: 100, rootCause: 'b' }, '/schemas/ExtendedErrorModel'),
      bad({ message: 'a', code: 100 }, '/schemas/ExtendedErrorModel'),
      bad({ message: 'a', code: 601, rootCause: 'b' }, '/schemas/ExtendedErrorModel'),
    ),
  ],
  'Schema Object Examples: Models with Polymorphism Support': [
    both(
      components,
      good({ name: 'a', petType: 'Cat', huntingSkill: 'lazy' }, '/schemas/Cat'),
      bad({ name: 'a', petType: 'Cat', huntingSkill: 'none' }, '/schemas/Cat'),
      good({ name: 'a', petType: 'Dog', packSize: 1 }, '/schemas/Dog'),
      bad({ name: 'a', petType: 'Dog', packSize: -1 }, '/schemas/Dog'),
      bad({ name: 'a' }, '/schemas/Pet'),
    ),
  ],
  'Schema Object Examples: Generic Data Structure Model': [
    both(
      components,
      good([1, 2], '/schemas/numberArray'),
      bad(['a'], '/schemas/numberArray'),
      good(['a'], '/schemas/stringArray'),
      bad([1], '/schemas/stringArray'),
      good([1, 'a'], '/schemas/genericArrayComponent'),
      good({ dataType: 'number', data: [1] }, '/schemas/objWithTypedArray'),
      good({ dataType: 'string', data: ['a'] }, '/schemas/objWithTypedArray'),
      bad({ dataType: 'string', data: [1] }, '/schemas/objWithTypedArray'),
    ),
  ],
  'Discriminator Object: Examples': [
    one(responseType, good({ id: 1, petType: 'Cat' }, TYPE), bad({ petType: 'Fish' }, TYPE)),
    together(2, ([type, value], version) => [
      {
        document: complete(version, responseType(parseFragment(type as Block))),
        exchanges: [
          good(parseFragment(value as Block), TYPE),
          badReply(parseFragment(value as Block), { id: 12345, petType: 'Dog' }, TYPE),
          bad({ id: 12345, petType: 'Dog' }, TYPE),
          bad({ id: 12345 }, TYPE),
          bad({ id: 12345, petType: 'Fish' }, TYPE),
        ],
      },
    ]),
    except(
      'The text refers to a schema at an address of the network, which is refused unless fetching is allowed. In 3.1.1 a component with that `$id` stands for it.',
      together(1, ([type], version) => {
        const monster = { $id: MONSTER, ...petOf('Monster', 'teeth') }
        const fragment = parseFragment(type as Block)
        const local = {
          document: complete(
            version,
            responseType(fragment, version === '3.1.1' ? { Monster: monster } : {}),
          ),
          exchanges: [
            good({ petType: 'dog', bark: 'soft' }, TYPE),
            good({ petType: 'Cat', id: 1 }, TYPE),
            good({ petType: 'monster', teeth: 1 }, TYPE),
            bad({ petType: 'monster', bark: 1 }, TYPE),
          ],
        }
        return version === '3.1.1' ? [local] : [{ ...local, refusal: /gigantic-server/ }]
      }),
    ),
    together(3, ([all, ...values], version) => [
      {
        document: complete(version, components(parseFragment(all as Block))),
        exchanges: [
          ...values.map((value) => good(parseFragment(value), '/schemas/Pet')),
          good({ petType: 'Cat', name: 'Misty' }, '/schemas/Cat'),
          bad({ petType: 'Cat', name: 1 }, '/schemas/Cat'),
          badReply({ petType: 'Cat', name: 'Misty' }, { petType: 'Cat', name: 1 }, '/schemas/Cat'),
          good({ petType: 'dog', bark: 'soft' }, '/schemas/Dog'),
          bad({ petType: 'Lizard', lovesRocks: 'yes' }, '/schemas/Lizard'),
          bad({ name: 'Misty' }, '/schemas/Pet'),
        ],
      },
    ]),
  ],
  'XML Object Examples: No XML Element': xmls(2),
  'XML Object Examples: XML Name Replacement': xmls(1),
  'XML Object Examples: XML Attribute, Prefix and Namespace': xmls(1),
  'XML Object Examples: XML Arrays': xmls(6),
}
