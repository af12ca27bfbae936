// A canvas by hand with d3-zoom: lines, dots, and names from half size on. No picking, no tooltips, no search.
const frame = document.getElementById("graph");
const canvas = frame.appendChild(document.createElement("canvas"));
const [width, height] = [frame.clientWidth, frame.clientHeight];
[canvas.width, canvas.height] = [width, height];
const context = canvas.getContext("2d");
const byId = new Map(drawing.nodes.map((node) => [node.id, node]));
const [left, right] = d3.extent(drawing.nodes, (node) => node.x);
const [top, bottom] = d3.extent(drawing.nodes, (node) => node.y);

function draw({ k, x, y }) {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(k, 0, 0, k, x, y);
  context.strokeStyle = "#ccc";
  context.lineWidth = 1 / k;
  context.beginPath();
  for (const edge of drawing.edges) {
    const [from, to] = [byId.get(edge.source), byId.get(edge.target)];
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  context.stroke();
  for (const node of drawing.nodes) {
    context.fillStyle = node.task ? "#5a7" : "#57a";
    context.beginPath();
    context.arc(node.x, node.y, node.size, 0, 7);
    context.fill();
    if (k > 0.5) context.fillText(node.label, node.x + node.size, node.y);
  }
}

let waiting = null;
const zoom = d3.zoom().scaleExtent([0.001, 20]).on("zoom", ({ transform }) => {
  if (!waiting) requestAnimationFrame(() => { draw(waiting); waiting = null; });
  waiting = transform;
});
const k = 0.9 * Math.min(width / (right - left), height / (bottom - top));
d3.select(canvas).call(zoom).call(zoom.transform, d3.zoomIdentity
  .translate(width / 2 - k * (left + right) / 2, height / 2 - k * (top + bottom) / 2)
  .scale(k));
window.bench = {
  nodes: () => byId.size,
  edges: () => drawing.edges.length,
  at: (id) => ({ x: byId.get(id).x, y: byId.get(id).y }),
};
