/*
 * Each runs at once or not at all. All keys of a namespace begin with KEYS[1], whose `{…}` puts them into one slot of a
 * cluster.
 */

/** ARGV: type, partition and JSON of each event. Only consumers of its type get it. */
export const PUBLISH = `
local announced, woken = {}, {}
for i = 1, #ARGV, 3 do
  local type = ARGV[i]
  for _, consumer in ipairs(redis.call('SMEMBERS', KEYS[1] .. 'type:' .. type)) do
    redis.call('XADD', KEYS[1] .. consumer .. ':queue:' .. ARGV[i + 1], '*', 'event', ARGV[i + 2])
    woken[consumer] = true
  end
  announced[type] = true
end
for consumer in pairs(woken) do redis.call('PUBLISH', KEYS[1] .. 'wake', consumer) end
for type in pairs(announced) do redis.call('PUBLISH', KEYS[1] .. 'announcements', type) end`

/** ARGV: consumer, then partition, JSON and replay of each event. */
export const SEND = `
for i = 2, #ARGV, 3 do
  redis.call('XADD', KEYS[1] .. ARGV[1] .. ':queue:' .. ARGV[i], '*', 'event', ARGV[i + 1], 'replay', ARGV[i + 2])
end
redis.call('PUBLISH', KEYS[1] .. 'wake', ARGV[1])`

/** ARGV: consumer, number of partitions, types. Types that it no longer handles are removed. */
export const SUBSCRIBE = `
local consumer, types = KEYS[1] .. 'consumer:' .. ARGV[1], {}
for i = 3, #ARGV do types[ARGV[i]] = true end
for _, type in ipairs(redis.call('SMEMBERS', consumer)) do
  if not types[type] then
    redis.call('SREM', KEYS[1] .. 'type:' .. type, ARGV[1])
    redis.call('SREM', consumer, type)
  end
end
for type in pairs(types) do
  redis.call('SADD', KEYS[1] .. 'type:' .. type, ARGV[1])
  redis.call('SADD', consumer, type)
end
for partition = 0, ARGV[2] - 1 do
  local created = redis.pcall('XGROUP', 'CREATE', KEYS[1] .. ARGV[1] .. ':queue:' .. partition, 'instances', '0', 'MKSTREAM')
  if created.err and not string.find(created.err, 'BUSYGROUP') then return created end
end`

/* In those below, KEYS[1] is followed by the name of the consumer, and ARGV[1] is the instance. */

/** ARGV: instance, milliseconds, its partitions. Returns the number of instances and the partitions that it has lost. */
export const RENEW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[1] .. 'members', now + ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1] .. 'members', '-inf', now)
local result = { redis.call('ZCARD', KEYS[1] .. 'members') }
for i = 3, #ARGV do
  if redis.call('GET', KEYS[1] .. 'owner:' .. ARGV[i]) == ARGV[1] then
    redis.call('PEXPIRE', KEYS[1] .. 'owner:' .. ARGV[i], ARGV[2])
  else
    result[#result + 1] = ARGV[i]
  end
end
return result`

/** ARGV: instance, milliseconds, partition. */
export const ACQUIRE = `
local owner = KEYS[1] .. 'owner:' .. ARGV[3]
local current = redis.call('GET', owner)
if current and current ~= ARGV[1] then return 0 end
redis.call('SET', owner, ARGV[1], 'PX', ARGV[2])
return 1`

/** ARGV: instance, its partitions. */
export const RELEASE = `
for i = 2, #ARGV do
  local owner = KEYS[1] .. 'owner:' .. ARGV[i]
  if redis.call('GET', owner) == ARGV[1] then redis.call('DEL', owner) end
end`

/**
 * ARGV: instance, how many at most, partitions. Reads only what the instance still owns, so that an instance that was
 * paused takes nothing. Returns partition, id and fields of each event.
 */
export const READ = `
local result, left = {}, tonumber(ARGV[2])
for i = 3, #ARGV do
  if left > 0 and redis.call('GET', KEYS[1] .. 'owner:' .. ARGV[i]) == ARGV[1] then
    local queue = KEYS[1] .. 'queue:' .. ARGV[i]
    local read = redis.call('XREADGROUP', 'GROUP', 'instances', ARGV[1], 'COUNT', left, 'STREAMS', queue, '>')
    for _, entry in ipairs(read and read[1][2] or {}) do
      result[#result + 1] = { ARGV[i], entry[1], entry[2] }
      left = left - 1
    end
  end
end
return result`

/** ARGV: instance, partition, id. */
export const ACKNOWLEDGE = `
redis.call('XACK', KEYS[1] .. 'queue:' .. ARGV[2], 'instances', ARGV[3])
redis.call('XDEL', KEYS[1] .. 'queue:' .. ARGV[2], ARGV[3])`

/** ARGV: partition, id of the dead letter, JSON and replay of the event. Returns 0 if it is gone. */
export const REQUEUE = `
if redis.call('XDEL', KEYS[1] .. 'dead', ARGV[2]) == 0 then return 0 end
redis.call('XADD', KEYS[1] .. 'queue:' .. ARGV[1], '*', 'event', ARGV[3], 'replay', ARGV[4])
return 1`
