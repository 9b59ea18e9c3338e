/** What a map by status has for one: by itself, by its range (`4XX`), or for all (`default`). */
export const ofStatus = <T>(map: Readonly<Record<string, T>>, status: number): T | undefined =>
  map[status] ?? map[`${Math.floor(status / 100)}XX`] ?? map.default
