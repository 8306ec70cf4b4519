// Where the site begins: every address that a script makes starts here.

export const root = new URL("../../../", import.meta.url);
