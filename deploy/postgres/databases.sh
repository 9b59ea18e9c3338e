#!/bin/sh
# Run by the image of PostgreSQL when it initializes its data: a database and a user for each
# service, by the variables <SERVICE>_DATABASE_PASSWORD.
set -eu
for name in $(env | sed -n 's/^\([A-Z0-9_]*_DATABASE_PASSWORD\)=.*/\1/p'); do
  service="$(echo "${name%_DATABASE_PASSWORD}" | tr A-Z_ a-z-)"
  psql -v ON_ERROR_STOP=1 -v service="$service" -v password="$(printenv "$name")" -d postgres <<'SQL'
CREATE ROLE :"service" LOGIN PASSWORD :'password';
CREATE DATABASE :"service" OWNER :"service";
REVOKE ALL ON DATABASE :"service" FROM PUBLIC;
SQL
done
