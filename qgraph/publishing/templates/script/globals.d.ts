// What the page's script finds in the window beside the browser's own: vis-network, as pyvis installs it.

export interface Vis {
  DataSet: new (items?: any[]) => any;
  Network: new (box: HTMLElement, data: { nodes?: any; edges?: any }, options: any) => any;
}

declare global {
  interface Window {
    vis?: Vis;
    qgraph: {
      chosen: () => string | null;
      network: () => any;
    };
  }
}
