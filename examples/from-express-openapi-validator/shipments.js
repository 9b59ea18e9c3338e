/** The data of the app; not part of what changes. */
export function createShipments() {
  const rows = [
    { id: 1, to: 'Ada', grams: 500, state: 'sent', cost: 4 },
    { id: 2, to: 'Bob', grams: 900, state: 'waiting', cost: 5 },
  ]
  return {
    list: (state, limit) => rows.filter((row) => state === undefined || row.state === state).slice(0, limit),
    add: (shipment) => {
      const row = { id: rows.length + 1, state: 'waiting', cost: 4, ...shipment }
      rows.push(row)
      return row
    },
  }
}

export const isKey = (key) => key === 'secret'
