// SPDX-License-Identifier: Apache-2.0
import { remembered } from '@/store/memory';

export type Theme = 'auto' | 'light' | 'dark';

export const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

export const theme = remembered<Theme>('theme', 'auto', THEMES);

export function followTheme(): void {
    const tell = () => {
        const wanted = theme.get();
        if (wanted === 'auto') {
            delete document.documentElement.dataset.theme;
        } else {
            document.documentElement.dataset.theme = wanted;
        }
    };
    theme.subscribe(tell);
    tell();
}
