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

/** How a topic reads: `topicName('messaging/delivery-guarantees') // "delivery guarantees"`, and an area alone as itself. */
export function topicName(topic: string): string {
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
