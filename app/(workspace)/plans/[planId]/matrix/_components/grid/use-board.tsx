'use client';
// Where the person is and what is open there: the active cell, the editor or menu in it, selected rows, what is read aloud.
import type { Virtualizer } from '@tanstack/react-virtual';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { withParams } from '@/components/ui/url';
import type { CellField, CellValue } from '@/lib/matrix/cells';
import { cellLanguage, cellValue, type GridRow } from '@/lib/matrix/grid';
import { type Col, FIELD_OF, FROZEN, GROUP_REST, STEP, TITLE, within } from './columns';
import { CellEditor, type Leave } from './editors';
import type { GridProps } from './grid-island';
import type { Draft, Item } from './items';
import { type Intent, intentOf } from './keys';
import type { Model, News, Snapshot } from './model';
import { keyOf } from './queue';
import { type Choice, choicesFor, RowMenu } from './row-menu';
import { TroublePanel } from './trouble';
import { useDrag } from './use-drag';
import { useSelection } from './use-selection';
import { useValueWords } from './words';

type Options = GridProps & {
  model: Model;
  snapshot: Snapshot;
  cols: readonly Col[];
  scroller: RefObject<HTMLDivElement | null>;
  virtual: Virtualizer<HTMLDivElement, Element>;
  wide: (col: Col) => number;
  resize: (col: Col, width: number, isDone: boolean) => void;
};
type Active = { key: string; col: number };
type Mode =
  | { kind: 'edit'; isReplacing: boolean; before: CellValue; base: CellValue }
  | { kind: 'menu' }
  | { kind: 'trouble' }
  | null;

const EMPTY: Partial<Record<CellField, CellValue>> = {
  lead: [],
  others: [],
  sdg: [],
  result: null,
  indicator: null,
  deadline: { wording: null, startDate: null, endDate: null, recurrence: 'ONCE' },
};

export function useBoard(options: Options) {
  const { model, snapshot, cols, scroller, virtual, wide, resize, isGrouped, place, counted } = options;
  const { items, grid, pending } = snapshot;
  const t = useTranslations('grid');
  const m = useTranslations('actions.matrix');
  const router = useRouter();
  const words = useValueWords(grid);
  const [active, setActive] = useState<Active>(() => ({ key: items[0]?.key ?? 'head', col: TITLE }));
  const [mode, setMode] = useState<Mode>(null);
  const [said, say] = useState('');
  const [saved, setSaved] = useState<ReadonlySet<string>>(new Set());
  const wantsFocus = useRef(false);
  const hasFocus = useRef(false);
  const isClosed = useRef(false);
  const before = useRef<Active | null>(null);
  const lastIndex = useRef(0);
  const isSelectable = useCallback((row: GridRow) => (grid.rights[row.can] ?? []).length > 0, [grid.rights]);
  const rowIds = useMemo(
    () => items.flatMap((i) => (i.kind === 'action' && isSelectable(i.row) ? [i.key] : [])),
    [items, isSelectable],
  );
  const selection = useSelection(rowIds, scroller, place, counted);
  const drag = useDrag(items, model, isGrouped && grid.can.arrange);

  const indexes = useMemo(() => new Map(items.map((i, at) => [i.key, at])), [items]);
  // A line that has gone leaves the person where it stood.
  const found = indexes.get(active.key);
  const activeIndex = active.key === 'head' ? -1 : (found ?? Math.max(0, Math.min(lastIndex.current, items.length - 1)));
  if (activeIndex >= 0) lastIndex.current = activeIndex;
  const item = activeIndex < 0 ? undefined : items[activeIndex];
  const now: Active = { key: item?.key ?? 'head', col: active.col };
  const column = useCallback(
    (i: Item) => (i.kind === 'action' ? Math.min(active.col, cols.length - 1) : Math.min(active.col, GROUP_REST)),
    [active.col, cols.length],
  );
  const col = item ? column(item) : Math.min(active.col, cols.length - 1);
  const field = item?.kind === 'action' ? FIELD_OF[cols[col] ?? 'menu'] : undefined;
  const trouble = item?.kind === 'action' && field ? pending.get(keyOf(item.key, field)) : undefined;
  const isTroubled = trouble?.state === 'conflict' || trouble?.state === 'refused';

  const mayEdit = useCallback((row: GridRow, c: Col) => !!FIELD_OF[c] && model.mayEdit(row, FIELD_OF[c]), [model]);

  // ── where the focus is

  const go = (key: string, to: number) => {
    wantsFocus.current = true;
    setMode(null);
    setActive({ key, col: Math.max(0, Math.min(to, cols.length - 1)) });
  };
  const goRows = (by: number, to = col) => {
    const next = activeIndex + by;
    if (next < 0) return go('head', Math.min(active.col, cols.length - 1));
    const target = items[Math.min(next, items.length - 1)];
    if (target) go(target.key, by ? active.col : to);
  };
  useLayoutEffect(() => {
    // Lines that change their place take the focus of the browser away.
    if (hasFocus.current && document.activeElement === document.body && document.hasFocus()) wantsFocus.current = true;
    if (!wantsFocus.current || mode) return;
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(now.key)}"] > [data-col="${col}"]`);
    if (!cell) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: true });
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex, { align: 'auto' });
    showColumn(scroller.current, cols, col, wide);
  });
  const { stand } = model;
  useEffect(() => {
    stand(item?.kind === 'action' ? item.key : null, field ?? cols[col] ?? 'select');
  }, [stand, item?.kind, item?.key, field, cols, col]);
  // Institutions and targets are there before the first of their editors opens.
  useEffect(() => {
    const timer = setTimeout(() => void model.choices(), 300);
    return () => clearTimeout(timer);
  }, [model]);

  // ── writing

  function edit(isReplacing: boolean) {
    if (!item) return;
    if (isTroubled) return setMode({ kind: 'trouble' });
    if (item.kind === 'draft') return;
    if (item.kind !== 'action') {
      if (!grid.can.arrange || !isGrouped) return say(t('readOnly'));
      if (col !== TITLE) return setMode({ kind: 'menu' });
      return flushSync(() => setMode({ kind: 'edit', isReplacing, before: item.group.title, base: item.group.title }));
    }
    const name = cols[col];
    if (name === 'menu') return isReplacing ? undefined : setMode({ kind: 'menu' });
    if (name === 'select') return isSelectable(item.row) ? selection.toggle(item.key, false) : say(t('readOnly'));
    if (!field || !model.mayEdit(item.row, field))
      return say(t(name === 'budget' || name === 'indicator' || name === 'number' ? 'elsewhere' : 'readOnly'));
    const value = cellValue(item.row, field);
    // In this moment, so that the key that was pressed is typed into the editor.
    flushSync(() => setMode({ kind: 'edit', isReplacing, before: value, base: model.baseOf(item.key, field) }));
  }

  function save(value: CellValue, how: Leave | null) {
    isClosed.current = true;
    if (item?.kind === 'draft') return saveDraft(item.draft, value as string);
    if (item?.kind === 'action' && field && mode?.kind === 'edit') model.write(item.key, field, value, mode);
    else if (item && item.kind !== 'action') rename(item, (value as string).trim());
    setMode(null);
    if (how === null) return;
    if (how === 'down') goRows(1);
    else go(now.key, col + { stay: 0, next: 1, previous: -1 }[how]);
  }
  function rename(group: Extract<Item, { group: unknown }>, title: string) {
    if (!title || title === group.group.title) return;
    const { lang: language, version } = group.group;
    model.act({ act: 'rename', kind: group.kind, id: group.key, language, version, title });
  }
  function cancel() {
    isClosed.current = true;
    if (item?.kind === 'draft') {
      model.dropDraft();
      go(before.current?.key ?? items[0]?.key ?? 'head', TITLE);
    } else go(now.key, col);
  }
  function clear() {
    if (item?.kind !== 'action' || !field || isTroubled) return;
    const empty = EMPTY[field];
    if (empty === undefined || !model.mayEdit(item.row, field)) return say(t(empty === undefined ? 'neverEmpty' : 'readOnly'));
    model.write(item.key, field, empty);
    say(t('cleared'));
  }
  function retrace(kind: 'undo' | 'redo') {
    const step = model[kind]();
    if (!step) return;
    if (step.kind === 'cell') {
      const at = cols.findIndex((c) => FIELD_OF[c] === step.field);
      if (indexes.has(step.id)) go(step.id, at < 0 ? TITLE : at);
      say(t(`said.${kind}`, { value: words(step.field, kind === 'undo' ? step.before : step.after) }));
    } else say(t(`said.${kind}Act`));
  }

  // ── lines

  function begin(what: Draft['what']) {
    if (!item || !grid.can.arrange || !isGrouped || item.kind === 'draft') return say(t('readOnly'));
    before.current = now;
    const sectionId = item.kind === 'action' ? item.row.sectionId : item.kind === 'objective' ? item.group.sectionId : item.key;
    const objectiveId =
      item.kind === 'action' ? item.row.objectiveId : item.kind === 'objective' ? item.key : firstObjective(sectionId);
    const key = model.beginDraft({
      what,
      sectionId,
      objectiveId: what === 'action' ? objectiveId : null,
      afterId: item.kind === 'action' ? item.key : null,
    });
    setActive({ key, col: TITLE });
    setMode({ kind: 'edit', isReplacing: false, before: '', base: '' });
  }
  const firstObjective = (sectionId: string) => grid.objectives.find((o) => o.sectionId === sectionId)?.id ?? null;
  function saveDraft(draft: Draft, typed: string) {
    const title = typed.trim();
    model.dropDraft();
    setMode(null);
    if (!title) return go(before.current?.key ?? 'head', TITLE);
    const { language } = options;
    const { what, sectionId, objectiveId, afterId } = draft;
    if (what === 'action') model.act({ act: 'addAction', sectionId, objectiveId, afterId, language, title });
    else
      model.act(
        what === 'objective' ? { act: 'addObjective', sectionId, language, title } : { act: 'addSection', language, title },
      );
    go(before.current?.key ?? 'head', TITLE);
  }
  function remove() {
    if (!item || item.kind === 'draft') return;
    const may = item.kind === 'action' ? model.mayPlace(item.row) : grid.can.arrange;
    if (!may) return say(t('readOnly'));
    model.act({ act: 'delete', kind: item.kind, id: item.key });
  }
  function move(direction: 'up' | 'down') {
    const may = item?.kind === 'action' ? model.mayPlace(item.row) : grid.can.arrange;
    if (!item || !may || !isGrouped) return say(t('readOnly'));
    if (!model.move(item, direction)) say(t('noFurther'));
  }
  const open = () => item?.kind === 'action' && router.push(`/actions/${item.key}`);

  function choose(choice: Choice) {
    go(now.key, col);
    const acts: Record<Choice, () => unknown> = {
      open,
      edit: () => router.push(withParams(options.address.path, options.params, { edit: now.key }), { scroll: false }),
      addAction: () => begin('action'),
      addObjective: () => begin('objective'),
      addSection: () => begin('section'),
      rename: () => {
        setActive({ key: now.key, col: TITLE });
        if (item && 'group' in item)
          setMode({ kind: 'edit', isReplacing: false, before: item.group.title, base: item.group.title });
      },
      up: () => move('up'),
      down: () => move('down'),
      delete: remove,
    };
    acts[choice]();
  }

  // ── news from below

  function hear(news: News) {
    if (news.kind === 'nothingToUndo') return say(t('said.nothing'));
    if (news.kind === 'saved') {
      setSaved((s) => new Set(s).add(news.key));
      setTimeout(() => setSaved((s) => new Set([...s].filter((k) => k !== news.key))), 2500);
      return say(t('said.saved'));
    }
    if (news.kind === 'trouble')
      return say('field' in news.trouble && news.trouble.state === 'conflict' ? t('trouble.conflict') : t('trouble.refused'));
    const isHere = scroller.current?.contains(document.activeElement);
    if (news.id && isHere && !mode && now.key === before.current?.key) go(news.id, TITLE);
    else if (isHere && !mode) wantsFocus.current = true;
    say(t(`said.${news.act.act}`));
  }

  // ── keys and presses

  const page = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / 70));
  const perform: { [K in Intent['kind']]: (intent: Extract<Intent, { kind: K }>) => unknown } = {
    go: ({ rows, cols: by }) => (rows ? goRows(rows) : go(now.key, col + by)),
    page: ({ direction }) => goRows(direction * page()),
    edge: ({ row, col: to }) => {
      const line = row === null ? now.key : (row === 'first' ? items[0] : items.at(-1))?.key;
      go(line ?? now.key, to === 'first' ? 0 : cols.length - 1);
    },
    edit: () => edit(false),
    replace: () => edit(true),
    clear,
    undo: () => retrace('undo'),
    redo: () => retrace('redo'),
    select: () => item?.kind === 'action' && isSelectable(item.row) && selection.toggle(item.key, false),
    selectAll: () => selection.all(),
    menu: () => setMode({ kind: 'menu' }),
    insert: () => begin('action'),
    delete: remove,
    open,
    leave: () => selection.clear(),
    move: ({ direction }) => move(direction),
    widen: ({ by }) => {
      const name = cols[col];
      if (name) resize(name, within(wide(name) + by * STEP), true);
    },
  };
  const press = (event: KeyboardEvent) => {
    if (mode || event.nativeEvent.isComposing || (event.target as Element).closest('[data-editor], .gx-pop')) return;
    if (!(event.target as Element).closest('[data-col]')) return;
    const intent = intentOf({
      key: event.key,
      code: event.code,
      ctrl: event.ctrlKey || event.metaKey,
      alt: event.altKey,
      shift: event.shiftKey,
    });
    if (!intent) return;
    if (now.key === 'head' && (intent.kind === 'edit' || intent.kind === 'select')) {
      const control = (event.target as Element).querySelector<HTMLElement>('a, input');
      if (control) event.preventDefault();
      return control?.click();
    }
    // The letter itself must reach the editor that has just taken the focus.
    if (intent.kind !== 'replace') event.preventDefault();
    (perform[intent.kind] as (i: Intent) => unknown)(intent);
  };
  const at = (event: MouseEvent) => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-col]');
    const key = cell?.closest<HTMLElement>('[data-key]')?.dataset.key;
    return cell && key ? { key, col: Number(cell.dataset.col) } : null;
  };
  /** An open editor saves when the focus leaves it; what cannot be saved stays open. */
  const closed = () => {
    isClosed.current = false;
    (document.activeElement as HTMLElement | null)?.blur();
    return isClosed.current;
  };
  const handlers = {
    ...drag.handlers,
    onKeyDown: press,
    onFocus: () => {
      hasFocus.current = true;
    },
    onBlur: () => {
      // Not when the focused line itself was taken out and put elsewhere.
      hasFocus.current = false;
    },
    onMouseDown(event: MouseEvent) {
      const place = at(event);
      if (!place || event.button !== 0 || (event.target as Element).closest('[data-editor], .gx-pop')) return;
      if (mode?.kind === 'edit' && !closed()) return event.preventDefault();
      if ((event.target as Element).closest('a, input, button')) return setActive(place);
      go(place.key, place.col);
    },
    onClick(event: MouseEvent) {
      const place = at(event);
      const target = event.target as Element;
      if (!place) return;
      if (target.matches('input[name="select"]')) return selection.toggle(place.key, event.shiftKey);
      if (target.closest('[data-menu]')) {
        setActive(place);
        setMode({ kind: 'menu' });
      }
    },
    onDoubleClick(event: MouseEvent) {
      if (at(event) && !(event.target as Element).closest('a, input, button, [data-editor], .gx-pop')) edit(false);
    },
  };

  // ── what stands open in the active cell

  function inside(): ReactNode {
    if (!item) return null;
    if (mode?.kind === 'edit') {
      const own = item.kind === 'action' ? field : 'title';
      if (!own) return null;
      return (
        <CellEditor
          key={`${item.key}${own}`}
          field={own}
          label={m(`column.${own}`)}
          value={mode.before}
          isReplacing={mode.isReplacing}
          lang={item.kind === 'action' ? cellLanguage(item.row, own) : item.kind === 'draft' ? options.language : item.group.lang}
          names={grid}
          limits={options.limits}
          choices={model.choices}
          onSave={save}
          onCancel={cancel}
        />
      );
    }
    if (mode?.kind === 'menu') {
      const edits = item.kind === 'action' && (grid.rights[item.row.can] ?? []).length > 0;
      const choices = choicesFor(item, {
        edit: edits,
        place: item.kind === 'action' && model.mayPlace(item.row),
        arrange: grid.can.arrange,
        isGrouped,
      });
      if (!choices.length) return null;
      return <RowMenu label={t('menu.column')} choices={choices} choose={choose} close={() => go(now.key, col)} />;
    }
    if (!isTroubled || !trouble) return null;
    const key = keyOf(trouble.id, trouble.field);
    const back = (then: () => void) => () => {
      then();
      go(now.key, col);
    };
    return (
      <TroublePanel
        pending={trouble}
        mine={words(trouble.field, trouble.value)}
        theirs={words(trouble.field, trouble.theirs ?? null)}
        takesFocus={mode?.kind === 'trouble'}
        choose={(side) => back(() => model.choose(key, side))()}
        retry={back(model.retry)}
        discard={back(() => model.discard(key))}
        leave={back(() => {})}
      />
    );
  }

  return {
    active: now,
    activeIndex: Math.max(0, activeIndex),
    column,
    mayEdit,
    isSelectable,
    handlers,
    hear,
    said,
    saved,
    inside: inside(),
    dropOver: drag.over,
    selected: selection.selected,
    selection: selection.state,
    selectAll: selection.all,
    goTo: (row: string, name: string) => {
      const to = cols.findIndex((c) => FIELD_OF[c] === name);
      if (indexes.has(row)) go(row, to < 0 ? TITLE : to);
    },
  };
}

/** The columns that scroll must not hide the cell behind those that stay. */
function showColumn(box: HTMLElement | null, cols: readonly Col[], at: number, wide: (col: Col) => number) {
  if (!box || at < FROZEN) return;
  const sum = (list: readonly Col[]) => list.reduce((total, c) => total + wide(c), 0);
  const [frozen, left, width] = [sum(cols.slice(0, FROZEN)), sum(cols.slice(0, at)), wide(cols[at] as Col)];
  if (left - box.scrollLeft < frozen) box.scrollLeft = left - frozen;
  else if (left + width - box.scrollLeft > box.clientWidth) box.scrollLeft = left + width - box.clientWidth;
}
