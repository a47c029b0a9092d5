import type { LucideIcon } from 'lucide-react';

/** A decorative icon at the size of its surroundings: 16, small 14, large 20 pixels. */
export function Icon({ of: Glyph, size }: { of: LucideIcon; size?: 'small' | 'large' }) {
  return <Glyph className={size === 'small' ? 'i i-sm' : size === 'large' ? 'i i-lg' : 'i'} aria-hidden />;
}
