import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment'
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import type { IService } from 'kubernetes-models/v1/Service'
import { STORES } from '../network-policies.ts'
import { disruptionBudget, hardened, labels, podSecurity, selector, spread } from '../pods.ts'

/** As in docker-compose.yml. */
const PGBOUNCER_IMAGE = 'docker.io/edoburu/pgbouncer:v1.24.1-p1'

const name = 'pgbouncer'
const port = STORES.pgbouncer
const isOpen = { tcpSocket: { port: name } }

/** Two instances. The ConfigMap `pgbouncer` is made of pgbouncer.ini; the password is in the secret `pgbouncer`. */
export const pgbouncer: [IDeployment, IService, IPodDisruptionBudget] = [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels: labels(name) },
    spec: {
      replicas: 2,
      selector: selector(name),
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      template: {
        metadata: { labels: labels(name) },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: podSecurity,
          topologySpreadConstraints: spread(name),
          containers: [
            {
              name,
              image: PGBOUNCER_IMAGE,
              command: ['sh', '-c'],
              args: [
                `echo "\\"pgbouncer\\" \\"$PASSWORD\\"" >/tmp/users.txt && exec pgbouncer /etc/pgbouncer/pgbouncer.ini`,
              ],
              env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name, key: 'PGBOUNCER_PASSWORD' } } }],
              ports: [{ name, containerPort: port }],
              readinessProbe: { ...isOpen, periodSeconds: 5 },
              livenessProbe: { ...isOpen, periodSeconds: 10, failureThreshold: 6 },
              // SIGTERM would wait for the pools of all services. SIGINT ends when the transactions have ended.
              lifecycle: { preStop: { exec: { command: ['sh', '-c', 'sleep 5; kill -INT 1; sleep 10'] } } },
              resources: { requests: { cpu: '50m', memory: '32Mi' }, limits: { memory: '64Mi' } },
              securityContext: hardened,
              volumeMounts: [
                { name: 'tmp', mountPath: '/tmp' },
                { name: 'configuration', mountPath: '/etc/pgbouncer' },
              ],
            },
          ],
          volumes: [
            { name: 'tmp', emptyDir: { sizeLimit: '1Mi' } },
            { name: 'configuration', configMap: { name } },
          ],
        },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels: labels(name) },
    spec: { selector: { 'app.kubernetes.io/name': name }, ports: [{ name, port, targetPort: name }] },
  },
  disruptionBudget(name),
]
