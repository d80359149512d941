/** How a topic reads: `topicName('messaging/delivery-guarantees') // "delivery guarantees"`, and an area alone as itself. */
export function topicName(topic: string): string {
  return (topic.split('/').at(-1) ?? topic).replaceAll('-', ' ');
}

/** The area a topic is filed under: `areaOf('caching/hot-keys') // "caching"`. */
export function areaOf(topic: string): string {
  return topic.split('/', 1)[0] ?? topic;
}
