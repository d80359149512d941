// Time in the lab: it passes only when the test says so, the same way every time. Loaded before anything else.
(() => {
  const FRAME_MS = 16;
  /** More than any honest page sets off in a second. */
  const MOST_TIMERS = 5_000;
  const realSetTimeout = window.setTimeout.bind(window);
  const timers = new Map();
  let nowMs = 1_000_000;
  let lastId = 0;

  /** In parts of milliseconds, some would wait for a moment that rounding never lets come. */
  const wholeMs = (ms) => Math.ceil(Math.max(0, Number(ms) || 0));
  const add = (run, waitMs, everyMs) => {
    timers.set(++lastId, { id: lastId, run, atMs: nowMs + wholeMs(waitMs), everyMs, source: String(run) });
    return lastId;
  };
  const cancel = (id) => void timers.delete(id);

  /** React and promises go on in real time; they have nothing to wait for. */
  const settle = async () => {
    for (let round = 0; round < 3; round++) await new Promise((resolve) => postTask(resolve));
  };
  const channel = new MessageChannel();
  const tasks = [];
  channel.port1.onmessage = () => tasks.shift()?.();
  const postTask = (task) => {
    tasks.push(task);
    channel.port2.postMessage(null);
  };

  const nextTimer = (untilMs) => {
    let next = null;
    for (const timer of timers.values()) {
      if (timer.atMs > untilMs) continue;
      if (!next || timer.atMs < next.atMs || (timer.atMs === next.atMs && timer.id < next.id)) next = timer;
    }
    return next;
  };

  const advance = async (ms) => {
    const untilMs = nowMs + wholeMs(ms);
    await settle();
    let count = 0;
    for (let timer = nextTimer(untilMs); timer; timer = nextTimer(untilMs)) {
      if (++count > MOST_TIMERS) throw new Error(`Timers without end at ${nowMs}: ${timer.source}`);
      nowMs = Math.max(nowMs, timer.atMs);
      if (timer.everyMs === undefined) timers.delete(timer.id);
      else timer.atMs = nowMs + Math.max(1, wholeMs(timer.everyMs));
      timer.run();
      await settle();
    }
    nowMs = untilMs;
  };

  /** Numbers that look random, the same ones for the same seed. */
  const makeRandom = (seed) => {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x9e3779b9) >>> 0;
      const half = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
      const mixed = Math.imul(half ^ (half >>> 15), 0x735a2d97);
      return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
    };
  };

  const takeOver = (view) => {
    let random = makeRandom(1);
    const RealDate = view.Date;
    view.setTimeout = (run, waitMs, ...args) => add(() => run(...args), waitMs);
    view.clearTimeout = cancel;
    view.setInterval = (run, everyMs, ...args) => add(() => run(...args), everyMs, everyMs);
    view.clearInterval = cancel;
    view.requestAnimationFrame = (run) => add(() => run(nowMs), FRAME_MS - (nowMs % FRAME_MS));
    view.cancelAnimationFrame = cancel;
    view.requestIdleCallback = (run) => add(() => run({ didTimeout: false, timeRemaining: () => 10 }), 1);
    view.cancelIdleCallback = cancel;
    view.performance.now = () => nowMs;
    view.Date = class extends RealDate {
      constructor(...values) {
        super(...(values.length === 0 ? [nowMs] : values));
      }
      static now() {
        return nowMs;
      }
    };
    view.Math.random = () => random();
    view.crypto.getRandomValues = (array) => {
      for (let place = 0; place < array.length; place++) array[place] = Math.floor(random() * 2 ** 32);
      return array;
    };
    view.seedRandom = (seed) => {
      random = makeRandom(seed);
    };
  };

  window.labClock = { takeOver, advance, settle, setTimeout: add, realSetTimeout };
})();
