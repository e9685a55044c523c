// The child process that makes DOCX, PDF and XLSX files: one task at a time over the channel to its parent (render.ts).
import { writeFileSync } from 'node:fs';
import type { RenderTask } from '@/lib/documents/render';
import { fontFolder } from '@/lib/documents/writers/fonts';

export type WorkerAnswer = { bytes: Uint8Array } | { error: string };

// Charts in Word documents become pictures: their letters come from the bundled font, whatever fonts the machine has.
const { FONTCONFIG_FILE: fonts, HOME: home } = process.env;
if (fonts && home) writeFileSync(fonts, `<fontconfig><dir>${fontFolder()}</dir><cachedir>${home}</cachedir></fontconfig>`);

// Loaded on demand: who asks for a PDF does not wait for the Word library. The format is one of a closed list.
const writers = {
  docx: async (model: RenderTask['model']) => (await import('@/lib/documents/writers/docx')).writeDocx(model),
  pdf: async (model: RenderTask['model']) => (await import('@/lib/documents/writers/pdf')).writePdf(model),
  xlsx: async (model: RenderTask['model']) => (await import('@/lib/documents/writers/xlsx')).writeXlsx(model),
};

async function answer({ model, format }: RenderTask): Promise<WorkerAnswer> {
  try {
    if (!(format in writers)) throw new Error(`no writer for ${format}`);
    return { bytes: await writers[format as keyof typeof writers](model) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

process.on('message', async (task: RenderTask) => {
  process.send?.(await answer(task));
});
// Nobody waits for a child without a parent.
process.on('disconnect', () => process.exit(0));
