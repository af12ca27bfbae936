// force-graph with every node fixed and no simulation; it shows labels as tooltips only.
const data = {
  nodes: drawing.nodes.map(({ id, label, x, y, size }) => ({ id, name: label, fx: x, fy: y, x, y, val: size })),
  links: drawing.edges.map(({ source, target }) => ({ source, target })),
};
const graph = new ForceGraph(document.getElementById("graph"))
  .warmupTicks(0)
  .cooldownTicks(0)
  .graphData(data);
setTimeout(() => graph.zoomToFit(0, 20));
window.bench = {
  nodes: () => graph.graphData().nodes.length,
  edges: () => graph.graphData().links.length,
  at: (id) => { const one = graph.graphData().nodes.find((node) => node.id === id); return { x: one.x, y: one.y }; },
};
