/**
 * The topics a question may be filed under: area → topics. A question names them as `area/topic`, so that a typing
 * error is an error and progress can be added up per area. Grows by adding words here.
 */
export const TOPIC_TAXONOMY = {
  foundations: ['data-structures', 'storage-technologies', 'design-patterns'],
  networking: ['dns', 'http', 'tls', 'tcp-udp', 'proxies', 'latency'],
  api: ['rest', 'graphql', 'grpc', 'versioning', 'idempotency', 'pagination', 'webhooks', 'gateway'],
  databases: [
    'relational',
    'indexing',
    'sql-vs-nosql',
    'sharding',
    'denormalisation',
    'graph',
    'time-series',
    'migrations',
  ],
  caching: ['cache-aside', 'write-through', 'eviction', 'invalidation', 'hot-keys', 'sizing'],
  'load-balancing': ['algorithms', 'consistent-hashing', 'health-checks', 'failover', 'sticky-sessions'],
  scaling: ['stateless-services', 'stateful-services', 'read-replicas', 'fan-out', 'id-generation', 'auto-scaling'],
  estimation: ['throughput', 'storage', 'bandwidth', 'servers', 'cache-size', 'connections', 'availability'],
  reliability: [
    'redundancy',
    'circuit-breaker',
    'retries',
    'graceful-degradation',
    'error-budget',
    'disaster-recovery',
  ],
  'distributed-systems': ['partial-failure', 'clocks', 'failure-detection', 'quorum', 'partitions', 'locking'],
  replication: ['single-leader', 'multi-leader', 'leaderless', 'sync-vs-async'],
  consistency: ['cap', 'strong', 'causal', 'eventual', 'read-your-writes', 'conflict-resolution'],
  consensus: ['raft', 'paxos', 'leader-election'],
  transactions: ['two-phase-commit', 'saga', 'ledger', 'reconciliation'],
  messaging: ['queues', 'publish-subscribe', 'delivery-guarantees', 'ordering', 'dead-letters', 'backpressure'],
  'event-driven': ['event-sourcing', 'cqrs', 'log-streaming', 'schema-evolution'],
  'rate-limiting': ['algorithms', 'distributed', 'tiers'],
  cdn: ['edge-caching', 'invalidation', 'origin-shielding'],
  security: ['authentication', 'authorisation', 'encryption', 'end-to-end-encryption', 'abuse-prevention', 'ddos'],
  microservices: ['boundaries', 'service-discovery', 'communication'],
  'cloud-native': ['containers', 'serverless', 'deployment', 'multi-region'],
  observability: ['metrics', 'logs', 'traces', 'alerting', 'slo'],
  search: ['inverted-index', 'ranking', 'autocomplete', 'crawling'],
  'real-time': [
    'websocket',
    'server-sent-events',
    'long-polling',
    'presence',
    'push-notifications',
    'offline-delivery',
  ],
  geospatial: ['indexes', 'nearest-neighbours', 'moving-objects', 'geofencing'],
  'data-processing': ['batch', 'stream', 'analytics', 'approximate-counting'],
  'ml-systems': ['serving', 'feature-store', 'recommendation', 'experimentation'],
  operations: ['cost', 'capacity-planning', 'migration', 'runbooks', 'retention'],
} as const;

type Taxonomy = typeof TOPIC_TAXONOMY;

/** `area/topic`, such as `caching/hot-keys`. */
export type Topic = { [Area in keyof Taxonomy]: `${Area}/${Taxonomy[Area][number]}` }[keyof Taxonomy];

/** All topics, in the order of the taxonomy. @example TOPICS.includes('caching/hot-keys') // true */
export const TOPICS = Object.entries(TOPIC_TAXONOMY).flatMap(([area, topics]) =>
  topics.map((topic) => `${area}/${topic}`),
) as readonly Topic[];
