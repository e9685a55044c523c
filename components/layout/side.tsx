import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Icon, type IconName } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { Brand } from './brand';
import { currentHref, type NavGroup } from './nav';
import { type ShellUser, UserFoot } from './user-foot';

export type PlanChoice = { id: string; name: string /** "Drafting" */; note: string; icon: IconName; href: string };
export type PlanPick = { current: PlanChoice | null; options: PlanChoice[] };

export type SideProps = {
  home: string;
  groups: NavGroup[];
  /** The address of this page, to mark its item. */
  path: string;
  plans?: PlanPick;
  user: ShellUser;
};

type Props = SideProps & {
  /** On phones the switch of languages stands in the person's menu. */ languages: ReactNode;
  isRail: boolean;
};

export const SIDE_ID = 'side';
const PLANS_ID = 'plan-list';

/** The navigation. On a phone the same element opens as a popover drawer, without script. */
export function Side({ home, groups, path, plans, user, languages, isRail }: Props) {
  const t = useTranslations('layout');
  return (
    <aside className="side" id={SIDE_ID} popover="auto">
      <div className="side-top">
        <div className="row between">
          <Brand href={home} />
          <button
            type="button"
            className="iconbtn only-m"
            popoverTarget={SIDE_ID}
            popoverTargetAction="hide"
            aria-label={t('closeMenu')}
          >
            <Icon name="x" size="m" />
          </button>
        </div>
        {plans && <PlanPicker plans={plans} />}
      </div>
      <Nav groups={groups} path={path} />
      <UserFoot user={user} languages={languages} isRail={isRail} />
    </aside>
  );
}

function Nav({ groups, path }: { groups: NavGroup[]; path: string }) {
  const t = useTranslations('layout');
  const here = currentHref(groups, path);
  return (
    <nav className="nav" aria-label={t('main')}>
      {groups
        .filter((group) => group.items.length > 0)
        .map((group) => (
          <Fragment key={group.label}>
            <h2>{group.label}</h2>
            {group.items.map((item) => (
              <Link key={item.href} href={item.href} aria-current={item.href === here ? 'page' : undefined} title={item.label}>
                <Icon name={item.icon} />
                <span>{item.label}</span>
                {!!item.count && (
                  <span className={classNames('n', item.hot && 'hot')} title={item.countLabel}>
                    {item.count}
                  </span>
                )}
              </Link>
            ))}
          </Fragment>
        ))}
    </nav>
  );
}

/** Decides which plan the groups Plan and Results speak of. */
function PlanPicker({ plans }: { plans: PlanPick }) {
  const t = useTranslations('layout');
  const { current, options } = plans;
  if (!options.length) return null;
  return (
    <>
      <button type="button" className="planpick" popoverTarget={PLANS_ID}>
        <span className="sr">{t('choosePlan')}:</span>
        <span className="grow">
          <b className="clip">{current?.name ?? t('choosePlan')}</b>
          {current && (
            <span>
              <Icon name={current.icon} size="s" />
              {current.note}
            </span>
          )}
        </span>
        <Icon name="chevrons-up-down" />
      </button>
      <div id={PLANS_ID} popover="auto" className="pop planlist">
        {options.map((plan) => (
          <Link key={plan.id} href={plan.href} className="opt-i" aria-current={plan.id === current?.id || undefined}>
            <Icon name={plan.icon} />
            <span className="grow">
              <b className="strong">{plan.name}</b>
              <span className="small muted">{plan.note}</span>
            </span>
            {plan.id === current?.id && <Icon name="check" />}
          </Link>
        ))}
      </div>
    </>
  );
}
