// vis-network as its authors advise for large graphs: places given, no physics, straight edges.
const options = {
  physics: false,
  layout: { improvedLayout: false },
  nodes: { shape: "dot" },
  edges: { smooth: false },
  interaction: { hideEdgesOnDrag: true, hideEdgesOnZoom: true },
};
const network = new vis.Network(document.getElementById("graph"), {
  nodes: new vis.DataSet(drawing.nodes.map(({ id, label, x, y, size }) => ({ id, label, x, y, size }))),
  edges: new vis.DataSet(drawing.edges.map(({ id, source, target }) => ({ id, from: source, to: target }))),
}, options);
window.bench = {
  nodes: () => network.body.data.nodes.length,
  edges: () => network.body.data.edges.length,
  at: (id) => network.getPosition(id),
};
