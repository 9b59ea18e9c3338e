/**
 * What an option such as `--stacks a,b` chooses, in the order of all names; without it all of them.
 *
 * @throws Error when it names something that there is not
 */
export function chosen<Name extends string>(names: readonly Name[], given: string | undefined): Name[] {
  const wanted = given?.split(',')
  const unknown = wanted?.filter((name) => !names.includes(name as Name)) ?? []
  if (unknown.length > 0) throw new Error(`No ${unknown.join(', ')} here: there are ${names.join(', ')}`)
  return names.filter((name) => wanted === undefined || wanted.includes(name))
}
