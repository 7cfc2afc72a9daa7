// SPDX-License-Identifier: Apache-2.0
import { remembered } from '@/store/memory';

export type Density = 'dense' | 'roomy';

export const DENSITIES: readonly Density[] = ['dense', 'roomy'];

/** How high the rows of lists are; phones have their own. */
export const density = remembered<Density>('density', 'dense', DENSITIES);

export function followDensity(): void {
    const tell = () => {
        document.documentElement.dataset.density = density.get();
    };
    density.subscribe(tell);
    tell();
}
