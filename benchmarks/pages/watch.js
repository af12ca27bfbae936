// Put into every page before its own scripts: when a large canvas was first drawn to, when the main thread was last
// busy for more than 50 ms, and how many frames there were.
(() => {
  const watch = window.watch = { drawn: null, complete: null, busy: 0, frames: 0, painted: null };
  const note = (tasks) => { for (const task of tasks) watch.busy = Math.max(watch.busy, task.startTime + task.duration); };
  const busy = new PerformanceObserver((list) => note(list.getEntries()));
  busy.observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const paint of list.getEntries())
      if (paint.name === "first-contentful-paint") watch.painted = paint.startTime;
  }).observe({ type: "paint", buffered: true });

  // qgraph paints large pictures in slices and says when they are whole.
  new MutationObserver(() => {
    watch.complete = document.documentElement.dataset.drawn ? performance.now() : null;
  }).observe(document, { attributes: true, attributeFilter: ["data-drawn"], subtree: true });

  const large = (canvas) => canvas.isConnected && canvas.clientWidth * canvas.clientHeight >= 40_000;
  // Some clear their canvas long before they draw on it; what WebGL has drawn cannot be read back here.
  const blank = (context) => {
    if (!context.getImageData) return false;
    const { width, height } = context.canvas;
    const dots = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    return dots.every((dot) => dot === dots[0]);
  };
  const seen = (context) => {
    if (watch.drawn !== null || !large(context.canvas)) return;
    watch.drawn = 0;
    requestAnimationFrame(() => {
      const now = performance.now();
      watch.drawn = blank(context) ? null : now;
    });
  };
  const hook = (prototype, names) => {
    for (const name of names) {
      const plain = prototype?.[name];
      if (!plain) continue;
      prototype[name] = function (...values) {
        if (!watch.drawn) seen(this);
        return plain.apply(this, values);
      };
    }
  };
  hook(window.CanvasRenderingContext2D?.prototype, ["stroke", "fill", "fillText", "drawImage", "putImageData"]);
  for (const kind of [window.WebGLRenderingContext, window.WebGL2RenderingContext])
    hook(kind?.prototype, ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]);
  hook(window.ImageBitmapRenderingContext?.prototype, ["transferFromImageBitmap"]);

  // A long task is told of only after it has ended, and a question may come in between: hence the turn.
  watch.ask = async () => {
    await new Promise((done) => { setTimeout(done); });
    note(busy.takeRecords());
    const canvas = [...document.querySelectorAll("canvas")].some(large);
    const { drawn, complete, painted } = watch;
    return { now: performance.now(), busy: watch.busy, drawn: drawn || (canvas ? null : painted), complete };
  };

  const frame = () => { watch.frames += 1; requestAnimationFrame(frame); };
  watch.count = () => { requestAnimationFrame(frame); };
  // The largest picture in the window, and a place near its corner where a drag can begin.
  watch.picture = () => {
    const boxes = [...document.querySelectorAll("canvas, svg")].map((one) => one.getBoundingClientRect());
    const area = (box) => box.width * box.height;
    const box = boxes.reduce((most, one) => (area(one) > area(most) ? one : most), new DOMRect(0, 0, innerWidth, innerHeight / 2));
    const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
    return { x: left, y: top, width: Math.min(innerWidth, box.right) - left, height: Math.min(innerHeight, box.bottom) - top };
  };
})();
