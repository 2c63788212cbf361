import { toSvg, type Picture, type Table } from 'hostlab/figures';

/** A table as CSV after RFC 4180: the columns first, a row a line, CRLF. */
export function tableToCsv(table: Table): string {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [table.columns, ...table.rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A picture as a file of its own: with its colours, its title, its description and where it is from. */
export function pictureFile(picture: Picture, source: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toSvg(picture, { theme: 'light', id: 'hostlab', source })}\n`;
}

/** Hands a file to the reader. */
export function download(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** An SVG as PNG, drawn by the browser at twice its size. */
export async function toPng(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('This browser makes no PNG of it.')) : resolve(blob)));
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
