import { classes } from '#renderer/controls/classes.ts';
import styles from './contact-list.module.css';
import { headingOf, type SectionRow as Row } from './list-rows.ts';
import { RenameField } from './rename-field.tsx';

export interface SectionRowProps {
  readonly row: Row;
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly active: boolean;
  readonly dropTarget: boolean;
  readonly renaming: boolean;
  readonly onRename: (name: string | null) => void;
}

/** The heading of a group or section. */
export function SectionRow({
  row,
  id,
  index,
  top,
  height,
  active,
  dropTarget,
  renaming,
  onRename,
}: SectionRowProps) {
  const { section } = row;
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={1}
      aria-posinset={row.position}
      aria-setsize={row.setSize}
      aria-expanded={!section.collapsed}
      aria-selected={active}
      aria-label={headingOf(section)}
      data-row={index}
      className={classes(
        styles['row'],
        styles['section'],
        active && styles['active'],
        dropTarget && styles['dropTarget'],
      )}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      <span className={classes(styles['twist'], !section.collapsed && styles['unfolded'])} />
      {renaming ? (
        <RenameField value={section.title} onDone={onRename} />
      ) : (
        <span className={styles['line']}>
          <bdi className={styles['name']}>{section.title}</bdi>
          <span className={styles['count']}>{headingOf(section).slice(section.title.length)}</span>
        </span>
      )}
    </div>
  );
}
