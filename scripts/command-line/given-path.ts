// Where the person stood when the command was typed; npm itself runs in the project's folder.
import path from 'node:path';

export const givenPath = (name: string) => path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
