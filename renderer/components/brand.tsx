/** The mark of Mneme: the lit arch. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 512 512" aria-hidden="true">
      <rect width="512" height="512" rx="112" fill="#0B7268" />
      <path fill="#FFE08A" d="M276 384V176h88v208z" />
      <path
        fill="#F7F6F1"
        d="M96 384V224a96 96 0 0 1 160-71.55A96 96 0 0 1 416 224v160h-64V224a32 32 0 0 0-64 0v160h-64V224a32 32 0 0 0-64 0v160z"
      />
    </svg>
  );
}
