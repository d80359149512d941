import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const PREFIX = 'fortyfive_';

/** A few milliseconds is what a group commit should take; the far end is a database that has gone away. */
const COMMIT_BUCKETS_S = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30];
const LOAD_BUCKETS_S = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
const SEAL_BUCKETS_S = [0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60];
const BATCH_BUCKETS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

let ofProcess: Registry | undefined;

/**
 * What holds for the process: memory, processor, event loop, garbage collection. Watched once, however many apps a
 * process starts, because the library's watchers cannot be stopped again; they keep no process alive.
 */
function processRegistry(): Registry {
  if (!ofProcess) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess, prefix: PREFIX });
  }
  return ofProcess;
}

/** What an operator can watch of this server. Each app counts for itself. */
@Injectable()
export class Metrics {
  readonly #registry = new Registry();

  readonly openDocuments = this.#gauge('open_documents', 'Documents in memory.');
  readonly documentConnections = this.#gauge('document_connections', 'Open connections to documents.');
  readonly rooms = this.#gauge('rooms', 'Rooms that somebody is connected to.');
  readonly roomSockets = this.#gauge('room_sockets', 'Open socket.io connections.');
  readonly queueBytes = this.#gauge('queue_bytes', 'Bytes of log entries that wait to be committed.');
  readonly queueEntries = this.#gauge('queue_entries', 'Log entries that wait to be committed.');

  readonly updates = this.#counter('updates_total', 'Document updates accepted.', 'kind');
  readonly refusals = this.#counter('refusals_total', 'Frames, events and connections refused.', 'reason');
  readonly closes = this.#counter('closes_total', 'Document connections closed by the server.', 'code');
  readonly images = this.#counter('images_total', 'Pictures sent in: stored, or why they were refused.', 'outcome');
  readonly sealed = this.#counter('sealed_total', 'Logs of ended interviews: sealed, mismatch or failed.', 'outcome');

  readonly commitBatchSize = this.#histogram('commit_batch_entries', 'Log entries in one commit.', BATCH_BUCKETS);
  readonly commitSeconds = this.#histogram('commit_seconds', 'Time that one group commit takes.', COMMIT_BUCKETS_S);
  readonly loadSeconds = this.#histogram('load_seconds', 'Time that reading a document takes.', LOAD_BUCKETS_S);
  readonly sealSeconds = this.#histogram('seal_seconds', 'Time that sealing a log takes.', SEAL_BUCKETS_S);

  /** Begins to watch the process, so that the first reading already says something of its event loop. */
  watchProcess(): void {
    processRegistry();
  }

  /** Everything, as Prometheus reads it. */
  async read(): Promise<{ contentType: string; text: string }> {
    const all = Registry.merge([this.#registry, processRegistry()]);
    return { contentType: all.contentType, text: await all.metrics() };
  }

  #gauge(name: string, help: string): Gauge {
    return new Gauge({ name: PREFIX + name, help, registers: [this.#registry] });
  }

  #counter<Label extends string>(name: string, help: string, label: Label): Counter<Label> {
    return new Counter({ name: PREFIX + name, help, labelNames: [label], registers: [this.#registry] });
  }

  #histogram(name: string, help: string, buckets: number[]): Histogram {
    return new Histogram({ name: PREFIX + name, help, buckets, registers: [this.#registry] });
  }
}
