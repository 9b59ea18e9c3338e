#!/bin/sh
# Dumps the databases of services into a folder: backup.sh <folder> <service>... Run by a superuser (PGHOST, PGUSER, …) while the services
# are stopped: the databases then belong together.
set -eu
folder=$1
shift
mkdir -p "$folder"
for service; do
  pg_dump --format=custom --file="$folder/$service.dump" "$service"
done
