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
  mountpoint -q "$work/root" && umount "$work/root"
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

buildah bud -q --format docker --build-arg "NODE_IMAGE=$BASE" -t "$image" . >/dev/null
container=$(buildah from --pull-never "$image")
root=$(buildah mount "$container")
echo "content of the image: $(du -sm "$root" | cut -f1) MB, of it node_modules $(du -sm "$root/app/node_modules" | cut -f1) MB"
buildah inspect --format '{{.Docker.Config.User}} {{.Docker.Config.StopSignal}} {{.Docker.Config.Healthcheck.Test}}' "$image"

# Read-only, as `docker run --read-only`; /proc and /dev as every engine provides them.
mkdir "$work/root"
mount --bind "$root" "$work/root"
mount -o remount,ro,bind "$work/root"
inside() { env -i NODE_ENV=production "$@"; }
run() { unshare --mount --pid --fork --kill-child sh -c 'mount -t proc proc "$0/proc" 2>/dev/null; exec chroot --userspec=1000:1000 "$0" /usr/local/bin/node "$@"' "$work/root" "$@"; }
