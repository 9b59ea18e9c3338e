export interface Request {
  method: string
  url: string
  headers: Record<string, string>
  body?: unknown
}

export interface Response {
  status: number
  headers: Record<string, string>
  body?: unknown
}

export interface TryItOut {
  prepare(request: Request): { headers: Record<string, string>; body: unknown }
  learn(request: Request, response: Response): void
  relevantHeaders(request: Request, names: string[]): string[]
}

export function createTryItOut(document: object): TryItOut
export function vary(example: string): string
