// cytoscape.js on its canvas, with haystack edges, its fastest.
const graph = cytoscape({
  container: document.getElementById("graph"),
  elements: {
    nodes: drawing.nodes.map(({ id, label, x, y, size }) => ({ data: { id, label, size: 2 * size }, position: { x, y } })),
    edges: drawing.edges.map(({ id, source, target }) => ({ data: { id, source, target } })),
  },
  layout: { name: "preset" },
  style: [
    { selector: "node", style: { label: "data(label)", width: "data(size)", height: "data(size)", "font-size": 14 } },
    { selector: "edge", style: { "curve-style": "haystack", width: 1, "line-color": "#ccc" } },
  ],
});
window.bench = {
  nodes: () => graph.nodes().length,
  edges: () => graph.edges().length,
  at: (id) => graph.getElementById(id).position(),
};
