// What the page's script finds in the window beside the browser's own: vis-network, as pyvis installs it.

declare const vis: {
  DataSet: new (items?: any[]) => any;
  Network: new (box: HTMLElement, data: { nodes: any; edges: any }, options: any) => any;
};

interface Window {
  qgraph: {
    chosen: () => string | null;
    network: () => any;
  };
}
