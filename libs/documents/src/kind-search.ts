import {
  BOUNDARY_KINDS,
  COMPONENT_KINDS,
  KIND_NAMES,
  type BoundaryKind,
  type ComponentKind,
} from './component-kind.js';

type Kind = ComponentKind | BoundaryKind;

/** What people type when they mean a kind: products, protocols and other names. In small letters. */
const ALSO_CALLED: Readonly<Record<Kind, readonly string[]>> = {
  client: ['user', 'browser', 'web app', 'mobile', 'phone', 'ios', 'android', 'frontend', 'device', 'desktop'],
  cdn: ['content delivery network', 'cloudfront', 'cloudflare', 'akamai', 'fastly', 'edge cache', 'pop'],
  dns: ['domain name system', 'route 53', 'name server', 'resolver', 'geodns'],
  'load-balancer': ['lb', 'alb', 'elb', 'nlb', 'nginx', 'haproxy', 'envoy', 'reverse proxy', 'balancer', 'l4', 'l7'],
  'api-gateway': ['gateway', 'kong', 'apigee', 'bff', 'rate limiter', 'auth', 'ingress', 'graphql', 'rest'],
  service: ['server', 'app server', 'api', 'microservice', 'backend', 'web server', 'grpc', 'websocket', 'lambda'],
  worker: ['consumer', 'job', 'background', 'processor', 'sidekiq', 'celery', 'batch', 'spark', 'flink', 'transcoder'],
  scheduler: ['cron', 'timer', 'airflow', 'quartz', 'periodic', 'orchestrator', 'coordinator'],
  cache: ['redis', 'memcached', 'memcache', 'valkey', 'in memory', 'session store', 'hot keys'],
  'sql-database': [
    'postgres',
    'postgresql',
    'mysql',
    'mariadb',
    'sqlite',
    'oracle',
    'aurora',
    'rdbms',
    'relational',
    'primary',
    'db',
    'spanner',
    'cockroachdb',
  ],
  'nosql-database': [
    'mongodb',
    'mongo',
    'cassandra',
    'scylladb',
    'dynamodb',
    'dynamo',
    'hbase',
    'bigtable',
    'key value',
    'document store',
    'wide column',
    'graph database',
    'neo4j',
    'db',
    'time series',
  ],
  replica: ['read replica', 'follower', 'secondary', 'standby', 'copy', 'db'],
  shard: ['partition', 'sharding', 'vitess', 'citus', 'db'],
  'object-store': [
    's3',
    'blob',
    'bucket',
    'gcs',
    'minio',
    'file storage',
    'storage',
    'media',
    'images',
    'video',
    'hdfs',
    'data lake',
  ],
  'search-index': [
    'elasticsearch',
    'elastic',
    'opensearch',
    'solr',
    'lucene',
    'full text',
    'inverted index',
    'typeahead',
    'vector',
  ],
  queue: [
    'sqs',
    'rabbitmq',
    'message queue',
    'mq',
    'broker',
    'kafka',
    'activemq',
    'task queue',
    'celery',
    'dead letter',
    'dlq',
  ],
  stream: [
    'kafka',
    'kinesis',
    'pulsar',
    'event log',
    'event bus',
    'pub sub',
    'pubsub',
    'topic',
    'cdc',
    'log',
    'redpanda',
  ],
  'external-service': [
    'third party',
    'stripe',
    'payment',
    'twilio',
    'email',
    'sms',
    'push',
    'apns',
    'fcm',
    'sendgrid',
    'maps',
    'oauth',
    'partner',
  ],
  region: ['data center', 'datacentre', 'dc', 'geo', 'us-east', 'eu-west', 'frame', 'boundary', 'cloud', 'vpc'],
  zone: ['availability zone', 'az', 'rack', 'cell', 'cluster', 'subnet', 'frame', 'boundary', 'kubernetes', 'k8s'],
};

/** A kind that was found by what somebody typed. */
export interface FoundKind {
  readonly kind: Kind;
  /** The other name by which it was found, if it was not by its own. */
  readonly alias: string | null;
}

/** How well a name answers: its whole, its beginning, the beginning of one of its words; not at all otherwise. */
function rankOf(name: string, query: string): number | null {
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  return name.split(/[\s-]+/).some((word) => word.startsWith(query)) ? 2 : null;
}

/**
 * The kinds that a few typed letters may mean, the likeliest first; all of them when nothing is typed.
 * @param kinds those to choose from, in the order in which they are shown when nothing is typed
 * @example searchKinds('red')[0] // { kind: 'cache', alias: 'redis' }
 */
export function searchKinds(
  typed: string,
  kinds: readonly Kind[] = [...COMPONENT_KINDS, ...BOUNDARY_KINDS],
): readonly FoundKind[] {
  const query = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (query === '') return kinds.map((kind) => ({ kind, alias: null }));
  return kinds
    .flatMap((kind) => bestOf(kind, query))
    .sort((one, other) => one.rank - other.rank)
    .map(({ kind, alias }) => ({ kind, alias }));
}

/** A kind's own name goes before another name that answers as well. */
function bestOf(kind: Kind, query: string): (FoundKind & { rank: number })[] {
  const own = rankOf(KIND_NAMES[kind].toLowerCase(), query);
  const names = own === null ? [] : [{ kind, alias: null, rank: own }];
  const aliases = ALSO_CALLED[kind].flatMap((alias) => {
    const rank = rankOf(alias, query);
    return rank === null ? [] : [{ kind, alias, rank: rank + 0.5 }];
  });
  return [...names, ...aliases].sort((one, other) => one.rank - other.rank).slice(0, 1);
}
