import type { ReactNode } from 'react';
import { Eyes, Line } from './face-parts.tsx';

const HEART = 'M9.5 17.2Q1 10.9 1 6.3 1 1.9 5.1 1.9q3 0 4.4 3 1.4-3 4.4-3 4.1 0 4.1 4.4 0 4.6-8.5 10.9z';
const THUMB =
  'M7 8.6l3-5.4q.5-2 2.1-1.4 1.5.8.6 3.6L12.2 7h4q1.7.2 1.4 1.7l-1.3 6.6q-.4 1.6-2 1.6H9.2Q8 16.9 7 16z';
const ARM = (
  <>
    <path
      d="M1.6 16.8Q1.4 8 8.2 7.6l4.6-.4q2.4 0 2.4 1.8 2.4.2 2.4 1.8 0 1.4-2 1.6l-5.2.7q-2 .6-2 3.7z"
      fill="#8fc4f2"
      stroke="#2f6ea8"
      strokeWidth=".8"
    />
    <circle cx="7" cy="4.4" r="3.6" fill="#8fc4f2" stroke="#2f6ea8" strokeWidth=".8" />
    <ellipse cx="6.6" cy="3" rx="2" ry="1.2" fill="#fff" opacity=".6" />
    <path d="M12.4 7.6q2.6 1 2.4 3.6" fill="none" stroke="#2f6ea8" strokeWidth=".6" />
  </>
);

/** Hearts, hands, signs and household things of the default set, drawn by us. */
export const SYMBOLS: Readonly<Record<string, ReactNode>> = {
  heart: (
    <>
      <path d={HEART} fill="#e8232f" stroke="#8f0b15" strokeWidth=".9" strokeLinejoin="round" />
      <path d="M2.6 6.6q0-3 2.8-3.2" fill="none" stroke="#ff9aa0" strokeWidth="1.5" strokeLinecap="round" />
      <ellipse cx="13.4" cy="4.4" rx="2.3" ry="1.3" fill="#fff" opacity=".35" />
    </>
  ),
  'broken-heart': (
    <>
      <path d={HEART} fill="#d62a35" stroke="#8f0b15" strokeWidth=".9" strokeLinejoin="round" />
      <path d="M2.6 6.6q0-3 2.8-3.2" fill="none" stroke="#ff9aa0" strokeWidth="1.5" strokeLinecap="round" />
      <path
        d="M9.7 3.6L7.6 7.2l3.4 2-2.6 3.2 2 1.6-1 4.2"
        fill="none"
        stroke="#fff"
        strokeWidth="1.7"
        strokeLinejoin="round"
      />
    </>
  ),
  'thumbs-up': (
    <>
      <path d={THUMB} fill="#ffd02b" stroke="#b57a0a" strokeWidth=".9" strokeLinejoin="round" />
      <path
        d="M1.4 8.4h5.2v8.2H1.4z"
        fill="#4f8fe8"
        stroke="#1d4f9e"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <path d="M12.6 9.9h4.2M12.2 12.2h4.1M11.8 14.5h4" stroke="#b57a0a" strokeWidth=".7" />
      <path d="M8 9.2l2.9-5" stroke="#fff" strokeWidth="1.1" opacity=".7" strokeLinecap="round" />
    </>
  ),
  'thumbs-down': (
    <g transform="matrix(1 0 0 -1 0 18.6)">
      <path d={THUMB} fill="#ffd02b" stroke="#b57a0a" strokeWidth=".9" strokeLinejoin="round" />
      <path
        d="M1.4 8.4h5.2v8.2H1.4z"
        fill="#d3302f"
        stroke="#7d0f10"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <path d="M12.6 9.9h4.2M12.2 12.2h4.1M11.8 14.5h4" stroke="#b57a0a" strokeWidth=".7" />
    </g>
  ),
  'high-five': (
    <>
      <path
        d="M4.6 17.4L3 11.6q-.6-1.8.6-2.2 1-.3 1.6 1.2l.6 1.4V3.4q0-1.3 1.1-1.3T8 3.4V2.1q0-1.2 1.1-1.2t1.1 1.2v1q0-1.1 1.1-1.1t1.1 1.2v1.6q0-1 1-1t1.1 1.2v7.4q0 3-1.9 5z"
        fill="#ffd9a6"
        stroke="#a9703a"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <path d="M8 3.6v5M10.2 3.2v5.4M12.4 4.8v4" stroke="#a9703a" strokeWidth=".7" />
      <Line d="M1.2 5.2L3.4 6M1.8 1.8l1.8 1.8M16.2 3.6L18 2M16.4 6.4l1.8-.4" stroke="#e59a12" width={0.9} />
    </>
  ),
  'fingers-crossed': (
    <>
      <path
        d="M5 17.6l-.8-6q-.2-2.6 2-2.6h6.2q2.4 0 2.2 2.8l-.6 5.8z"
        fill="#ffd9a6"
        stroke="#a9703a"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <path
        d="M6.6 9.4L8.8 2q.6-1.4 1.6-1t.8 1.8L9.2 10z"
        fill="#ffd9a6"
        stroke="#a9703a"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <path
        d="M10.6 10L7.8 3.6q-.6-1.4.4-1.9 1-.4 1.6.9L13 9.6z"
        fill="#ffe4bf"
        stroke="#a9703a"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <path
        d="M4.4 12.6h5.2q1.2.2 1 1.4-.2 1-1.4 1H4.8M12 11.4v3.4"
        fill="none"
        stroke="#a9703a"
        strokeWidth=".8"
      />
    </>
  ),
  'left-hug': ARM,
  'right-hug': <g transform="matrix(-1 0 0 1 19 0)">{ARM}</g>,
  messenger: (
    <>
      <path
        d="M9.8 1h6.4q2 0 2 2v3.4q0 2-2 2h-2l-2.8 2.4V8.4H9.8q-2 0-2-2V3q0-2 2-2z"
        fill="#fff"
        stroke="#5a7ea8"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <Line d="M10.2 3.6h5.6M10.2 5.8h3.6" stroke="#5a7ea8" width={0.8} />
      <circle cx="5.6" cy="7.4" r="3.2" fill="#f59a3c" stroke="#9a520c" strokeWidth=".8" />
      <path
        d="M.8 18Q.2 11.4 5.6 11.4T10.4 18z"
        fill="#f59a3c"
        stroke="#9a520c"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <ellipse cx="5" cy="6" rx="1.6" ry=".9" fill="#fff" opacity=".6" />
    </>
  ),
  'be-right-back': (
    <>
      <rect
        x=".8"
        y="4.6"
        width="17.4"
        height="9.8"
        rx="1.6"
        fill="#fff8d8"
        stroke="#c98708"
        strokeWidth=".9"
      />
      <Line d="M5 4.4L9.5.9 14 4.4" stroke="#8a8f98" width={0.8} />
      <Line
        d="M3.4 7v5h1.2q1.2 0 1.2-1.3T4.6 9.4H3.4h1q1.1 0 1.1-1.2T4.4 7zM8 12V7h1.3q1.3 0 1.3 1.4T9.3 9.8H8l2.6 2.2M13 7v5h1.2q1.2 0 1.2-1.3t-1.2-1.3H13h1q1.1 0 1.1-1.2T14 7z"
        stroke="#c2410c"
        width={0.9}
      />
    </>
  ),
  'age-sex-location': (
    <>
      <path
        d="M2.2 1.6h14.6q1.4 0 1.4 1.4v8.6q0 1.4-1.4 1.4h-7l-4.4 4.4V13H2.2Q.8 13 .8 11.6V3q0-1.4 1.4-1.4z"
        fill="#fff"
        stroke="#5a7ea8"
        strokeWidth=".9"
        strokeLinejoin="round"
      />
      <Line
        d="M2.8 10.2l1.5-5.4 1.5 5.4M3.3 8.6h2M11 5.6q-2.8-1.6-3 .4 0 1 1.5 1.4t1.5 1.4q-.2 2-3 .6M13.2 4.8v5.2h2.4"
        stroke="#2c5f9e"
        width={0.9}
      />
      <circle cx="16.6" cy="10.2" r=".5" fill="#2c5f9e" />
    </>
  ),
  charity: (
    <>
      <path d={HEART} fill="#3f9b3a" stroke="#1c5a18" strokeWidth=".9" strokeLinejoin="round" />
      <path d="M2.6 6.6q0-3 2.8-3.2" fill="none" stroke="#b6e8a8" strokeWidth="1.4" strokeLinecap="round" />
      <Line
        d="M5.6 7.4v3.8M8.2 5.6l.3-1M9.6 11.2V7.6q1.6-1 2.2.4v3.2M11.8 8q1.8-1.4 2.4.2v3"
        stroke="#fff"
        width={1.2}
      />
      <circle cx="5.6" cy="5.4" r=".8" fill="#fff" />
    </>
  ),
  handcuffs: (
    <>
      <circle cx="5.2" cy="12.6" r="3.9" fill="none" stroke="#5d6670" strokeWidth="2" />
      <circle cx="13.8" cy="6.4" r="3.9" fill="none" stroke="#5d6670" strokeWidth="2" />
      <circle cx="5.2" cy="12.6" r="3.9" fill="none" stroke="#c3ccd6" strokeWidth=".8" />
      <circle cx="13.8" cy="6.4" r="3.9" fill="none" stroke="#c3ccd6" strokeWidth=".8" />
      <path d="M8 10.6l3-2.2" stroke="#5d6670" strokeWidth="1.6" strokeDasharray="1.1 .6" />
    </>
  ),
  lips: (
    <>
      <path
        d="M.8 8.6Q4.4 3.4 7 4.2q1.6.4 2.5 1.2.9-.8 2.5-1.2 2.6-.8 6.2 4.4Q14 15.6 9.5 15.6T.8 8.6z"
        fill="#dd1f3c"
        stroke="#86081c"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <path
        d="M2 8.7q4 .6 5.4-.3 1.2-.6 2.1.3.9-.9 2.1-.3 1.4.9 5.4.3-4.4 2.4-7.5 2.4T2 8.7z"
        fill="#5c0412"
      />
      <ellipse cx="8.6" cy="13.2" rx="3.2" ry=".9" fill="#fff" opacity=".5" />
    </>
  ),
  star: (
    <>
      <path
        d="M9.5.9l2.6 5.7 6.2.7-4.6 4.2 1.3 6.1-5.5-3.1L4 17.6l1.3-6.1L.7 7.3l6.2-.7z"
        fill="#ffd02b"
        stroke="#b57a0a"
        strokeWidth=".9"
        strokeLinejoin="round"
      />
      <path
        d="M9.5 3.4L7.6 7.5l-4 .6"
        fill="none"
        stroke="#fff"
        strokeWidth="1.1"
        opacity=".75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  note: (
    <>
      <path d="M7 2.8L16.4 1v11.2h-1.5V5.4L8.5 6.6v8H7z" fill="#2f3a4a" />
      <ellipse cx="5.4" cy="14.8" rx="3.2" ry="2.4" fill="#2f3a4a" transform="rotate(-18 5.4 14.8)" />
      <ellipse cx="13.3" cy="12.6" rx="3.2" ry="2.4" fill="#2f3a4a" transform="rotate(-18 13.3 12.6)" />
      <ellipse cx="4.8" cy="14" rx="1.3" ry=".7" fill="#8fa4c0" transform="rotate(-18 4.8 14)" />
      <ellipse cx="12.7" cy="11.8" rx="1.3" ry=".7" fill="#8fa4c0" transform="rotate(-18 12.7 11.8)" />
    </>
  ),
  'e-mail': (
    <>
      <rect
        x=".8"
        y="3.4"
        width="17.4"
        height="12.2"
        rx="1"
        fill="#fdfdf6"
        stroke="#7c8796"
        strokeWidth=".9"
      />
      <path d="M1.2 15.2l6.4-6M17.8 15.2l-6.4-6" stroke="#b3bcc8" strokeWidth=".8" />
      <path
        d="M1.2 3.9l8.3 7 8.3-7"
        fill="#e9eef5"
        stroke="#7c8796"
        strokeWidth=".9"
        strokeLinejoin="round"
      />
      <circle cx="9.5" cy="10.6" r="1.5" fill="#d3302f" />
    </>
  ),
  clock: (
    <>
      <circle cx="9.5" cy="9.5" r="8.3" fill="#c0392b" stroke="#7d1a10" strokeWidth=".8" />
      <circle cx="9.5" cy="9.5" r="6.3" fill="#fffdf4" stroke="#8f2b1e" strokeWidth=".5" />
      <path d="M9.5 4v1.4M9.5 13.6V15M4 9.5h1.4M13.6 9.5H15" stroke="#8a8f98" strokeWidth=".9" />
      <Line d="M9.5 5.6v3.9h3.2" stroke="#20242c" width={1.2} />
    </>
  ),
  film: (
    <>
      <path d="M1.6 2.6h15.8v13.8H1.6z" fill="#2d333d" />
      <path d="M5 4.4h9v4.4H5zM5 10.2h9v4.4H5z" fill="#a8d4f2" />
      <path d="M3.2 3.6v12M15.8 3.6v12" stroke="#f3f5f8" strokeWidth="1.3" strokeDasharray="1.4 1.3" />
      <path
        d="M5 8l2.6-2.4L10 8l1.6-1.4L14 8.8H5zM5 13.8l2.6-2.4L10 13.8l1.6-1.4 2.4 2.2H5z"
        fill="#5a9a4a"
      />
    </>
  ),
  camera: (
    <>
      <path d="M6 4.4L7.2 2.4h4.6L13 4.4z" fill="#6b7684" stroke="#39414b" strokeWidth=".7" />
      <rect
        x=".9"
        y="4.4"
        width="17.2"
        height="11.6"
        rx="1.8"
        fill="#8b96a4"
        stroke="#39414b"
        strokeWidth=".8"
      />
      <path d="M1.2 7h16.6v1.2H1.2z" fill="#fff" opacity=".35" />
      <circle cx="9.5" cy="10.6" r="4.3" fill="#dfe5ec" stroke="#39414b" strokeWidth=".7" />
      <circle cx="9.5" cy="10.6" r="2.8" fill="#2b5c94" stroke="#16324f" strokeWidth=".6" />
      <circle cx="8.6" cy="9.6" r=".9" fill="#cfe6ff" />
      <circle cx="15.6" cy="6.2" r=".8" fill="#ffdf6b" />
    </>
  ),
  'light-bulb': (
    <>
      <path
        d="M9.5.9q5.4 0 5.4 5.4 0 2.6-1.8 4.4-.8.9-.8 2.3H6.7q0-1.4-.8-2.3-1.8-1.8-1.8-4.4Q4.1.9 9.5.9z"
        fill="#ffe873"
        stroke="#c79a12"
        strokeWidth=".8"
      />
      <path d="M6 6q.2-3 2.8-3.4" fill="none" stroke="#fff" strokeWidth="1.3" strokeLinecap="round" />
      <Line d="M8 12.6L7.4 8l1.4 1 .7-1 .7 1 1.4-1-.6 4.6" stroke="#c79a12" width={0.7} />
      <path
        d="M6.8 13.2h5.4v3.2q0 1.6-1.6 1.6H8.4q-1.6 0-1.6-1.6z"
        fill="#aeb7c2"
        stroke="#5d6670"
        strokeWidth=".7"
      />
      <path d="M6.8 14.8h5.4" stroke="#5d6670" strokeWidth=".6" />
    </>
  ),
  telephone: (
    <path
      d="M3 1.4l3.4-.6 1.4 4.6-2.2 1.4q1.4 3.8 5.2 6l1.9-1.9 4.4 2.2-1 3.4q-.6 1.6-2.4 1.4Q3.2 15.6 1.4 4q0-1.8 1.6-2.6z"
      fill="#4d5866"
      stroke="#20262e"
      strokeWidth=".9"
      strokeLinejoin="round"
    />
  ),
  money: (
    <>
      <ellipse cx="9.5" cy="14" rx="7.6" ry="3.6" fill="#d9a520" stroke="#8a6207" strokeWidth=".8" />
      <ellipse cx="9.5" cy="11.4" rx="7.6" ry="3.6" fill="#f0c040" stroke="#8a6207" strokeWidth=".8" />
      <ellipse cx="9.5" cy="8" rx="7.6" ry="4.4" fill="#ffdf6b" stroke="#8a6207" strokeWidth=".8" />
      <Line
        d="M11.6 6.8q-2.8-1.6-3.8 0 0 1 1.8 1.3t1.6 1.3q-1.2 1.2-3.8 0M9.5 5v6"
        stroke="#8a6207"
        width={0.9}
      />
    </>
  ),
  cigarette: (
    <>
      <path d="M1 12.6h12v3H1z" fill="#fff" stroke="#8a8f98" strokeWidth=".7" />
      <path d="M1 12.6h4.2v3H1z" fill="#e59a3c" stroke="#9a5e12" strokeWidth=".7" />
      <path d="M13 12.6h3v3h-3z" fill="#e2322b" stroke="#7d0f10" strokeWidth=".7" />
      <Line d="M15 10.4q-2.6-2 0-4t0-4M17.6 10.4q-1.6-2 0-3.4" stroke="#9aa3ad" width={1} />
    </>
  ),
  bunny: (
    <>
      <path
        d="M6.2 8Q2.8 1 5.4.8 8 .6 8.6 7zM12.8 8Q16.2 1 13.6.8 11 .6 10.4 7z"
        fill="#fff"
        stroke="#8a8f98"
        strokeWidth=".8"
      />
      <path d="M6.4 6.4Q4.8 2.6 5.6 2.2q1-.2 1.8 3.8zM12.6 6.4q1.6-3.8.8-4.2-1-.2-1.8 3.8z" fill="#ffb3c4" />
      <circle cx="9.5" cy="11.8" r="6" fill="#fff" stroke="#8a8f98" strokeWidth=".8" />
      <Eyes y={10.8} gap={2.3} />
      <path d="M8.6 12.8h1.8l-.9 1.1z" fill="#f0606a" />
      <Line
        d="M9.5 14v.8M7.6 15.2q1 .8 1.9-.4.9 1.2 1.9.4M4.4 12.8l-2.2-.4M4.4 14l-2 .6M14.6 12.8l2.2-.4M14.6 14l2 .6"
        stroke="#8a8f98"
        width={0.6}
      />
    </>
  ),
};
