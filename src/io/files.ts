// Files from and to the user's disk. It knows nothing of what is in them.

/** Larger files are refused before they are read (the document's own limit is below this). */
const FILE_LIMIT_BYTES = 8_000_000;

/** Offers text as a download. */
export function download(name: string, text: string, type = 'text/plain'): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The browser has taken the address by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

/** The file's text, or a sentence about why it is not read. */
export async function readTextFile(file: File): Promise<{ readonly text: string } | { readonly error: string }> {
  if (file.size > FILE_LIMIT_BYTES)
    return {
      error: `${file.name} has ${Math.round(file.size / 1e6)} MB; at most ${FILE_LIMIT_BYTES / 1e6} MB are read.`,
    };
  return { text: await file.text() };
}
