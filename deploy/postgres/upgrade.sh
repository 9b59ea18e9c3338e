#!/bin/sh
# Moves the databases of services to a server of a newer major version by logical replication, while the services run. Run by
# superusers of both servers; the old one has wal_level=logical, and the new one can reach it by OLD_SERVER.
#
#   export OLD_SERVER='host=… user=postgres password=…' NEW_SERVER='host=… user=postgres password=…'
#   upgrade.sh begin <service>...     copies users, schemas and rows, and follows the changes; returns when the copy is complete
#   upgrade.sh switch <service>...    while PgBouncer pauses: ends all connections to the old databases and allows no others, waits for
#                                     the last change, and sets the sequences; after SWITCH_SECONDS (10) it gives up and undoes that
#   upgrade.sh end <service>...       ends the replication; before `switch` it cancels the upgrade
set -eu
fail() { echo "$*" >&2; exit 1; }
[ $# -ge 2 ] || fail 'upgrade.sh begin | switch | end <service>...'
step=$1
shift
export PGOPTIONS='-c client_min_messages=warning'

run() { psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$1 dbname=$2" -c "$3"; }
on_old() { run "$OLD_SERVER" "$@"; }
on_new() { run "$NEW_SERVER" "$@"; }
# Of the subscription, and of its replication slot on the old server.
name_of() { echo "upgrade_$1" | tr - _; }
each() { for service; do printf "%s'%s'" "${separator:-}" "$service"; separator=,; done; }

check_servers() {
  level=$(on_old postgres 'SHOW wal_level')
  [ "$level" = logical ] || fail "The old server has wal_level=$level: set it to logical, and restart the server."
  for setting in max_logical_replication_workers max_worker_processes; do
    value=$(on_new postgres "SHOW $setting")
    [ "$value" -gt $(($# + 1)) ] || fail "The new server has $setting=$value: set it to $(($# * 2 + 4)), and restart the server."
  done
  for service; do
    lost=$(on_old "$service" "SELECT (SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relpersistence = 'u')
      + (SELECT count(*) FROM pg_largeobject_metadata)")
    [ "$lost" = 0 ] || fail "The database $service has unlogged tables or large objects, which cannot be replicated."
  done
}

begin() {
  check_servers "$@"
  superuser=$(on_old postgres 'SELECT current_user')
  pg_dumpall -d "$OLD_SERVER dbname=postgres" --roles-only |
    grep -vE "^(CREATE|ALTER) ROLE \"?$superuser\"?( |;)" | psql -X -q -v ON_ERROR_STOP=1 -d "$NEW_SERVER dbname=postgres" >/dev/null
  for service; do
    # Without a key, updates and deletions would fail as soon as the table is published.
    on_old "$service" "SELECT format('SET lock_timeout = ''2s''; ALTER TABLE %s REPLICA IDENTITY FULL;', oid::regclass) FROM pg_class
      WHERE relkind = 'r' AND relreplident = 'd' AND relnamespace::regnamespace::text !~ '^(pg_|information_schema$)'
      AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = pg_class.oid AND indisprimary)" |
      psql -X -q -v ON_ERROR_STOP=1 -d "$OLD_SERVER dbname=$service"
    pg_dump -d "$OLD_SERVER dbname=$service" --schema-only --create --no-publications --no-subscriptions |
      psql -X -q -v ON_ERROR_STOP=1 -d "$NEW_SERVER dbname=postgres" >/dev/null
    on_old "$service" 'CREATE PUBLICATION upgrade FOR ALL TABLES'
    connection=$(echo "$OLD_SERVER dbname=$service" | sed "s/'/''/g")
    on_new "$service" "CREATE SUBSCRIPTION $(name_of "$service") CONNECTION '$connection' PUBLICATION upgrade"
  done
  for service; do
    until [ "$(on_new "$service" "SELECT count(*) FROM pg_subscription_rel WHERE srsubstate <> 'r'")" = 0 ]; do sleep 0.5; done
    on_new "$service" ANALYZE
  done
}

set_connection_limit() {
  limit=$1
  shift
  for service; do echo "ALTER DATABASE \"$service\" CONNECTION LIMIT $limit;"; done |
    psql -X -q -v ON_ERROR_STOP=1 -d "$OLD_SERVER dbname=postgres"
}

switch() {
  deadline=$(($(date +%s) + ${SWITCH_SECONDS:-10}))
  services=$*
  undo() {
    # shellcheck disable=SC2086 -- names of services
    set_connection_limit -1 $services
    fail 'Not switched: the old server is as before.'
  }
  trap undo EXIT
  in_time() { [ "$(date +%s)" -lt $deadline ] || { echo "$1" >&2; exit 1; }; }

  # Superusers, such as the replication, are exempt. Transactions get a second to end.
  set_connection_limit 0 "$@"
  while [ "$(on_old postgres "SELECT count(*), count(pg_terminate_backend(pid))
      FILTER (WHERE state = 'idle' OR xact_start < clock_timestamp() - interval '1 second')
      FROM pg_stat_activity WHERE datname IN ($(each "$@")) AND backend_type = 'client backend'" | cut -d'|' -f1)" != 0 ]; do
    in_time 'Connections to the old databases do not end.'
    sleep 0.05
  done
  # The commit flushes everything before it, also what was committed asynchronously.
  last=$(on_old postgres "SELECT pg_logical_emit_message(true, 'upgrade', '')")
  slots=$(each $(for service; do name_of "$service"; done))
  while [ "$(on_old postgres "SELECT count(*) FROM pg_replication_slots
      WHERE slot_name IN ($slots) AND confirmed_flush_lsn >= '$last'")" != $# ]; do
    in_time 'The new server is behind the old one.'
    sleep 0.05
  done
  for service; do
    on_old "$service" "SELECT format('SELECT setval(%L, %s);', format('%I.%I', schemaname, sequencename), last_value)
      FROM pg_sequences WHERE last_value IS NOT NULL" |
      psql -X -q -v ON_ERROR_STOP=1 -d "$NEW_SERVER dbname=$service" >/dev/null
  done
  trap - EXIT
}

end() {
  for service; do
    on_new "$service" "DROP SUBSCRIPTION IF EXISTS $(name_of "$service")"
    on_old "$service" 'DROP PUBLICATION IF EXISTS upgrade'
  done
}

case "$step" in
  begin | switch | end) "$step" "$@" ;;
  *) fail 'upgrade.sh begin | switch | end <service>...' ;;
esac
