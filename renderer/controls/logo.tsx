/** Nudge's own mark: two shapes of speech, one giving the other a nudge. The full drawing is in `assets/drawings/`. */
export function Logo({ size = 16 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden>
      <path
        fill="#74c43a"
        stroke="#2f7a14"
        strokeLinejoin="round"
        d="M9.5 1.5H12a3 3 0 0 1 3 3V7a3 3 0 0 1-2.5 3v2.2L10.3 10h-.8a3 3 0 0 1-3-3V4.5a3 3 0 0 1 3-3Z"
      />
      <path
        fill="#2f9fe3"
        stroke="#0e5a96"
        strokeLinejoin="round"
        d="M4 3h3.5a3 3 0 0 1 3 3v3a3 3 0 0 1-3 3h-.8l-3.2 3v-3.1A3 3 0 0 1 1 9V6a3 3 0 0 1 3-3Z"
      />
      <path
        fill="#fff"
        fillOpacity=".4"
        d="M4 4h3.5a2 2 0 0 1 2 2v.9C7.2 6.2 4.3 6.2 2 6.9V6a2 2 0 0 1 2-2Z"
      />
    </svg>
  );
}
