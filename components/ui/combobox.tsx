'use client';
// One or several of many choices, by typing. Own markup after the ARIA pattern (combobox with listbox): React Aria announces in
// English on Turkmen pages. In the server's HTML it is a native select, so the form works before and without script.
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useCallback, useId, useRef, useState } from 'react';
import { classNames } from './class-names';
import { matches } from './fold';
import { Icon } from './icon';
import { useHydrated } from './use-hydrated';
import { useOutside } from './use-outside';

export type ComboOption = {
  value: string;
  label: string;
  /** Short form for the tag: "MOE". */
  code?: string;
  /** Why it matters: "already leads 14". */
  note?: string;
  /** Further words it is found by: the same in other languages. */
  search?: string;
};

type Props = {
  name: string;
  options: ComboOption[];
  multiple?: boolean;
  defaultValue?: string | string[];
  onChange?: (values: string[]) => void;
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  'aria-label'?: string;
};

const SHOWN = 50;

export function Combobox(props: Props) {
  const { name, options, multiple, defaultValue = [], onChange, id, ...described } = props;
  const [chosen, setChosen] = useState<string[]>(() => [defaultValue].flat().filter(Boolean));
  if (!useHydrated()) return <NativeSelect {...props} chosen={chosen} />;
  const choose = (values: string[]) => {
    setChosen(values);
    onChange?.(values);
  };
  return (
    <>
      {chosen.map((value) => (
        <input key={value} type="hidden" name={name} value={value} />
      ))}
      {!multiple && chosen.length === 0 && <input type="hidden" name={name} value="" />}
      <Box {...{ options, multiple: !!multiple, chosen, choose, id, described }} />
    </>
  );
}

function NativeSelect({
  name,
  options,
  multiple,
  id,
  chosen,
  onChange: _,
  defaultValue: __,
  ...described
}: Props & { chosen: string[] }) {
  return (
    <select
      {...described}
      id={id}
      name={name}
      multiple={multiple}
      size={multiple ? Math.min(6, options.length) : undefined}
      className="select"
      defaultValue={multiple ? chosen : (chosen[0] ?? '')}
    >
      {!multiple && <option value="" />}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.code ? `${option.code} · ${option.label}` : option.label}
        </option>
      ))}
    </select>
  );
}

type BoxProps = {
  options: ComboOption[];
  multiple: boolean;
  chosen: string[];
  choose: (values: string[]) => void;
  id: string | undefined;
  described: object;
};

function Box({ options, multiple, chosen, choose, id, described }: BoxProps) {
  const t = useTranslations('ui.combobox');
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const one = multiple ? undefined : options.find((option) => option.value === chosen[0]);
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = options.filter((o) => !typed || matches(`${o.code ?? ''} ${o.label} ${o.search ?? ''}`, typed)).slice(0, SHOWN);
  const close = useCallback(() => {
    setOpen(false);
    setTyped(null);
  }, []);
  useOutside(box, isOpen, close);

  const pick = (option: ComboOption) => {
    const has = chosen.includes(option.value);
    if (multiple) choose(has ? chosen.filter((value) => value !== option.value) : [...chosen, option.value]);
    else choose([option.value]);
    setTyped(null);
    if (!multiple) setOpen(false);
    input.current?.focus();
  };
  const write = (text: string) => {
    setTyped(text);
    setOpen(true);
    setAt(0);
    if (!multiple && text === '') choose([]);
  };
  const move = (to: number) => {
    setOpen(true);
    setAt(Math.max(0, Math.min(found.length - 1, to)));
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const option = found[at];
    // Moving on must not leave the list lying over the next field.
    if (event.key === 'Tab') return close();
    if (event.key === 'ArrowDown') move(isOpen ? at + 1 : 0);
    else if (event.key === 'ArrowUp') move(isOpen ? at - 1 : found.length - 1);
    else if (event.key === 'Enter' && isOpen && option) pick(option);
    else if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'Backspace' && multiple && !typed && chosen.length) return choose(chosen.slice(0, -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const toggle = () => {
    if (isOpen) return close();
    setOpen(true);
    input.current?.focus();
  };
  const tags = multiple ? chosen.flatMap((value) => options.filter((option) => option.value === value)) : [];
  return (
    <div className="combo-box" ref={box}>
      <div className="combo">
        {tags.map((option) => (
          <ComboTag key={option.value} option={option} remove={() => choose(chosen.filter((value) => value !== option.value))} />
        ))}
        <input
          {...described}
          id={id}
          ref={input}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && found[at] ? `${listId}-${at}` : undefined}
          autoComplete="off"
          placeholder={tags.length || one ? undefined : t('placeholder')}
          value={typed ?? one?.label ?? ''}
          onChange={(event) => write(event.target.value)}
          onClick={() => setOpen(true)}
          onKeyDown={press}
        />
        <button type="button" tabIndex={-1} className="combo-open" aria-label={t('open')} onClick={toggle}>
          <Icon name="chevron-down" />
        </button>
      </div>
      <div
        className="pop combo-list"
        role="listbox"
        id={listId}
        aria-multiselectable={multiple || undefined}
        aria-label={t('open')}
        hidden={!isOpen}
      >
        {found.map((option, index) => (
          <Option
            key={option.value}
            id={`${listId}-${index}`}
            option={option}
            isActive={index === at}
            isChosen={chosen.includes(option.value)}
            pick={() => pick(option)}
          />
        ))}
      </div>
      <span className={isOpen && found.length === 0 ? 'pop combo-list combo-none' : 'sr'} role="status">
        {isOpen && found.length === 0 && t('none')}
      </span>
    </div>
  );
}

function ComboTag({ option, remove }: { option: ComboOption; remove: () => void }) {
  const t = useTranslations('ui.combobox');
  return (
    <span className="chip" title={option.label}>
      {option.code ?? option.label}
      <button type="button" className="x" aria-label={t('remove', { name: option.label })} onClick={remove}>
        <Icon name="x" size="s" />
      </button>
    </span>
  );
}

type OptionProps = { id: string; option: ComboOption; isActive: boolean; isChosen: boolean; pick: () => void };

function Option({ id, option, isActive, isChosen, pick }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: keys are handled in the input
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className={classNames('opt-i', isActive && 'on')}
      ref={(node) => {
        if (isActive) node?.scrollIntoView({ block: 'nearest' });
      }}
      onPointerDown={(event) => event.preventDefault()}
      onClick={pick}
    >
      {option.code && <span className="inst">{option.code}</span>}
      <span className="grow">{option.label}</span>
      {option.note && <span className="small muted nowrap">{option.note}</span>}
      {isChosen && <Icon name="check" className="ok" />}
    </div>
  );
}
