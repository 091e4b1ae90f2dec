/** As the server keeps it: a smaller picture is sent in a fraction of the time, and says nothing of where it was taken. */
const longestSide = 2000;
const quality = 0.85;

/** The picture as a smaller one; as it is where this browser cannot read it. */
export async function shrunk(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/') || typeof createImageBitmap !== 'function') return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const made = await new Promise<Blob | null>((done) => {
      canvas.toBlob(done, 'image/jpeg', quality);
    });
    return made ?? file;
  } catch {
    return file;
  }
}

/** What it is called once it is another kind of picture. */
export function nameOf(file: File, content: Blob): string {
  return content === file ? file.name : `${file.name.replace(/\.[^.]*$/, '') || 'photo'}.jpg`;
}
