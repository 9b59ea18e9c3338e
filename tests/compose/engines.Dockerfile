# Stand-ins for the images of others in docker-compose.yml, from Debian's packages: for a machine that reaches no image
# registry. Each target takes the variables, the command and the volumes that docker-compose.yml gives to the original.
FROM charter-debian AS engines
RUN printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d && \
    apt-get update -qq && \
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      nginx-light wget postgresql pgbouncer redis-server rabbitmq-server >/dev/null

FROM engines AS nginx
CMD ["nginx", "-g", "daemon off;"]

FROM engines AS postgres
COPY postgres-entrypoint.sh /usr/local/bin/
RUN rm -rf /var/lib/postgresql/*
ENTRYPOINT ["postgres-entrypoint.sh"]

FROM engines AS pgbouncer
USER postgres

FROM engines AS rabbitmq
COPY rabbitmq-entrypoint.sh /usr/local/bin/
ENTRYPOINT ["rabbitmq-entrypoint.sh"]

FROM engines AS redis
USER redis
