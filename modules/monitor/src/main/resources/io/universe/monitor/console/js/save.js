// Hands a file to the user, as a download.

const TO_BE_TAKEN_MILLIS = 60_000;

export function save(name, blob) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TO_BE_TAKEN_MILLIS);
}
