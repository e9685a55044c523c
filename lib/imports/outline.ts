import type { HeadingMark } from './headings';

/** Where the reader of a matrix stands: the headings above the current row. */
export type Outline = { sectionPath: string[]; objective: string | null };
type Seen = { text: string; mark: HeadingMark };

/** Follows heading rows down the table and says of each whether it opens a section or an objective. */
export class OutlineReader {
  readonly #hasTopStyle: boolean;
  readonly #looks = new Map<string, 'section' | 'objective'>();
  #outline: Outline = { sectionPath: [], objective: null };
  #last: (Seen & { kind: 'section' | 'objective' }) | null = null;

  /** `headings`: all of the table, because "1." is a section in one matrix and an objective below "Раздел I" in another. */
  constructor(headings: Seen[]) {
    this.#hasTopStyle = headings.some(({ mark }) => mark.style === 'section' || mark.style === 'roman');
  }

  get outline(): Outline {
    return this.#outline;
  }

  /** An action ends the run of headings. */
  passAction(): void {
    this.#last = null;
  }

  add(text: string, mark: HeadingMark): 'section' | 'objective' {
    if (this.#last?.mark.isLabel && mark.style === 'plain') return this.#joinLabel(text);
    const kind = this.#kindOf(mark);
    this.#looks.set(mark.look, this.#looks.get(mark.look) ?? kind);
    if (kind === 'objective') this.#outline = { ...this.#outline, objective: text };
    else
      this.#outline = { sectionPath: this.#isSubsection(mark) ? [this.#outline.sectionPath[0]!, text] : [text], objective: null };
    this.#last = { text, mark, kind };
    return kind;
  }

  /** "Раздел I" and its title in the next row are one heading. */
  #joinLabel(text: string): 'section' | 'objective' {
    const label = this.#last!.text.replace(/[.:]$/, '');
    this.#outline = { sectionPath: [...this.#outline.sectionPath.slice(0, -1), `${label}. ${text}`], objective: null };
    this.#last = null;
    return 'section';
  }

  #kindOf(mark: HeadingMark): 'section' | 'objective' {
    switch (mark.style) {
      case 'section':
      case 'roman':
      case 'letter':
        return 'section';
      case 'objective':
      case 'decimal':
        return 'objective';
      case 'number':
        return this.#hasTopStyle ? 'objective' : 'section';
      default:
        return this.#looks.get(mark.look) ?? (this.#last?.kind === 'section' ? 'objective' : 'section');
    }
  }

  #isSubsection(mark: HeadingMark): boolean {
    return (
      mark.style === 'letter' && this.#outline.sectionPath.length > 0 && !/^[A-ZА-Я][.)]\s/.test(this.#outline.sectionPath[0]!)
    );
  }
}
