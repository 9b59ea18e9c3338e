#!/usr/bin/env bash
# Builds the Dockerfile with Debian's buildah, without a container engine, and starts every service of docker-compose.yml
# from the result: as its user, on a read-only root file system, on the PostgreSQL, RabbitMQ and Redis of this machine.
# Needs buildah and debootstrap, and root with the right to mount; without that right it says so and ends with 0.
#
#   deploy/try-image.sh
#   BASE=<image> deploy/try-image.sh      with another base image than Debian by debootstrap and the Node of this project
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/node_modules/node/bin:$PATH"

# Everything runs in namespaces of its own: no mount and no process is left, however it ends.
isolate=(unshare --mount --pid --fork --kill-child --mount-proc)
if [ -z "${TRY_IMAGE_IS_ISOLATED:-}" ]; then
  for each in buildah debootstrap; do
    command -v "$each" >/dev/null || { echo "deploy/try-image.sh needs $each: apt-get install buildah debootstrap" >&2; exit 1; }
  done
  probe=$(mktemp -d)
  # What debootstrap, buildah and the read-only root file system need.
  "${isolate[@]}" bash -ec 'cd "$1"; mkdir from to; mount --bind from to; mount -o remount,ro,bind to; mknod null c 1 3; : >null
    chroot --userspec=1000:1000 / /bin/true' - "$probe" 2>"$probe/error" || {
    echo "Skipped: the image is not tried, because this machine permits no mounts, devices or chroot ($(tail -1 "$probe/error"))."
    rm -rf "$probe"
    exit 0
  }
  rm -rf "$probe"
  TRY_IMAGE_IS_ISOLATED=1 exec "${isolate[@]}" "$PWD/deploy/try-image.sh"
fi

work=$(mktemp -d)
finish() {
  umount -R "$work/root" 2>/dev/null || true
  [ -z "${container:-}" ] || buildah umount "$container" >/dev/null
  rm -rf --one-file-system "$work"
}
trap finish EXIT
# The first process of a namespace ignores signals that it does not handle.
trap 'exit 130' INT TERM
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot
buildah() { command buildah --root "$work/storage" --runroot "$work/run" "$@"; }
image=localhost/charter:try

if [ -z "${BASE:-}" ]; then
  BASE=localhost/node-local:24
  debootstrap --variant=minbase bookworm "$work/base" >"$work/debootstrap.log" 2>&1 || {
    tail -5 "$work/debootstrap.log"
    echo "Skipped: the image is not tried, because no base image can be made: debootstrap failed. Give one with BASE."
    exit 0
  }
  install -D -m755 node_modules/node/bin/node "$work/base/usr/local/bin/node"
  mkdir -p "$work/base/usr/local/lib/node_modules"
  cp -r "$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")" "$work/base/usr/local/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$work/base/usr/local/bin/npm"
  # The registry and certificates of this machine. The image is made from scratch and has neither.
  ca=${NODE_EXTRA_CA_CERTS:-}
  [ -z "$ca" ] || install -D -m644 "$ca" "$work/base$ca"
  npm config get registry | sed 's/^/registry=/' >"$work/base/root/.npmrc"
  base=$(buildah from scratch)
  buildah add -q "$base" "$work/base" / >/dev/null
  buildah config --env PATH=/usr/local/bin:/usr/bin:/bin "$base"
  [ -z "$ca" ] || buildah config --env "NODE_EXTRA_CA_CERTS=$ca" "$base"
  buildah commit -q --rm "$base" "$BASE" >/dev/null
  rm -rf "$work/base"
fi

buildah bud -q --format docker --build-arg "NODE_IMAGE=$BASE" -t "$image" . >/dev/null
container=$(buildah from --pull-never "$image")
root=$(buildah mount "$container")
echo "content of the image: $(du -sm "$root" | cut -f1) MB, of it node_modules $(du -sm "$root/app/node_modules" | cut -f1) MB"
buildah inspect --format 'user {{.Docker.Config.User}}, {{.Docker.Config.StopSignal}}, health check {{.Docker.Config.Healthcheck.Test}}{{"\n"}}' "$image"

# Read-only, as `docker run --read-only`. /proc and /dev are missing here.
mkdir "$work/root"
mount --bind "$root" "$work/root"
mount -o remount,ro,bind "$work/root"
node deploy/try-image.ts "$work/root"
