#!/bin/sh
# Run by the image of PostgreSQL when it initializes its data: a database and a user for each service.
set -eu
for service in users products orders payments notifications; do
  name="$(echo "$service" | tr a-z A-Z)_DATABASE_PASSWORD"
  psql -v ON_ERROR_STOP=1 -v service="$service" -v password="$(printenv "$name")" -d postgres <<'SQL'
CREATE ROLE :"service" LOGIN PASSWORD :'password';
CREATE DATABASE :"service" OWNER :"service";
REVOKE ALL ON DATABASE :"service" FROM PUBLIC;
SQL
done
