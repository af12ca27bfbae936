// sigma.js draws with WebGL what graphology holds; its y grows upwards.
const graph = new graphology.MultiDirectedGraph();
for (const { id, label, x, y, size, task } of drawing.nodes)
  graph.addNode(id, { label, x, y: -y, size: Math.max(2, size / 3), color: task ? "#5a7" : "#57a" });
for (const { id, source, target } of drawing.edges)
  graph.addEdgeWithKey(id, source, target, { color: "#ccc" });
new Sigma(graph, document.getElementById("graph"));
window.bench = {
  nodes: () => graph.order,
  edges: () => graph.size,
  at: (id) => ({ x: graph.getNodeAttribute(id, "x"), y: -graph.getNodeAttribute(id, "y") }),
};
