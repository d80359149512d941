import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { WebSocketServer } from 'ws';
import { DESKTOP } from '../../support/browser.js';
import { movePointer, notePointer } from './pointer.js';
import { delays, quantile, type Sample } from './samples.js';

const DRAG_MS = 3_000;
const PAGE =
  '<body style="margin:0"><div id="box" style="position:absolute;width:50px;height:50px;background:red"></div>';

/** What this machine and this browser take at least: a pointer, a relay that passes on what it gets, and one rectangle. */
export async function measureFloor(browser: Browser): Promise<{ p50Ms: number; p95Ms: number }> {
  const relay = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(relay, 'listening');
  relay.on('connection', (socket) => {
    socket.on('message', (bytes) => {
      for (const other of relay.clients) if (other !== socket) other.send(String(bytes));
    });
  });
  const context = await browser.newContext({ viewport: DESKTOP });
  const peerContext = await browser.newContext({ viewport: DESKTOP });
  try {
    const [page, peer] = [await context.newPage(), await peerContext.newPage()];
    const address = `ws://127.0.0.1:${(relay.address() as AddressInfo).port}`;
    for (const one of [page, peer]) await one.setContent(PAGE);
    await peer.evaluate(watch, address);
    await page.evaluate(send, address);
    const pointer = await notePointer(page);
    await movePointer(page, { x: 200, y: 25 }, 700, DRAG_MS);
    await page.waitForTimeout(500);
    const { moves } = await pointer.read();
    const views = await peer.evaluate(() => (globalThis as unknown as { views: Sample[] }).views);
    const found = delays(moves, views);
    return { p50Ms: quantile(found, 0.5), p95Ms: quantile(found, 0.95) };
  } finally {
    await context.close();
    await peerContext.close();
    relay.close();
  }
}

/** In the page that moves. Resolves once it is connected. */
function send(address: string): Promise<void> {
  const socket = new WebSocket(address);
  addEventListener('pointermove', ({ clientX }) => socket.send(String(clientX)));
  return new Promise((resolve) => (socket.onopen = () => resolve()));
}

/** In the page that follows: notes down where the rectangle is in each frame. */
function watch(address: string): Promise<void> {
  const socket = new WebSocket(address);
  const box = document.querySelector<HTMLElement>('#box');
  const views: { atMs: number; x: number }[] = [];
  let x = 0;
  socket.onmessage = ({ data }) => {
    x = Number(data);
    if (box) box.style.left = `${x}px`;
  };
  const frame = (): void => {
    views.push({ atMs: performance.timeOrigin + performance.now(), x });
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  Object.assign(globalThis, { views });
  return new Promise((resolve) => (socket.onopen = () => resolve()));
}
