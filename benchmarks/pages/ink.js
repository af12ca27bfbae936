// How many dots of a picture differ from its most frequent colour.
async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const dots = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
  const counts = new Map();
  for (const dot of dots) counts.set(dot, (counts.get(dot) ?? 0) + 1);
  const ground = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
  const parts = (dot) => [dot & 255, (dot >> 8) & 255, (dot >> 16) & 255];
  const base = parts(ground);
  let ink = 0;
  for (const [dot, count] of counts) if (parts(dot).some((part, at) => Math.abs(part - base[at]) > 12)) ink += count;
  return ink;
}
