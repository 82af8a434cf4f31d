import type { ReactNode } from 'react';
import { Line } from './face-parts.tsx';

/** Food, vehicles and machines of the default set, drawn by us. */
export const THINGS: Readonly<Record<string, ReactNode>> = {
  gift: (
    <>
      <rect
        x="1.8"
        y="8.4"
        width="15.4"
        height="9"
        rx=".8"
        fill="#4f8fe8"
        stroke="#1d4f9e"
        strokeWidth=".8"
      />
      <rect x="1" y="5.6" width="17" height="3.6" rx=".7" fill="#79b0f5" stroke="#1d4f9e" strokeWidth=".8" />
      <path d="M8.2 5.6h2.6v11.8H8.2z" fill="#ffdf4a" stroke="#b57a0a" strokeWidth=".5" />
      <path
        d="M9.5 5.4Q5.6 5.6 4.4 3.6 4 1.4 6.2 1.6q2.4.6 3.3 3.8.9-3.2 3.3-3.8 2.2-.2 1.8 2-1.2 2-5.1 1.8z"
        fill="#ffdf4a"
        stroke="#b57a0a"
        strokeWidth=".7"
        strokeLinejoin="round"
      />
    </>
  ),
  cake: (
    <>
      <path d="M9 2.6h1v4H9z" fill="#79b0f5" />
      <path d="M9.5.2q1.6 1.6 0 2.8-1.6-1.2 0-2.8z" fill="#ffab1a" stroke="#d97a00" strokeWidth=".4" />
      <ellipse cx="9.5" cy="16" rx="8.6" ry="2.2" fill="#dfe5ec" stroke="#8a96a4" strokeWidth=".6" />
      <path d="M2.6 8.8v6q0 2 6.9 2t6.9-2v-6z" fill="#f0b86a" stroke="#8a5a20" strokeWidth=".7" />
      <path
        d="M2.6 8.8q0-2.6 6.9-2.6t6.9 2.6v2q-1.2 1.8-2.4.2-1.2 1.8-2.3.2-1.2 1.8-2.3.2-1.2 1.6-2.4-.2-1 1.8-2.2 0-1.2 1.6-2.2-.4z"
        fill="#fff"
        stroke="#c48ea4"
        strokeWidth=".7"
      />
      <circle cx="5.4" cy="8.2" r=".8" fill="#e2322b" />
      <circle cx="13.6" cy="8.2" r=".8" fill="#e2322b" />
      <circle cx="9.5" cy="9" r=".8" fill="#e2322b" />
    </>
  ),
  coffee: (
    <>
      <ellipse cx="8.4" cy="15.8" rx="7.4" ry="2" fill="#eef2f7" stroke="#8a96a4" strokeWidth=".7" />
      <path d="M13 8.6q4.6-1 4.4 1.8-.4 2.8-5 3" fill="none" stroke="#8a96a4" strokeWidth="1.3" />
      <path d="M2.6 7.6h11.2q.4 7.6-4 8H6.6q-4.4-.4-4-8z" fill="#fff" stroke="#8a96a4" strokeWidth=".8" />
      <ellipse cx="8.2" cy="7.8" rx="5.5" ry="1.6" fill="#6b3d16" stroke="#8a96a4" strokeWidth=".7" />
      <Line d="M6.4 5q-1.2-1.4 0-2.4t0-2M10 5q-1.2-1.4 0-2.4t0-2" stroke="#9aa7b3" width={0.9} />
    </>
  ),
  beer: (
    <>
      <path d="M12.6 7h2.6q2 0 2 2v3.2q0 2-2 2h-2.6" fill="none" stroke="#9aa7b3" strokeWidth="1.5" />
      <path
        d="M3 5.4h9.8v11q0 1.4-1.4 1.4h-7Q3 17.8 3 16.4z"
        fill="#ffc038"
        stroke="#a86c0c"
        strokeWidth=".8"
      />
      <path d="M5.6 8.2v7.4M7.9 8.2v7.4M10.2 8.2v7.4" stroke="#fff" strokeWidth=".9" opacity=".6" />
      <path
        d="M2.2 6.6Q.8 4.4 3 3.4q.4-2.2 2.6-1.6 1.4-1.6 3-.2 2.2-.8 2.8 1.2 2.6.2 2.2 2.4-.4 1.8-2 1.4-1 1.4-2.4.4-1.8 1.4-3 0-1.4 1.2-4-.4z"
        fill="#fff"
        stroke="#a9a28e"
        strokeWidth=".7"
      />
    </>
  ),
  martini: (
    <>
      <path
        d="M1.6 2h15.8l-6.9 8v5.4l3.7 1.2q.8 1-.6 1.2H5.4q-1.4-.2-.6-1.2l3.7-1.2V10z"
        fill="#e6f4fb"
        stroke="#5f87a0"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <path d="M3.8 4h11.4L9.5 10.2z" fill="#a5dc8a" />
      <Line d="M14.6.8L8.4 7" stroke="#8a5a20" width={0.8} />
      <circle cx="9.8" cy="5.6" r="1.5" fill="#6b9a26" stroke="#3d5e0c" strokeWidth=".5" />
      <circle cx="9.4" cy="5.4" r=".5" fill="#e2322b" />
    </>
  ),
  plate: (
    <>
      <ellipse cx="9.5" cy="9.5" rx="6" ry="6" fill="#fff" stroke="#8a96a4" strokeWidth=".8" />
      <circle cx="9.5" cy="9.5" r="3.7" fill="#eef2f7" stroke="#b3bcc8" strokeWidth=".6" />
      <Line d="M1.6 2v15M.6 2v3.6q1 1.2 2 0V2M17.4 17V2q-2 1.6-1.6 6.4h1.6" stroke="#6b7684" width={0.9} />
    </>
  ),
  bowl: (
    <>
      <Line d="M7 1l3.6 7M9.6.8l2.6 7.2" stroke="#a86c2c" width={1} />
      <path d="M3 8.4q1.2-3 4-1.6 2-2 4 0 3.2-1.4 5 1.6z" fill="#fff6d8" stroke="#c0a050" strokeWidth=".6" />
      <path
        d="M1 8h17q0 7.6-5.2 8.8v1H6.2v-1Q1 15.6 1 8z"
        fill="#d3473c"
        stroke="#7d160e"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <path
        d="M3 10.4q.6 3.4 3 4.6"
        fill="none"
        stroke="#fff"
        strokeWidth="1.1"
        opacity=".55"
        strokeLinecap="round"
      />
    </>
  ),
  pizza: (
    <>
      <path
        d="M1.4 4.6Q9.5-.6 17.6 4.6l-1 2.2q-7.1-4-14.2 0z"
        fill="#d9943c"
        stroke="#8a5410"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <path
        d="M2.6 6.6q6.9-3.8 13.8 0L9.5 18z"
        fill="#ffd75a"
        stroke="#8a5410"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <circle cx="7" cy="7.8" r="1.5" fill="#d3302f" />
      <circle cx="11.8" cy="8.4" r="1.5" fill="#d3302f" />
      <circle cx="9.3" cy="12.6" r="1.4" fill="#d3302f" />
    </>
  ),
  soccer: (
    <>
      <circle cx="9.5" cy="9.5" r="8.4" fill="#fff" stroke="#4d5866" strokeWidth=".9" />
      <path
        d="M9.5 6.2l3.1 2.3-1.2 3.7H7.6L6.4 8.5zM9.5 1.2l2.6 1.2-2.6 1.8-2.6-1.8zM1.4 8.8l1.6-2 1 2.8-1.2 2.6zM17.6 8.8l-1.6-2-1 2.8 1.2 2.6zM5 16.4l.4-2.8 2.8 1.2.2 2.6zM14 16.4l-.4-2.8-2.8 1.2-.2 2.6z"
        fill="#2d333d"
      />
      <path
        d="M9.5 4.2v2M12.6 8.5L15 9.6M11.4 12.2l2.2 1.6M7.6 12.2l-2.2 1.6M6.4 8.5L4 9.6"
        stroke="#4d5866"
        strokeWidth=".7"
      />
    </>
  ),
  car: (
    <>
      <path
        d="M4.4 8L6 4q.4-1 1.6-1h4.6q1 0 1.6.8L16 8z"
        fill="#bfe2f7"
        stroke="#7d0f10"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <path d="M10 3v5" stroke="#7d0f10" strokeWidth=".8" />
      <path
        d="M.8 13.4V10q0-1.8 1.8-2h13.2q2.4.6 2.4 2.8v2.6z"
        fill="#e0352f"
        stroke="#7d0f10"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <path d="M2 9.4h14.6" stroke="#fff" strokeWidth=".9" opacity=".5" />
      <circle cx="5" cy="13.6" r="2.3" fill="#2d333d" />
      <circle cx="14" cy="13.6" r="2.3" fill="#2d333d" />
      <circle cx="5" cy="13.6" r="1" fill="#c3ccd6" />
      <circle cx="14" cy="13.6" r="1" fill="#c3ccd6" />
      <path d="M16.6 10.2h1.6v1.2h-1.6z" fill="#ffe873" />
    </>
  ),
  airplane: (
    <path
      d="M17.8 1.2q.8 1.4-1.4 3.6l-2.6 2.6 2 7.8-1.4 1.4-3.6-6.2-3.2 3 .4 2.8-1 1-1.9-3.3-3.3-1.9 1-1 2.8.4 3-3.2L2.4 4.6l1.4-1.4 7.8 2 2.6-2.6q2.2-2.2 3.6-1.4z"
      fill="#e4ebf3"
      stroke="#4d6a8a"
      strokeWidth=".9"
      strokeLinejoin="round"
    />
  ),
  umbrella: (
    <>
      <path d="M9.5 1v1.6" stroke="#4d5866" strokeWidth="1.2" />
      <Line d="M9.5 9v6.4q0 2-1.9 2t-1.9-1.8" stroke="#8a5a20" width={1.3} />
      <path
        d="M.8 10Q1.4 2.2 9.5 2.2T18.2 10q-1.4-1.4-2.9 0-1.4-1.4-2.9 0-1.5-1.4-2.9 0-1.5-1.4-2.9 0-1.5-1.4-2.9 0-1.5-1.4-2.9 0z"
        fill="#8a4fd0"
        stroke="#4a1d8a"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <path
        d="M9.5 2.4Q6.6 5 6.6 9.6M9.5 2.4q2.9 2.6 2.9 7.2"
        fill="none"
        stroke="#4a1d8a"
        strokeWidth=".6"
      />
    </>
  ),
  computer: (
    <>
      <rect x="2" y="1.6" width="15" height="10.8" rx="1" fill="#d7dde5" stroke="#4d5866" strokeWidth=".8" />
      <rect x="3.6" y="3.2" width="11.8" height="7.6" fill="#3bb2ea" stroke="#16689b" strokeWidth=".6" />
      <path d="M4 3.6h6.6L4 9.4z" fill="#fff" opacity=".4" />
      <path d="M7.8 12.4h3.4v2H7.8z" fill="#aeb7c2" stroke="#4d5866" strokeWidth=".6" />
      <path
        d="M2.6 14.4h13.8l1.8 3H.8z"
        fill="#e4e8ee"
        stroke="#4d5866"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <path d="M3.8 15.9h11.4" stroke="#8a96a4" strokeWidth=".8" strokeDasharray="1.2 .6" />
    </>
  ),
  mobile: (
    <>
      <path d="M7 3V.8" stroke="#39414b" strokeWidth="1.3" strokeLinecap="round" />
      <rect x="5" y="2.4" width="9" height="15.8" rx="1.6" fill="#5d6b7c" stroke="#2a323c" strokeWidth=".8" />
      <rect x="6.4" y="4" width="6.2" height="5" rx=".4" fill="#a8e0b0" stroke="#2a323c" strokeWidth=".5" />
      <path
        d="M7 11.2h1.4M8.8 11.2h1.4M10.6 11.2H12M7 13.2h1.4M8.8 13.2h1.4M10.6 13.2H12M7 15.2h1.4M8.8 15.2h1.4M10.6 15.2H12"
        stroke="#e4ebf3"
        strokeWidth="1"
      />
    </>
  ),
  console: (
    <>
      <path
        d="M5 4.8h9q3.6.2 4.2 6.6.2 4.4-2.2 4.4-1.6 0-3.2-3.2H6.2Q4.6 15.8 3 15.8q-2.4 0-2.2-4.4Q1.4 5 5 4.8z"
        fill="#59636f"
        stroke="#252c34"
        strokeWidth=".8"
        strokeLinejoin="round"
      />
      <path d="M4.4 8.8h3.2M6 7.2v3.2" stroke="#e4ebf3" strokeWidth="1.2" />
      <circle cx="13" cy="7.4" r=".8" fill="#ffe14a" />
      <circle cx="14.6" cy="9" r=".8" fill="#e2322b" />
      <circle cx="11.4" cy="9" r=".8" fill="#3b7fd9" />
      <circle cx="13" cy="10.6" r=".8" fill="#52b043" />
      <path
        d="M4 6.2q1-.6 2.4-.6"
        stroke="#fff"
        strokeWidth=".8"
        opacity=".6"
        fill="none"
        strokeLinecap="round"
      />
    </>
  ),
};
