/** `4900` is `49.00`: all currencies of the shop have two decimals. */
export const toDecimal = (minorUnits: number): string => {
  const digits = String(minorUnits).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** @param decimal with two decimals, as the contract requires */
export const toMinorUnits = (decimal: string): number => Number(decimal.replace('.', ''))
