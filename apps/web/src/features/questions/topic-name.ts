/** How a topic reads: `topicName('messaging/delivery-guarantees') // "delivery guarantees"`. */
export function topicName(topic: string): string {
  return (topic.split('/').at(-1) ?? topic).replaceAll('-', ' ');
}
