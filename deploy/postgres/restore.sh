#!/bin/sh
# Replaces the database of each service by that of a folder of backup.sh: restore.sh <folder>. The users of
# deploy/postgres/databases.sh must exist.
set -eu
for service in users products orders payments notifications; do
  [ -f "$1/$service.dump" ] || { echo "There is no $1/$service.dump" >&2; exit 1; }
done
for service in users products orders payments notifications; do
  dropdb --if-exists --force "$service"
  createdb --owner="$service" "$service"
  psql -v ON_ERROR_STOP=1 -q -v service="$service" -d "$service" <<'SQL'
REVOKE ALL ON DATABASE :"service" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"service" TO pgbouncer;
SQL
  pg_restore --exit-on-error --dbname="$service" "$1/$service.dump"
done
