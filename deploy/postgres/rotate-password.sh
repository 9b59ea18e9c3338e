#!/bin/sh
# A new password for a service without downtime: PostgreSQL has one password for each user, so the service changes to a second
# user with the same rights. Run by a superuser (PGHOST, PGUSER, …).
#
#   NEW_PASSWORD=… rotate-password.sh begin users users_2    then restart the service, instance by instance, as users_2
#   rotate-password.sh end users                             the old password ends, and with it its connections
#
# The next time the other way round: begin users users, end users_2.
set -eu
case "$1" in
  begin)
    psql -v ON_ERROR_STOP=1 -q -v service="$2" -v role="$3" -v password="$NEW_PASSWORD" -d postgres <<'SQL'
SELECT format('CREATE ROLE %I IN ROLE %I', :'role', :'service')
  WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec
ALTER ROLE :"role" LOGIN PASSWORD :'password';
-- What it creates belongs to the service.
ALTER ROLE :"role" SET role = :'service';
SQL
    ;;
  end)
    psql -v ON_ERROR_STOP=1 -q -v role="$2" -d postgres <<'SQL'
ALTER ROLE :"role" NOLOGIN PASSWORD NULL;
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = :'role';
SQL
    ;;
  *) echo "rotate-password.sh begin <service> <user> | end <user>" >&2; exit 1 ;;
esac
