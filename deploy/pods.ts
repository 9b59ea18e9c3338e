/** What the manifests of all pods have in common. */
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'

export const partOf = { 'app.kubernetes.io/part-of': 'charter' }
export const labels = (service: string) => ({ 'app.kubernetes.io/name': service, ...partOf })
export const selector = (service: string) => ({ matchLabels: { 'app.kubernetes.io/name': service } })
export const hardened = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
}
export const podSecurity = {
  runAsNonRoot: true,
  runAsUser: 1000,
  runAsGroup: 1000,
  seccompProfile: { type: 'RuntimeDefault' as const },
}

/** Its pods are on different nodes, as far as there are any. */
export const spread = (name: string) => [
  {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway' as const,
    labelSelector: selector(name),
  },
]

export const disruptionBudget = (name: string): IPodDisruptionBudget => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name, labels: labels(name) },
  // Pods that are not ready serve nobody: they must not keep a node from being drained.
  spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: selector(name) },
})
