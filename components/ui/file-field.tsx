'use client';
// A native file input in a drop zone: without script the input alone works. Size and ending are looked at here to spare a long
// upload in vain; the server judges for itself.
import { useLocale, useTranslations } from 'next-intl';
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import { formatSize } from '@/lib/platform/i18n/format';
import { isLanguage } from '@/lib/platform/i18n/languages';
import { IconButton } from './button';
import { classNames } from './class-names';
import { Icon } from './icon';

type Props = {
  name: string;
  /** Endings with dot: [".pdf", ".docx"]. */
  accept: string[];
  maxBytes: number;
  /** The same in words: "PDF or DOCX". */
  types: string;
  multiple?: boolean;
  onFiles?: (files: File[]) => void;
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  'aria-label'?: string;
};

export function FileField({ name, accept, maxBytes, types, multiple, onFiles, ...control }: Props) {
  const t = useTranslations('ui.file');
  const locale = useLocale();
  const size = (bytes: number) => formatSize(bytes, isLanguage(locale) ? locale : 'tk');
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<File[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);

  const problemOf = (file: File): string | null => {
    if (!accept.some((ending) => file.name.toLowerCase().endsWith(ending))) return t('wrongType', { name: file.name, types });
    return file.size > maxBytes ? t('tooLarge', { name: file.name, size: size(maxBytes) }) : null;
  };
  const take = (list: File[]) => {
    const bad = list.map(problemOf).find(Boolean) ?? null;
    const good = list.filter((file) => !problemOf(file));
    setProblem(bad);
    setFiles(good);
    onFiles?.(good);
    // The input sends exactly what is listed.
    const transfer = new DataTransfer();
    for (const file of good) transfer.items.add(file);
    if (input.current) input.current.files = transfer.files;
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = [...event.dataTransfer.files];
    take(multiple ? [...files, ...dropped] : dropped.slice(0, 1));
  };
  const change = (event: ChangeEvent<HTMLInputElement>) => take([...(event.target.files ?? [])]);
  return (
    <div className="col g8">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition to the input inside */}
      <div
        className={classNames('drop', isOver && 'over')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label className="drop-l">
          <Icon name="upload" />
          <span>
            <span className="link">{t(multiple ? 'chooseMany' : 'choose')}</span> {t(multiple ? 'dropMany' : 'drop')}
          </span>
          <input
            {...control}
            ref={input}
            type="file"
            name={name}
            accept={accept.join(',')}
            multiple={multiple}
            onChange={change}
          />
        </label>
        <div className="small muted">{t('limit', { types, size: size(maxBytes) })}</div>
      </div>
      {problem && (
        <div className="errmsg" role="alert">
          <Icon name="circle-alert" />
          {problem}
        </div>
      )}
      {files.map((file) => (
        <div className="evi" key={`${file.name}${file.size}`}>
          <Icon name="file-text" size="l" className="muted" />
          <div className="grow">
            <b className="strong">{file.name}</b>
            <div className="small muted">{size(file.size)}</div>
          </div>
          <IconButton
            icon="x"
            label={t('remove', { name: file.name })}
            onClick={() => take(files.filter((other) => other !== file))}
          />
        </div>
      ))}
    </div>
  );
}
