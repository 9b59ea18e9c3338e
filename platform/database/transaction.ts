/** The interface of a Prisma client inside a transaction; each generated client implements it. */
export interface Transaction {
  $executeRawUnsafe(sql: string, ...values: unknown[]): PromiseLike<number>
  $queryRawUnsafe<T = unknown>(sql: string, ...values: unknown[]): PromiseLike<T>
}

/** The interface of a Prisma client that opens one. */
export interface Transactional<Tx extends Transaction = Transaction> {
  $transaction<T>(work: (tx: Tx) => Promise<T>, options?: { maxWait?: number; timeout?: number }): Promise<T>
}
