/* Public entry point of the compiler: tools outside of this repository import it from here. */
export { generateContract } from '#compiler/contract.ts'
