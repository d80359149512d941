/**
 * The topics a question may be filed under: area → topics. A question names them as `area/topic`, so that a typing
 * error is an error and progress can be added up per area. Grows by adding words here.
 */
export const TOPIC_TAXONOMY = {
  foundations: [
    'data-structures',
    'probabilistic-structures',
    'concurrency',
    'storage-technologies',
    'design-patterns',
  ],
  networking: ['dns', 'http', 'tls', 'tcp-udp', 'proxies', 'latency', 'anycast'],
  api: ['rest', 'graphql', 'grpc', 'versioning', 'idempotency', 'pagination', 'webhooks', 'gateway'],
  databases: [
    'relational',
    'indexing',
    'sql-vs-nosql',
    'sharding',
    'denormalisation',
    'graph',
    'time-series',
    'key-value',
    'isolation-levels',
    'storage-engines',
    'migrations',
  ],
  caching: ['cache-aside', 'write-through', 'eviction', 'invalidation', 'hot-keys', 'sizing'],
  'load-balancing': ['algorithms', 'consistent-hashing', 'health-checks', 'failover', 'sticky-sessions'],
  scaling: [
    'stateless-services',
    'stateful-services',
    'read-replicas',
    'fan-out',
    'hot-spots',
    'id-generation',
    'auto-scaling',
  ],
  estimation: ['throughput', 'storage', 'bandwidth', 'servers', 'cache-size', 'connections', 'availability'],
  reliability: [
    'redundancy',
    'circuit-breaker',
    'retries',
    'graceful-degradation',
    'load-shedding',
    'tail-latency',
    'error-budget',
    'disaster-recovery',
  ],
  'distributed-systems': [
    'partial-failure',
    'clocks',
    'failure-detection',
    'gossip',
    'split-brain',
    'quorum',
    'partitions',
    'locking',
  ],
  replication: ['single-leader', 'multi-leader', 'leaderless', 'sync-vs-async'],
  consistency: ['cap', 'strong', 'causal', 'eventual', 'read-your-writes', 'conflict-resolution', 'crdt'],
  consensus: ['raft', 'paxos', 'leader-election'],
  transactions: ['two-phase-commit', 'saga', 'compensation', 'idempotency', 'ledger', 'reconciliation', 'holds'],
  messaging: [
    'queues',
    'publish-subscribe',
    'delivery-guarantees',
    'ordering',
    'priority',
    'dead-letters',
    'backpressure',
  ],
  'event-driven': ['event-sourcing', 'cqrs', 'log-streaming', 'change-data-capture', 'schema-evolution'],
  'rate-limiting': ['algorithms', 'distributed', 'tiers'],
  cdn: ['edge-caching', 'cache-keys', 'invalidation', 'origin-shielding', 'geo-routing'],
  media: ['chunked-upload', 'image-processing', 'transcoding', 'adaptive-bitrate'],
  security: [
    'authentication',
    'authorisation',
    'encryption',
    'end-to-end-encryption',
    'abuse-prevention',
    'fraud-detection',
    'compliance',
    'ddos',
  ],
  microservices: ['boundaries', 'service-discovery', 'communication'],
  'cloud-native': ['containers', 'serverless', 'deployment', 'multi-region'],
  observability: ['metrics', 'logs', 'traces', 'cardinality', 'sampling', 'alerting', 'slo'],
  search: ['inverted-index', 'ranking', 'autocomplete', 'typo-tolerance', 'index-lifecycle', 'crawling'],
  'real-time': [
    'websocket',
    'server-sent-events',
    'long-polling',
    'presence',
    'collaboration',
    'push-notifications',
    'offline-delivery',
  ],
  geospatial: ['indexes', 'nearest-neighbours', 'moving-objects', 'matching', 'sharding', 'geofencing'],
  'data-processing': ['batch', 'stream', 'windowing', 'analytics', 'approximate-counting', 'deduplication'],
  'ml-systems': ['serving', 'feature-store', 'recommendation', 'experimentation'],
  operations: ['cost', 'capacity-planning', 'migration', 'zero-downtime', 'runbooks', 'on-call', 'retention'],
} as const;

type Taxonomy = typeof TOPIC_TAXONOMY;

/** `area/topic`, such as `caching/hot-keys`. */
export type Topic = { [Area in keyof Taxonomy]: `${Area}/${Taxonomy[Area][number]}` }[keyof Taxonomy];

/** All topics, in the order of the taxonomy. @example TOPICS.includes('caching/hot-keys') // true */
export const TOPICS = Object.entries(TOPIC_TAXONOMY).flatMap(([area, topics]) =>
  topics.map((topic) => `${area}/${topic}`),
) as readonly Topic[];
