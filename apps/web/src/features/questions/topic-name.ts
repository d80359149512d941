/** Words that people do not write in small letters. */
const WRITTEN: Readonly<Record<string, string>> = {
  api: 'API',
  cap: 'CAP',
  cdn: 'CDN',
  cqrs: 'CQRS',
  crdt: 'CRDT',
  ddos: 'DDoS',
  dns: 'DNS',
  graphql: 'GraphQL',
  grpc: 'gRPC',
  http: 'HTTP',
  id: 'ID',
  ml: 'ML',
  nosql: 'NoSQL',
  paxos: 'Paxos',
  raft: 'Raft',
  rest: 'REST',
  slo: 'SLO',
  sql: 'SQL',
  tcp: 'TCP',
  tls: 'TLS',
  udp: 'UDP',
  websocket: 'WebSocket',
};

/** Topics whose name says little without their area, as they read beside a question. */
const ALONE: Readonly<Record<string, string>> = {
  'caching/eviction': 'cache eviction',
  'caching/invalidation': 'cache invalidation',
  'caching/sizing': 'cache sizing',
  'cdn/invalidation': 'CDN invalidation',
  'consistency/causal': 'causal consistency',
  'consistency/eventual': 'eventual consistency',
  'consistency/strong': 'strong consistency',
  'data-processing/batch': 'batch processing',
  'data-processing/stream': 'stream processing',
  'databases/graph': 'graph databases',
  'databases/relational': 'relational databases',
  'estimation/storage': 'storage estimates',
  'geospatial/indexes': 'geospatial indexes',
  'geospatial/sharding': 'geospatial sharding',
  'load-balancing/algorithms': 'balancing algorithms',
  'messaging/ordering': 'message ordering',
  'messaging/priority': 'message priority',
  'ml-systems/serving': 'model serving',
  'rate-limiting/algorithms': 'limiting algorithms',
  'rate-limiting/distributed': 'distributed limits',
  'rate-limiting/tiers': 'limits by plan',
  'real-time/collaboration': 'real-time collaboration',
  'replication/sync-vs-async': 'sync or async replication',
  'transactions/holds': 'holds on stock or money',
};

/** How a topic reads: `topicName('messaging/delivery-guarantees') // "delivery guarantees"`, and an area alone as itself. */
export function topicName(topic: string): string {
  const alone = ALONE[topic];
  if (alone !== undefined) return alone;
  const name = topic.split('/').at(-1) ?? topic;
  return name
    .split('-')
    .map((word) => WRITTEN[word] ?? word)
    .join(' ');
}

/** The area a topic is filed under: `areaOf('caching/hot-keys') // "caching"`. */
export function areaOf(topic: string): string {
  return topic.split('/', 1)[0] ?? topic;
}
