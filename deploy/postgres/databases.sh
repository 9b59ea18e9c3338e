#!/bin/sh
# Run by the image of PostgreSQL when it initializes its data: a database and a user for each service, by the variables
# <SERVICE>_DATABASE_PASSWORD, and the user of PgBouncer, which may look up the passwords of the others and nothing else.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$PGBOUNCER_PASSWORD" -d postgres <<'SQL'
CREATE ROLE pgbouncer LOGIN PASSWORD :'password';
SQL
for name in $(env | sed -n 's/^\([A-Z0-9_]*_DATABASE_PASSWORD\)=.*/\1/p'); do
  service="$(echo "${name%_DATABASE_PASSWORD}" | tr A-Z_ a-z-)"
  psql -v ON_ERROR_STOP=1 -v service="$service" -v password="$(printenv "$name")" -d postgres <<'SQL'
CREATE ROLE :"service" LOGIN PASSWORD :'password';
CREATE DATABASE :"service" OWNER :"service";
REVOKE ALL ON DATABASE :"service" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"service" TO pgbouncer;
\connect :"service"
CREATE SCHEMA pgbouncer;
CREATE FUNCTION pgbouncer.user_lookup(IN name text, OUT uname text, OUT phash text) LANGUAGE sql SECURITY DEFINER
  SET search_path = pg_catalog AS 'SELECT usename, passwd FROM pg_shadow WHERE usename = name';
REVOKE ALL ON FUNCTION pgbouncer.user_lookup(text) FROM PUBLIC;
GRANT USAGE ON SCHEMA pgbouncer TO pgbouncer;
GRANT EXECUTE ON FUNCTION pgbouncer.user_lookup(text) TO pgbouncer;
SQL
done
