import { type Product as ProductRow, Prisma } from '#generated/products/prisma/client.ts'
import type { operations } from '#generated/products/v1/types.ts'
import { type Cursor, decodeCursor } from '#platform/http/cursor.ts'

export type Sort = NonNullable<NonNullable<operations['listProducts']['parameters']['query']>['sort']>

/** A sort order of the list. The id breaks ties, so that pages neither skip nor repeat a product. */
export interface SortOrder {
  /** The ORDER BY clause. */
  by: Prisma.Sql
  /** The condition for rows after the cursor. @throws Problem 400 if the cursor belongs to another list */
  after: (cursor: string | undefined) => Prisma.Sql | undefined
  /** The cursor of a row. */
  cursorOf: (row: ProductRow) => Cursor
}

export function sortOrder(sort: Sort): SortOrder {
  const descending = sort.startsWith('-')
  const { column, keyType, isKey, keyOf, toSql } = keys[sort.replace('-', '') as keyof typeof keys]
  return {
    by: descending ? Prisma.sql`${column} DESC, p.id DESC` : Prisma.sql`${column}, p.id`,
    after: (text) => {
      const cursor = decodeCursor(text, sort, keyType, isKey)
      if (!cursor) return undefined
      const place = Prisma.sql`(${toSql(cursor.key)}, ${cursor.id}::uuid)`
      return descending ? Prisma.sql`(${column}, p.id) < ${place}` : Prisma.sql`(${column}, p.id) > ${place}`
    },
    cursorOf: (row) => ({ sort, key: keyOf(row), id: row.id }),
  }
}

interface SortKey {
  column: Prisma.Sql
  keyType: 'string' | 'number'
  isKey: (key: Cursor['key']) => boolean
  keyOf: (row: ProductRow) => Cursor['key']
  toSql: (key: Cursor['key']) => Prisma.Sql
}

/** An integer in the range of the column. Validated because callers can alter the cursor. */
const isWithin = (max: number) => (key: Cursor['key']) =>
  typeof key === 'number' && Number.isInteger(key) && key >= 0 && key <= max

const keys: Record<'name' | 'price' | 'createdAt', SortKey> = {
  name: {
    column: Prisma.sql`p.name`,
    keyType: 'string',
    isKey: () => true,
    keyOf: (row) => row.name,
    toSql: (key) => Prisma.sql`${key}`,
  },
  price: {
    column: Prisma.sql`p.price_amount`,
    keyType: 'number',
    isKey: isWithin(2 ** 31 - 1),
    keyOf: (row) => row.priceAmount,
    toSql: (key) => Prisma.sql`${key}::int`,
  },
  createdAt: {
    column: Prisma.sql`p.created_at`,
    keyType: 'number',
    isKey: isWithin(Date.UTC(9999, 11, 31)),
    keyOf: (row) => row.createdAt.getTime(),
    toSql: (key) => Prisma.sql`${new Date(key)}::timestamptz`,
  },
}
