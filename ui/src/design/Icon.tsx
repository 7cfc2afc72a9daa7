// SPDX-License-Identifier: Apache-2.0
import { ICONS, type IconName } from './icons';

const STROKE = 1.75;

/** A drawing beside a word; bare ones stand in buttons that have a label. */
export function Icon({ name, size = 16 }: { name: IconName; size?: 12 | 14 | 16 | 22 }) {
    const Drawn = ICONS[name];
    return <Drawn size={size} stroke={STROKE} aria-hidden focusable={false} />;
}
