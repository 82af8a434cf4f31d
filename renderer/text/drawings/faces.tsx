import type { ReactNode } from 'react';
import { Eye, Eyes, Face, INK, Line, OpenMouth, ShutEyes } from './face-parts.tsx';

/** The round faces of the default set, drawn by us. */
export const FACES: Readonly<Record<string, ReactNode>> = {
  smile: (
    <Face>
      <Eyes />
      <Line d="M4.9 11.4q4.6 5 9.2 0" />
    </Face>
  ),
  'open-mouthed': (
    <Face>
      <Eyes y={7} />
      <OpenMouth
        d="M4.3 10.2h10.4q-.6 5.9-5.2 5.9t-5.2-5.9z"
        tongue="M6.6 14.4q2.9-2 5.8 0-1.1 1.5-2.9 1.5t-2.9-1.5z"
      />
      <path d="M5 10.5h9l-.3 1.3H5.3z" fill="#fff" />
    </Face>
  ),
  wink: (
    <Face>
      <Eye x={6.7} y={7.7} />
      <Line d="M10.8 7.9q1.7-1.5 3.2 0" />
      <Line d="M5 11.6q4.3 4.6 9-.4" />
    </Face>
  ),
  surprised: (
    <Face>
      <Eyes y={7.2} />
      <OpenMouth d="M9.5 10.4q2.4 0 2.4 2.9t-2.4 2.9-2.4-2.9 2.4-2.9z" />
      <Line d="M5.4 4.4q1.2-1 2.4-.5M11.2 3.9q1.2-.5 2.4.5" width={0.8} />
    </Face>
  ),
  'tongue-out': (
    <Face>
      <Eyes y={7.2} />
      <path d="M9 12.6h4.2v2.5a2.1 2.1 0 0 1-4.2 0z" fill="#f0606a" stroke="#a51f2d" strokeWidth=".6" />
      <path d="M11.1 13v2" stroke="#a51f2d" strokeWidth=".6" />
      <Line d="M4.9 11.3q4.6 3.2 9.2 0" />
    </Face>
  ),
  hot: (
    <Face>
      <path
        d="M2 6.3h15l-.5 1.1h-.8q.1 3.6-2.9 3.6-2.4 0-2.8-3.2h-1q-.4 3.2-2.8 3.2-3 0-2.9-3.6h-.8z"
        fill="#20242c"
      />
      <path
        d="M4.2 7.4h2.6l-1.4 2.2q-1.2-.6-1.2-2.2zM11 7.4h2.6l-1.4 2.2q-1.2-.6-1.2-2.2z"
        fill="#fff"
        opacity=".35"
      />
      <Line d="M6 13q3.5 2.9 7 0" />
    </Face>
  ),
  angry: (
    <Face fill="#ff5a36" rim="#a31a08">
      <Line d="M4.4 5.2l3.8 1.9M14.6 5.2l-3.8 1.9" stroke="#4a0d04" width={1.3} />
      <Eyes y={8.6} gap={2.6} />
      <Line d="M5.8 14.4q3.7-3.2 7.4 0" stroke="#4a0d04" width={1.3} />
    </Face>
  ),
  embarrassed: (
    <Face>
      <ellipse cx="4.4" cy="10.8" rx="2.2" ry="1.5" fill="#ff6f61" opacity=".75" />
      <ellipse cx="14.6" cy="10.8" rx="2.2" ry="1.5" fill="#ff6f61" opacity=".75" />
      <Eyes y={7.4} />
      <Line d="M3.9 5q1.6-1.6 3.2-1.2M11.9 3.8q1.6-.4 3.2 1.2" width={0.8} />
      <Line d="M7.2 13.2q2.3 1.6 4.6 0" />
    </Face>
  ),
  confused: (
    <Face>
      <Eyes y={7.4} />
      <Line d="M4.9 4.3l3 .7M11.3 4.6l2.8-1.3" width={0.8} />
      <Line d="M5 13.4q1.5-2.2 3 0t3 0 3-1" />
    </Face>
  ),
  sad: (
    <Face>
      <Eyes />
      <Line d="M5.2 14.6q4.3-4.6 8.6 0" />
    </Face>
  ),
  crying: (
    <Face>
      <ShutEyes />
      <Line d="M4.4 5.9l2.6-1.2M14.6 5.9L12 4.7" width={0.8} />
      <path
        d="M4.9 8.8q-2.3 5.6-.2 6.5 2.6.4 1.7-6.5zM14.1 8.8q2.3 5.6.2 6.5-2.6.4-1.7-6.5z"
        fill="#54b7f2"
        stroke="#1f74b8"
        strokeWidth=".5"
      />
      <OpenMouth d="M7 15q0-3.4 2.5-3.4T12 15q-2.5-1.2-5 0z" />
    </Face>
  ),
  disappointed: (
    <Face>
      <Eyes />
      <Line d="M5.6 13h7.8" />
    </Face>
  ),
  devil: (
    <>
      <path
        d="M2.6.6q-.6 3.6 2 5.2l2.6-2Q3.8 3.2 2.6.6zM16.4.6q.6 3.6-2 5.2l-2.6-2q3.4-.6 4.6-3.2z"
        fill="#d3302f"
        stroke="#7d0f10"
        strokeWidth=".6"
      />
      <circle cx="9.5" cy="10.6" r="7.6" fill="#ff6a4d" stroke="#a31a08" strokeWidth=".9" />
      <ellipse cx="9.5" cy="6.6" rx="5" ry="2.7" fill="#fff" opacity=".4" />
      <Line d="M4.8 7l3.2 1.6M14.2 7L11 8.6" stroke="#4a0d04" width={1.2} />
      <Eyes y={9.6} gap={2.5} />
      <Line d="M5.4 12.9q4.1 4 8.2 0" stroke="#4a0d04" />
    </>
  ),
  angel: (
    <>
      <circle cx="9.5" cy="10.9" r="7.4" fill="#ffd02b" stroke="#c98708" strokeWidth=".9" />
      <ellipse cx="9.5" cy="7.4" rx="5" ry="2.8" fill="#fff" opacity=".5" />
      <ellipse cx="9.5" cy="2.6" rx="5.4" ry="1.8" fill="none" stroke="#4e9fdc" strokeWidth="1.9" />
      <ellipse cx="9.5" cy="2.6" rx="5.4" ry="1.8" fill="none" stroke="#c8e9ff" strokeWidth=".9" />
      <Eyes y={9.6} gap={2.6} />
      <Line d="M5.7 13q3.8 3.6 7.6 0" />
    </>
  ),
  silent: (
    <Face>
      <Eyes y={7.2} />
      <Line d="M5 13h9" />
      <path d="M6.4 11.6v2.8M8.4 11.6v2.8M10.5 11.6v2.8M12.6 11.6v2.8" stroke={INK} strokeWidth=".8" />
    </Face>
  ),
  teeth: (
    <Face>
      <Line d="M4.8 4.6l3.2 1.3M14.2 4.6L11 5.9" />
      <Eyes y={7.6} gap={2.5} />
      <rect x="4.7" y="11" width="9.6" height="4" rx="1.4" fill="#fff" stroke={INK} strokeWidth=".8" />
      <path d="M4.7 13h9.6M7.1 11v4M9.5 11v4M11.9 11v4" stroke={INK} strokeWidth=".5" />
    </Face>
  ),
  nerd: (
    <Face>
      <circle cx="6.2" cy="8" r="2.7" fill="#fff" fillOpacity=".8" stroke="#20242c" strokeWidth=".9" />
      <circle cx="12.8" cy="8" r="2.7" fill="#fff" fillOpacity=".8" stroke="#20242c" strokeWidth=".9" />
      <path d="M8.9 7.6q.6-.5 1.2 0" fill="none" stroke="#20242c" strokeWidth=".9" />
      <circle cx="6.4" cy="8.2" r="1" fill={INK} />
      <circle cx="12.6" cy="8.2" r="1" fill={INK} />
      <Line d="M5.6 12.7q3.9 2.9 7.8 0" />
      <path d="M8.2 14h2.6v1.7H8.2z" fill="#fff" stroke={INK} strokeWidth=".4" />
    </Face>
  ),
  sarcastic: (
    <Face>
      <Line d="M4.7 6.4h3.5M10.9 4.2q1.6-1.1 3.3.2" />
      <Eyes y={8.4} />
      <Line d="M6 14q4 .3 7.2-1.6" />
    </Face>
  ),
  secret: (
    <Face>
      <Eye x={6} y={7.2} />
      <Eye x={11} y={7.2} />
      <ellipse cx="8" cy="12.8" rx="1.3" ry="1.6" fill="#7a1f10" />
      <path
        d="M10.6 15.6q-.4-3.4 1.6-5l3.6-1.5q1.4-.1 1 1.1l-2.6 1.5 2.8.4q1.1 1-.2 1.7.7 1-.6 1.6.3 1-1 1.3-3.2.7-4.6-1.1z"
        fill="#ffe39a"
        stroke="#b57a0a"
        strokeWidth=".7"
      />
    </Face>
  ),
  sick: (
    <Face fill="#a9cf4a" rim="#5e8418">
      <Line d="M5 8.8q1.6-2 3.2-.4M10.8 8.4q1.6-1.6 3.2.4" stroke="#33470c" />
      <Line d="M5 13.4q1.1-1.4 2.2 0t2.3 0 2.3 0 2.2 0" stroke="#33470c" />
      <path d="M4.7 2.9h9.6l-1 2.2H5.7z" fill="#fff" stroke="#9aa7b3" strokeWidth=".5" />
      <path d="M9.5 2.9v2.2M8.4 4h2.2" stroke="#e2322b" strokeWidth=".9" />
    </Face>
  ),
  unsure: (
    <Face>
      <Eyes y={7.8} />
      <Line d="M5 4.7q1.5-1.4 3-.5M11 4.2q1.5-.9 3 .5" width={0.8} />
      <Line d="M7 13.4q2.5-1.7 5 0" />
      <path
        d="M.6 12.6l2.6-1.4 1.5 2.2-2.5 1.7zM18.4 12.6l-2.6-1.4-1.5 2.2 2.5 1.7z"
        fill="#ffe39a"
        stroke="#b57a0a"
        strokeWidth=".6"
      />
    </Face>
  ),
  thinking: (
    <Face>
      <Eye x={7.4} y={6.6} />
      <Eye x={12.6} y={6.6} />
      <Line d="M5.4 4.2h3M11 3.4q1.6-.8 3 .3" width={0.9} />
      <Line d="M8.6 11.6q2.4-1 4.2 0" />
      <path
        d="M4.4 17.2q-1-2.6.8-4.6l1.2-2.2q1-.5 1.1.6l-.3 1.6 4.2-.1q1 .7 0 1.4 1 .8-.2 1.5.6 1-.8 1.5-2.4.9-5.2.3z"
        fill="#ffe39a"
        stroke="#b57a0a"
        strokeWidth=".7"
      />
    </Face>
  ),
  party: (
    <>
      <circle cx="9" cy="11.4" r="7" fill="#ffd02b" stroke="#c98708" strokeWidth=".9" />
      <ellipse cx="9" cy="8.4" rx="4.8" ry="2.4" fill="#fff" opacity=".45" />
      <path
        d="M10.6.6l4.3 6.8q-4.4-2.8-8.5-.9z"
        fill="#4f8fe8"
        stroke="#1d4f9e"
        strokeWidth=".6"
        strokeLinejoin="round"
      />
      <path d="M8.4 5.6l4.9 1M9.6 2.9l2.6.5" stroke="#ffe14a" strokeWidth=".9" />
      <circle cx="10.6" cy="1" r=".9" fill="#ff5aa0" />
      <Eyes y={10} gap={2.5} />
      <path
        d="M8.4 12.6l7.7-.9q2 .1 1.9 1.6-.1 1.2-1.6 1.1l-7.8-.2z"
        fill="#ff5aa0"
        stroke="#a8125b"
        strokeWidth=".6"
      />
      <path d="M11.4 12.4l.2 1.8M14.2 12.1l.1 2.2" stroke="#fff" strokeWidth=".8" />
    </>
  ),
  'eye-rolling': (
    <Face>
      <ellipse cx="6.4" cy="7.5" rx="2.3" ry="2.8" fill="#fff" stroke={INK} strokeWidth=".6" />
      <ellipse cx="12.6" cy="7.5" rx="2.3" ry="2.8" fill="#fff" stroke={INK} strokeWidth=".6" />
      <circle cx="6.9" cy="5.9" r="1.1" fill={INK} />
      <circle cx="13.1" cy="5.9" r="1.1" fill={INK} />
      <Line d="M6.4 14q3-1.7 6.2-.4" />
    </Face>
  ),
  sleepy: (
    <Face>
      <ShutEyes />
      <OpenMouth d="M9 11.4q1.9 0 1.9 2t-1.9 2-1.9-2 1.9-2z" />
      <Line d="M12.6 1.6h2.8l-2.8 3h2.8M16.2 5.2h1.8l-1.8 2h1.8" stroke="#2c6fbd" width={0.9} />
    </Face>
  ),
  moon: (
    <>
      <path
        d="M12.6 1.2a8.4 8.4 0 1 0 4.9 12.4Q11 14.2 10 9q-.6-4.6 2.6-7.8z"
        fill="#ffdf6b"
        stroke="#c08a12"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <path
        d="M5.2 4.6q-3 4.2-.8 8.6"
        fill="none"
        stroke="#fff"
        strokeWidth="1.2"
        opacity=".6"
        strokeLinecap="round"
      />
      <Line d="M5.8 8.6q1.2 1.1 2.4 0M6.4 12.4q1.5.8 2.8-.3" width={0.9} />
      <Line d="M13.4 3.2h2.4L13.4 6h2.4" stroke="#2c6fbd" width={0.9} />
    </>
  ),
  sun: (
    <>
      <path
        d="M9.5.3l1.7 2.9L14 1.6v3.3l3.3.1-1.5 2.8 2.9 1.7-2.9 1.7 1.5 2.9-3.3.1v3.2l-2.8-1.6-1.7 2.9-1.7-2.9L5 17.4v-3.2l-3.3-.1 1.5-2.9L.3 9.5l2.9-1.7L1.7 5 5 4.9V1.6l2.8 1.6z"
        fill="#ffab1a"
        stroke="#d97a00"
        strokeWidth=".6"
        strokeLinejoin="round"
      />
      <circle cx="9.5" cy="9.5" r="5.6" fill="#ffe14a" stroke="#e08b00" strokeWidth=".6" />
      <ellipse cx="9.5" cy="6.9" rx="3.6" ry="1.8" fill="#fff" opacity=".5" />
      <Eyes y={8.6} gap={1.9} />
      <Line d="M6.9 11.4q2.6 2.4 5.2 0" width={0.9} />
    </>
  ),
  boy: (
    <>
      <circle cx="9.5" cy="10.4" r="6.6" fill="#f8cfa2" stroke="#a9703a" strokeWidth=".8" />
      <path
        d="M2.8 10Q1.6 2 9.5 1.6 17.4 2 16.2 10q-1.4-1.4-1.6-3.6-3.2.8-5.4-1-1.6 2-4.8 1.6-.2 1.8-1.6 3z"
        fill="#7a4a1e"
        stroke="#4c2b0c"
        strokeWidth=".6"
      />
      <Eyes y={10} gap={2.3} />
      <Line d="M6.8 13.6q2.7 2.2 5.4 0" width={0.9} />
    </>
  ),
  girl: (
    <>
      <path
        d="M9.5 1.2q7.8 0 7.7 8.4-.1 4.6 1 7.2-3 1.2-4.6-.8H5.4q-1.6 2-4.6.8 1.1-2.6 1-7.2-.1-8.4 7.7-8.4z"
        fill="#e2a52c"
        stroke="#96650b"
        strokeWidth=".7"
      />
      <circle cx="9.5" cy="10.6" r="5.7" fill="#fbd9b4" stroke="#b98151" strokeWidth=".6" />
      <path d="M4 9.6q.6-4.4 5-4.8-.8 2.6-5 4.8zM9 4.8q5.2.4 6 4.8-4.4-1.6-6-4.8z" fill="#f0b840" />
      <Eyes y={10.4} gap={2.2} />
      <Line d="M7.4 13.7q2.1 1.7 4.2 0" stroke="#c4304a" width={0.9} />
    </>
  ),
};
