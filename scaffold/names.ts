import { ScaffoldError } from './change.ts'

/** The names of a service and of what it is about, in every form that its files need. */
export interface Names {
  /** `gift-cards`: the folder, the path, the database and the prefix of events. */
  service: string
  /** `GIFT_CARDS`: the prefix of environment variables. */
  SERVICE: string
  /** `giftCards`, `GiftCards`, `giftCard`, `GiftCard` */
  entities: string
  Entities: string
  entity: string
  Entity: string
  /** `gift-card` */
  'entity-file': string
  /** `gift_cards` */
  table: string
  /** `gift cards`, `gift card`, `a gift card`, `A gift card`, `Gift cards` */
  words: string
  thing: string
  a_thing: string
  A_thing: string
  Title: string
}

/* The names of test databases have a prefix and 33 characters more, and PostgreSQL cuts names at 63 bytes. */
const MAX_LENGTH = 24

/** What a folder of the repository means already. */
const RESERVED = ['gateway', 'sdk', 'shared', 'testing', 'node-modules']

/**
 * @throws ScaffoldError for a name that a folder, an npm package, a PostgreSQL database, an environment variable or a
 * type can't have
 */
export function namesOf(service: string): Names {
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(service) || service.length > MAX_LENGTH)
    throw new ScaffoldError(
      `"${service}" can't be the name of a service: it needs lower-case letters and digits, with hyphens between words, at most ${MAX_LENGTH} characters, such as gift-cards.`,
    )
  if (RESERVED.includes(service))
    throw new ScaffoldError(`"${service}" can't be the name of a service: Charter uses it itself.`)
  const words = service.replaceAll('-', ' ')
  const thing = singular(words)
  const [Entity, Entities] = [pascal(thing), pascal(words)]
  if (Entity in globalThis || BUILT_IN.has(Entity))
    throw new ScaffoldError(
      `"${service}" can't be the name of a service: its type would be ${Entity}, which JavaScript or Prisma has already.`,
    )
  const a_thing = `${/^[aeiou]/.test(thing) ? 'an' : 'a'} ${thing}`
  return {
    service,
    SERVICE: service.replaceAll('-', '_').toUpperCase(),
    entities: uncapitalized(Entities),
    Entities,
    entity: uncapitalized(Entity),
    Entity,
    'entity-file': thing.replaceAll(' ', '-'),
    table: service.replaceAll('-', '_'),
    words,
    thing,
    a_thing,
    A_thing: capitalized(a_thing),
    Title: capitalized(words),
  }
}

/* Types of TypeScript, and names in the generated Prisma client and in the files of a service. */
const BUILT_IN = new Set(
  'Partial Required Readonly Record Pick Omit Exclude Extract Prisma PrismaClient Context Config Handler Handlers OutboxEvent InboxEvent IdempotencyKey'.split(
    ' ',
  ),
)

/** `gift cards` -> `gift card`. A word that is no plural stays what it is. */
export function singular(words: string): string {
  if (/(ss|us|is|news|series)$/.test(words)) return words
  if (words.endsWith('ies')) return words.replace(/ies$/, 'y')
  if (/(ch|sh|x|ss|z)es$/.test(words)) return words.replace(/es$/, '')
  return words.replace(/s$/, '')
}

export const pascal = (words: string): string =>
  words
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map(capitalized)
    .join('')

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
export const uncapitalized = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** `publishReview`, `PublishReview` -> `publish-review` */
export const kebab = (name: string): string =>
  name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
