/** The data of the app; not part of what changes. */
export function createNotes() {
  const rows = [{ id: 1, text: 'Buy milk', author: 'ada' }]
  let nextId = 2
  return {
    list: (limit) => rows.toReversed().slice(0, limit),
    add: (text, author) => {
      const row = { id: nextId++, text, author }
      rows.push(row)
      return row
    },
    delete: (id) => {
      const index = rows.findIndex((row) => row.id === id)
      if (index >= 0) rows.splice(index, 1)
      return index >= 0
    },
  }
}
