#!/bin/sh
# Dumps the database of each service into a folder: backup.sh <folder>. Run by a superuser (PGHOST, PGUSER, …) while the services
# are stopped: the databases then belong together.
set -eu
mkdir -p "$1"
for service in users products orders payments notifications; do
  pg_dump --format=custom --file="$1/$service.dump" "$service"
done
