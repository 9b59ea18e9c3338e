#!/usr/bin/env bash
# Builds the Dockerfile with Debian's buildah, without a container engine, and starts services from the result as its
# user, with a read-only root file system, on a PostgreSQL of this machine. Needs root, buildah and debootstrap.
#
#   BASE=<image> SERVER=postgresql://postgres@127.0.0.1:5432 deploy/try-image.sh
#
# Without BASE it makes a base image: Debian by debootstrap, with the Node and npm of this machine.
set -euo pipefail
cd "$(dirname "$0")/.."
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot
SERVER=${SERVER:-postgresql://postgres@127.0.0.1:5432}
work=$(mktemp -d)
image=localhost/charter:try
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait
  umount -R "$work/root" 2>/dev/null || true
  [ -z "${container:-}" ] || buildah rm "$container" >/dev/null
  psql "$SERVER/postgres" -qc 'DROP DATABASE IF EXISTS try_image WITH (FORCE)' >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap finish EXIT

if [ -z "${BASE:-}" ]; then
  BASE=localhost/node-local:24
  debootstrap --variant=minbase bookworm "$work/base" >/dev/null
  install -D -m755 node_modules/node/bin/node "$work/base/usr/local/bin/node"
  mkdir -p "$work/base/usr/local/lib/node_modules"
  cp -r "$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")" "$work/base/usr/local/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$work/base/usr/local/bin/npm"
  base=$(buildah from scratch)
  buildah add -q "$base" "$work/base" / >/dev/null
  buildah config --env PATH=/usr/local/bin:/usr/bin:/bin "$base"
  buildah commit -q --rm "$base" "$BASE" >/dev/null
fi

[ -n "${SKIP_BUILD:-}" ] || buildah bud -q --format docker --build-arg "NODE_IMAGE=$BASE" -t "$image" . >/dev/null
container=$(buildah from --pull-never "$image")
root=$(buildah mount "$container")
echo "content of the image: $(du -sm "$root" | cut -f1) MB, of it node_modules $(du -sm "$root/app/node_modules" | cut -f1) MB"
buildah inspect --format '{{.Docker.Config.User}} {{.Docker.Config.StopSignal}} {{.Docker.Config.Healthcheck.Test}}{{"\n"}}' "$image"

# Read-only, as `docker run --read-only`. /proc and /dev are missing here.
mkdir "$work/root"
mount --bind "$root" "$work/root"
mount -o remount,ro,bind "$work/root"

variables=(NODE_ENV=production SERVICE=users DRAIN_MS=100 USERS_PORT=${PORT:-13001} TOKEN_ISSUER=try TOKEN_AUDIENCE=try
  SERVICE_CLIENTS=orders:0123456789abcdef "USERS_DATABASE_URL=$SERVER/try_image")
# chroot starts in /; the working directory of the image is /app.
in_image() { exec env -i "${variables[@]}" /usr/sbin/chroot --userspec=1000:1000 "$work/root" /usr/local/bin/node --import "data:text/javascript,process.chdir(%22/app%22)" "$@"; }

(in_image /app/scripts/database/migrate.ts users)
(in_image -e 'try { require("fs").writeFileSync("/app/x", ""); process.exit(1) } catch (error) { console.log("write:", error.code, "user:", process.getuid()) }')
in_image /app/deploy/start.ts >"$work/log" 2>&1 &
pids+=($!)
for attempt in $(seq 60); do
  if (in_image /app/deploy/healthcheck.ts); then break; fi
  [ "$attempt" -lt 60 ] || { cat "$work/log"; exit 1; }
  sleep 0.5
done
echo "healthy; resident memory: $(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/${pids[0]}/status") MB"
kill -TERM "${pids[0]}"
wait "${pids[0]}" && echo "SIGTERM: exit code 0"
pids=()
if (in_image /app/deploy/healthcheck.ts); then echo "a stopped service is healthy"; exit 1; fi
