import type { ReactNode } from 'react';

/** Dark brown of eyes and mouths. */
export const INK = '#5b3200';

interface FaceProps {
  readonly fill?: string;
  readonly rim?: string;
  readonly children?: ReactNode;
}

/** A glossy ball, 19 by 19, with whatever is drawn on it. The gloss is laid in plain shapes: no ids, so it can repeat. */
export function Face({ fill = '#ffd02b', rim = '#c98708', children }: FaceProps): ReactNode {
  return (
    <>
      <circle cx="9.5" cy="9.5" r="8.6" fill={fill} stroke={rim} strokeWidth=".9" />
      <path d="M1.4 10.5a8.2 8.2 0 0 0 16.2 0 9.4 6.6 0 0 1-16.2 0z" fill={rim} opacity=".35" />
      <ellipse cx="9.5" cy="5.2" rx="6" ry="3.5" fill="#fff" opacity=".5" />
      {children}
    </>
  );
}

/** Two open eyes. */
export function Eyes({ y = 7.7, gap = 2.8 }: { readonly y?: number; readonly gap?: number }): ReactNode {
  return (
    <>
      <Eye x={9.5 - gap} y={y} />
      <Eye x={9.5 + gap} y={y} />
    </>
  );
}

export function Eye({ x, y }: { readonly x: number; readonly y: number }): ReactNode {
  return (
    <>
      <ellipse cx={x} cy={y} rx="1.15" ry="1.75" fill={INK} />
      <circle cx={x - 0.3} cy={y - 0.7} r=".4" fill="#fff" />
    </>
  );
}

/** Two eyes shut, as arcs; `up` smiles with them. */
export function ShutEyes({ up = false }: { readonly up?: boolean }): ReactNode {
  return (
    <Line d={up ? 'M5.2 8.4q1.5-2 3 0M10.8 8.4q1.5-2 3 0' : 'M5.2 7.6q1.5 1.6 3 0M10.8 7.6q1.5 1.6 3 0'} />
  );
}

interface LineProps {
  readonly d: string;
  readonly stroke?: string;
  readonly width?: number;
}

/** A round-ended line. */
export function Line({ d, stroke = INK, width = 1.1 }: LineProps): ReactNode {
  return (
    <path
      d={d}
      fill="none"
      stroke={stroke}
      strokeWidth={width}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
}

/** An open mouth with something of a tongue. */
export function OpenMouth({ d, tongue }: { readonly d: string; readonly tongue?: string }): ReactNode {
  return (
    <>
      <path d={d} fill="#7a1f10" stroke={INK} strokeWidth=".6" strokeLinejoin="round" />
      {tongue === undefined ? null : <path d={tongue} fill="#f0606a" />}
    </>
  );
}
