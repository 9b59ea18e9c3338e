/** Dates and times as texts: RFC 3339 with its appendix A, and RFC 9110. */

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** RFC 3339, section 5.6: `full-date`. */
export function isDate(text: string): boolean {
  if (text.length !== 10 || !/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  if (month === 2 && day === 29) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day >= 1 && day <= (DAYS[month - 1] ?? 0)
}

const LOCAL_TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?$/
const OFFSET = /(?:z|[+-](\d\d):(\d\d))$/i

/** RFC 3339, section 5.6: `full-time`, which has a time zone. A leap second is the last second of a day in UTC. */
export function isTime(text: string): boolean {
  const offset = OFFSET.exec(text.slice(-6))
  const time = offset && LOCAL_TIME.exec(text.slice(0, -offset[0].length))
  if (!time) return false
  const [hour, minute, second] = [Number(time[1]), Number(time[2]), Number(time[3])]
  const [offsetHour, offsetMinute] = [Number(offset[1] ?? 0), Number(offset[2] ?? 0)]
  if (offsetHour > 23 || offsetMinute > 59 || hour > 23 || minute > 59) return false
  if (second !== 60) return second < 60
  const ahead = (offsetHour * 60 + offsetMinute) * (offset[0].startsWith('-') ? -1 : 1)
  return (((hour * 60 + minute - ahead) % 1440) + 1440) % 1440 === 1439
}

/** A time of day without a time zone. */
export function isLocalTime(text: string): boolean {
  const [, hour, minute, second] = LOCAL_TIME.exec(text) ?? []
  return hour !== undefined && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60
}

/* Fast path without a calendar: any month has 28 days, and seconds above 59 are rare. */
const USUAL = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/

/**
 * RFC 3339, section 5.6: `date-time`. The space that it allows as a separator is rejected: PostgreSQL, browsers and
 * most clients disagree on it.
 */
export const isDateTime = (text: string): boolean =>
  USUAL.test(text) || (/^.{10}t/i.test(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11)))

/** A date and a time of day without a time zone. */
export const isLocalDateTime = (text: string): boolean =>
  /^.{10}t/i.test(text) && isDate(text.slice(0, 10)) && isLocalTime(text.slice(11))

const CLOCK = 'T(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S)'
const CALENDAR = '(?:\\d+Y(?:\\d+M(?:\\d+D)?)?|\\d+M(?:\\d+D)?|\\d+D)'
const DURATION = new RegExp(`^P(?:\\d+W|${CALENDAR}(?:${CLOCK})?|${CLOCK})$`)

/** RFC 3339, appendix A: `duration`. */
export const isDuration = (text: string): boolean => DURATION.test(text)

const HTTP_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) ([0-2]\d:[0-5]\d:[0-5]\d) GMT$/
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/** RFC 9110, section 5.6.7: `IMF-fixdate`. */
export function isHttpDate(text: string): boolean {
  const [, day = '', month = '', year = '', time = ''] = HTTP_DATE.exec(text) ?? []
  const number = String(MONTHS.indexOf(month) / 3 + 1).padStart(2, '0')
  return month !== '' && isDate(`${year}-${number}-${day}`) && isLocalTime(time)
}
