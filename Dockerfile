# One image for all services and for the migrations: SERVICE selects what runs.
#
#   docker build -t charter .
#   docker run --read-only -e SERVICE=products … charter
#   docker run --read-only -e USERS_DATABASE_URL=… charter scripts/database/migrate.ts users
#
# The digest is that of node:24.19.0-bookworm-slim (all platforms). Another base: --build-arg NODE_IMAGE=…
ARG NODE_IMAGE=docker.io/library/node@sha256:a9f5f7c91a432850b2a8a7797adf5eadb6c733ceed61167806cee7ea7fbc29df

FROM ${NODE_IMAGE} AS build
WORKDIR /image/app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY deploy/prune.ts deploy/
RUN node deploy/prune.ts
COPY platform platform
COPY services services
COPY generated generated
COPY prisma prisma
COPY scripts scripts
COPY deploy/start.ts deploy/healthcheck.js deploy/
# Node, the libraries that it and native add-ons are linked with, and a user: no shell and no package manager.
RUN set -eu; cd /image; \
    for file in /usr/local/bin/node $(ldd /usr/local/bin/node $(find app -name '*.linux-*-gnu.node') | grep -o '/lib[^ :]*' | sort -u); do cp -L --parents "$file" .; done; \
    mkdir -p etc tmp; chmod 1777 tmp; \
    echo 'node:x:1000:1000::/app:/usr/sbin/nologin' > etc/passwd; \
    echo 'node:x:1000:' > etc/group; \
    echo 'hosts: files dns' > etc/nsswitch.conf; \
    rm app/deploy/prune.ts app/package-lock.json app/.npmrc

FROM scratch
COPY --from=build /image /
ARG SERVICE
ENV NODE_ENV=production SERVICE=${SERVICE} PATH=/usr/local/bin
WORKDIR /app
USER 1000:1000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=10s --start-period=120s --retries=3 CMD ["/usr/local/bin/node", "deploy/healthcheck.js"]
ENTRYPOINT ["/usr/local/bin/node"]
CMD ["deploy/start.ts"]
