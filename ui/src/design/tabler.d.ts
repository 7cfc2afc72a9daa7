// SPDX-License-Identifier: Apache-2.0
// Icons are taken one by one: the package's index would be read whole in every build.
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
    import type { ComponentType, SVGProps } from 'react';

    const icon: ComponentType<Omit<SVGProps<SVGSVGElement>, 'stroke'> & { size?: number; stroke?: number }>;
    export default icon;
}
