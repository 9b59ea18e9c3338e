#!/bin/sh
# Replaces the databases of services by those of a folder of backup.sh: restore.sh <folder> <service>... The users of
# deploy/postgres/databases.sh must exist.
set -eu
folder=$1
shift
for service; do
  [ -f "$folder/$service.dump" ] || { echo "There is no $folder/$service.dump" >&2; exit 1; }
done
for service; do
  dropdb --if-exists --force "$service"
  createdb --owner="$service" "$service"
  psql -v ON_ERROR_STOP=1 -q -v service="$service" -d "$service" <<'SQL'
REVOKE ALL ON DATABASE :"service" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"service" TO pgbouncer;
SQL
  pg_restore --exit-on-error --dbname="$service" "$folder/$service.dump"
done
