/** Stands for a session middleware such as passport: it sets `request.user`. */
export function session(request, _response, next) {
  const [, name] = /(?:^|; )session=(\w+)/.exec(request.headers.cookie ?? '') ?? []
  if (name) request.user = { name }
  next()
}
