/** `<namespace>.event.<target>.<partition>.<type>`; the target is a consumer, or `all`. */
export const NatsSubject = {
  of: (namespace: string, target: string, partition: number | '*', type: string): string =>
    `${namespace}.event.${target}.${partition}.${type}`,
  parse: (subject: string): { target: string; type: string } => {
    const [, , target = '', , ...type] = subject.split('.')
    return { target, type: type.join('.') }
  },
}
