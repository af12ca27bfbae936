// Reads RDF from standard input with N3.js and writes it back as N-Quads; a complaint ends with status 1.
// node read.mjs PATH-OF-N3 MEDIA-TYPE
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [, , path, format] = process.argv;
const { Parser, Writer } = createRequire(import.meta.url)(path);
const writer = new Writer({ format: "N-Quads" });
writer.addQuads(new Parser({ format }).parse(readFileSync(0, "utf-8")));
writer.end((error, text) => {
  if (error) throw error;
  process.stdout.write(text);
});
