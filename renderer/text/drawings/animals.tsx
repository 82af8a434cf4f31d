import type { ReactNode } from 'react';
import { Eyes, Line } from './face-parts.tsx';

/** Animals, plants and weather of the default set, drawn by us. */
export const ANIMALS: Readonly<Record<string, ReactNode>> = {
  cat: (
    <>
      <path
        d="M2 9.6L2.4 1.4l4.4 3.2h5.4l4.4-3.2.4 8.2q0 7.6-7.5 7.6T2 9.6z"
        fill="#f0a03c"
        stroke="#9a5a0c"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <path d="M3.6 3.4L6 5.2 3.8 7.4zM15.4 3.4L13 5.2l2.2 2.2z" fill="#ffc9a0" />
      <Line d="M9.5 4.8v2M7.6 5v1.4M11.4 5v1.4" stroke="#9a5a0c" width={0.8} />
      <Eyes y={9.4} gap={3} />
      <path d="M8.5 11.8h2l-1 1.2z" fill="#d8485a" />
      <Line
        d="M7.4 14q1.2 1 2.1-.6.9 1.6 2.1.6M5 12.4l-4-.6M5 13.8l-3.8 1M14 12.4l4-.6M14 13.8l3.8 1"
        width={0.6}
      />
    </>
  ),
  dog: (
    <>
      <path
        d="M3.6 7.4Q3.4 2 9.5 2t5.9 5.4v4.2q0 5.6-5.9 5.6t-5.9-5.6z"
        fill="#e8c08a"
        stroke="#8a5a20"
        strokeWidth=".8"
      />
      <path
        d="M4.8 3.4Q1 2.4.8 8q0 4 1.8 4 2.2-.6 2.2-8.6zM14.2 3.4Q18 2.4 18.2 8q0 4-1.8 4-2.2-.6-2.2-8.6z"
        fill="#a8692c"
        stroke="#6a3c0e"
        strokeWidth=".8"
      />
      <Eyes y={8} gap={2.3} />
      <ellipse cx="9.5" cy="13" rx="3.6" ry="2.8" fill="#fbe6c8" />
      <ellipse cx="9.5" cy="11.4" rx="1.7" ry="1.2" fill="#3b2408" />
      <Line d="M9.5 12.6v1.2M7.4 14q1.2.8 2.1-.2.9 1 2.1.2" width={0.7} />
    </>
  ),
  bat: (
    <>
      <path
        d="M9.5 8Q6.6 2.6.6 4.4q2.4 1.6 2 4.4 2-.8 3 1.4 1.4-1.2 2.4.6l1.5 2.4 1.5-2.4q1-1.8 2.4-.6 1-2.2 3-1.4-.4-2.8 2-4.4-6-1.8-8.9 3.6z"
        fill="#4b4656"
        stroke="#221f2b"
        strokeWidth=".7"
        strokeLinejoin="round"
      />
      <path
        d="M6.6 7.4L7 3.8l1.8 1.4h1.4L12 3.8l.4 3.6q0 3.4-2.9 3.4T6.6 7.4z"
        fill="#6a6478"
        stroke="#221f2b"
        strokeWidth=".7"
        strokeLinejoin="round"
      />
      <circle cx="8.3" cy="7" r=".8" fill="#ffe14a" />
      <circle cx="10.7" cy="7" r=".8" fill="#ffe14a" />
      <path d="M8.4 9l.5 1.4.5-1.4zM9.7 9l.5 1.4.5-1.4z" fill="#fff" />
    </>
  ),
  goat: (
    <>
      <path
        d="M6.4 4.4Q5.4 1 2 1.2q2 1 2.4 4zM12.6 4.4Q13.6 1 17 1.2q-2 1-2.4 4z"
        fill="#a08a68"
        stroke="#5e4c30"
        strokeWidth=".6"
      />
      <path
        d="M5.2 6.4L1.2 7.4q1.4 2.4 4 1.8zM13.8 6.4l4 1q-1.4 2.4-4 1.8z"
        fill="#e9e2d6"
        stroke="#857a68"
        strokeWidth=".7"
      />
      <path
        d="M5 6.4q.2-3 4.5-3t4.5 3l-1.6 7q-.6 2.2-2.9 2.2t-2.9-2.2z"
        fill="#faf6ee"
        stroke="#857a68"
        strokeWidth=".8"
      />
      <Eyes y={8} gap={2.2} />
      <path d="M8.2 12.6h2.6l-1.3 1.2z" fill="#c98a8a" />
      <path d="M8.4 15.4l1.1 3 1.1-3z" fill="#d9cfbe" stroke="#857a68" strokeWidth=".5" />
    </>
  ),
  'black-sheep': (
    <>
      <Line d="M5.4 13v4M8 13.4v3.8M11.2 13.4v3.8M13.4 13v4" stroke="#1b1a1f" width={1.4} />
      <path
        d="M3.4 6.6Q4 3.8 6.6 4.8 8.2 2.8 10 4.6q2.2-1.4 3.4.6 2.6-.4 2.4 2 1.8 1.2.4 3 .6 2.4-1.8 2.6-1 1.8-3 .6-1.6 1.6-3.2.2-2 1.2-3.2-.4-2.4.2-2.4-2.2Q.8 9.8 2 8.2q-.2-1.4 1.4-1.6z"
        fill="#46434e"
        stroke="#1b1a1f"
        strokeWidth=".7"
        strokeLinejoin="round"
      />
      <Line
        d="M6.2 7.6q1 .9 2 0M9.6 10.2q1 .9 2 0M6 10.8q.8.7 1.6 0M11.6 7.2q.9.8 1.8 0"
        stroke="#6d6a75"
        width={0.7}
      />
      <path
        d="M12.6 5.6q.4-2.8 2.8-2.8 1.6 0 2 1.8l1.2 2.8q.2 1.6-1.4 1.8-1.6.2-2.4-.6-2.2-.6-2.2-3z"
        fill="#8d8a96"
        stroke="#1b1a1f"
        strokeWidth=".7"
        strokeLinejoin="round"
      />
      <path d="M12.6 4.2q-2.2-.4-2.4 1.4 1.4 1 2.8.2z" fill="#6d6a75" stroke="#1b1a1f" strokeWidth=".6" />
      <path d="M13.4 3.6q0-2 1.8-1.8 1.4-.6 1.8.8-.4 1.2-1.8 1-.8 1-1.8 0z" fill="#46434e" />
      <circle cx="15.6" cy="5.2" r=".7" fill="#fff" />
      <circle cx="15.8" cy="5.3" r=".4" fill="#111" />
    </>
  ),
  snail: (
    <>
      <path
        d="M1 15.8q.2-1.8 3-1.8h6.4q4.4 0 4.2-6.2 0-2.4 1.6-2.4 1.9.2 1.7 3.4-.2 7-7.3 7z"
        fill="#b7cf6a"
        stroke="#5e7420"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <Line d="M15.6 5.6L14.2 2.8M17 5.6l.6-3" stroke="#5e7420" width={0.8} />
      <circle cx="7.4" cy="9.4" r="5.4" fill="#d98a3c" stroke="#7d460c" strokeWidth=".8" />
      <Line
        d="M7.4 9.6q.8-1.6-.8-1.6-2 .4-1.6 2.4.6 2 3 1.6 2.8-.8 2-3.8-1.4-2.6-4-2"
        stroke="#7d460c"
        width={0.9}
      />
      <circle cx="16.4" cy="7.6" r=".6" fill="#20242c" />
    </>
  ),
  turtle: (
    <>
      <path
        d="M13.6 9.2q.6-4 3-3.6 1.9.6 1.6 3-.4 3-4.2 4z"
        fill="#9ccf5a"
        stroke="#47731a"
        strokeWidth=".7"
      />
      <path
        d="M3.6 12.8l-1 3.2h3l.8-2.4M11.4 13.4l.8 2.6h3l-1-3.4M1.8 12.6L.6 14"
        fill="#9ccf5a"
        stroke="#47731a"
        strokeWidth=".7"
        strokeLinejoin="round"
      />
      <path
        d="M1.4 12.8Q2 4.6 8.2 4.6t6.6 8.2q-6.6 1.6-13.4 0z"
        fill="#5a9a32"
        stroke="#2c5a0e"
        strokeWidth=".8"
      />
      <path d="M6 6.6h4.2l1.6 3L8.2 12 4.6 9.6z" fill="#83c25a" stroke="#2c5a0e" strokeWidth=".6" />
      <circle cx="16.6" cy="7.6" r=".6" fill="#20242c" />
    </>
  ),
  rose: (
    <>
      <Line d="M10 8.6q1.2 4.6-1 9.4" stroke="#3b7d1e" width={1.3} />
      <path
        d="M9.9 14q1.2-3.4 5.4-2.8-1.2 3.4-5.4 2.8zM10.2 16.4q-3.8.8-5.2-2 4-1 5.2 2z"
        fill="#5ca838"
        stroke="#2c6410"
        strokeWidth=".6"
      />
      <path
        d="M9.6 10.2q-5-.6-5-5 0-3 2.4-3.2Q8 .6 10 .8t2.6 1.4q2.4.4 2.2 3.2-.4 4.4-5.2 4.8z"
        fill="#e02336"
        stroke="#860a18"
        strokeWidth=".8"
      />
      <Line
        d="M6.6 4.6q.6 3.4 3.2 3.4 2.8 0 3-3.6M8 3.8q1.6-1.6 3.2 0-.4 1.8-1.6 1.8T8 3.8z"
        stroke="#860a18"
        width={0.7}
      />
    </>
  ),
  'wilted-rose': (
    <>
      <Line d="M6.4 6.4Q12.6 4 13 10.6q.2 4.6-3 7.6" stroke="#7a7a2c" width={1.3} />
      <path d="M13 12.6q2-2.4 4.8-.6-1.6 2.8-4.8.6z" fill="#a8a04c" stroke="#66621c" strokeWidth=".6" />
      <path
        d="M7.2 5.6q2 4.6-1.2 7-2.2 1.6-3.6-.2-1.8-.2-1.6-2.4.2-3.8 6.4-4.4z"
        fill="#a8434e"
        stroke="#5a121c"
        strokeWidth=".8"
      />
      <Line d="M6 8q-2.8.6-3.2 3M4.4 12.2q1.4-.8 1.6-2.4" stroke="#5a121c" width={0.7} />
      <path d="M3.4 16.6l1.8-.8.4 1.6-1.6.8z" fill="#a8434e" />
    </>
  ),
  rainbow: (
    <>
      <g fill="none" strokeWidth="1.7">
        <path d="M1.6 14a7.9 9 0 0 1 15.8 0" stroke="#e2322b" />
        <path d="M3.2 14a6.3 7.4 0 0 1 12.6 0" stroke="#ffab1a" />
        <path d="M4.8 14a4.7 5.8 0 0 1 9.4 0" stroke="#ffe14a" />
        <path d="M6.4 14a3.1 4.2 0 0 1 6.2 0" stroke="#52b043" />
      </g>
      <path d="M8 14a1.5 2.6 0 0 1 3 0" fill="none" stroke="#3b7fd9" strokeWidth="1.5" />
      <path
        d="M.6 15.6q-.2-2 1.8-2 .8-1.6 2.4-.6 1.8-.2 1.8 1.6.2 1.4-1.4 1.4H2q-1.2 0-1.4-.4zM12.4 15.6q-.2-2 1.8-2 .8-1.6 2.4-.6 1.8-.2 1.8 1.6.2 1.4-1.4 1.4h-3.2q-1.2 0-1.4-.4z"
        fill="#fff"
        stroke="#9fb4c8"
        strokeWidth=".6"
      />
    </>
  ),
  storm: (
    <>
      <path
        d="M3.6 11.6q-3-.2-2.8-3 .2-2.4 2.8-2.6.6-4 4.6-4 3.2 0 4.4 2.8 4.4-.2 5 3.2.2 3.4-3.2 3.6z"
        fill="#a9b6c6"
        stroke="#55647a"
        strokeWidth=".8"
      />
      <path
        d="M4.8 6.4q.6-2.8 3.4-2.8"
        fill="none"
        stroke="#fff"
        strokeWidth="1.1"
        opacity=".7"
        strokeLinecap="round"
      />
      <Line d="M4.6 13.4l-1 3M8.4 13.4l-1 3.6M12 13.4l-1 3M15.2 13.4l-.8 2.4" stroke="#2f83d0" width={1.1} />
    </>
  ),
  lightning: (
    <>
      <path
        d="M3.6 9.8q-3-.2-2.8-3Q1 4.6 3.4 4.2 4.2.9 8 .9q3.2 0 4.4 2.6 4.6-.2 5.2 3 .2 3.2-3 3.3z"
        fill="#8f9bb0"
        stroke="#47526a"
        strokeWidth=".8"
      />
      <path
        d="M10.6 8.4L6.4 13.4h2.8l-2 4.8 6-6.2h-3l2.4-3.6z"
        fill="#ffe14a"
        stroke="#c08a12"
        strokeWidth=".7"
        strokeLinejoin="round"
      />
    </>
  ),
  island: (
    <>
      <path
        d="M.6 15.2q4.4-1.4 8.9 0t8.9 0v2.2q-8.9 1.4-17.8 0z"
        fill="#4fb3e8"
        stroke="#1f74b8"
        strokeWidth=".6"
      />
      <path
        d="M3.4 15.2q1.8-3.6 6.4-3.6t6 3.6q-6 1.4-12.4 0z"
        fill="#f3d58a"
        stroke="#b58a30"
        strokeWidth=".6"
      />
      <Line d="M9 12.4q-.4-4.2 1.4-7" stroke="#8a5a20" width={1.3} />
      <path
        d="M10.4 5.4Q7.6 1.4 4 3.6q3.2.2 6.4 1.8zM10.4 5.4Q8.4 5 5.4 8.4q3.4-.4 5-3zM10.4 5.4q.4-4 4.4-4.4-.8 2.8-4.4 4.4zM10.4 5.4q4-1.4 6.2 1.4-3.2.6-6.2-1.4z"
        fill="#4fa838"
        stroke="#2c6410"
        strokeWidth=".5"
        strokeLinejoin="round"
      />
    </>
  ),
};
