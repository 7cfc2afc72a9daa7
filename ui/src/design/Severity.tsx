// SPDX-License-Identifier: Apache-2.0
import type { Severity } from '@/api/types';
import styles from './Severity.module.css';

const CHIMNEYS = 5;
const STEP = 5.2;
const HEIGHT = 14;
const FLAME =
    'M.7 13.5c-.9-2-.8-4.300 0-5.900C1.500 5.900 2.500 4.600 2.200.6 3.700 2.700 4.400 6.200 4.300 9.200c0 1.800-.3 3.200-.8 4.300z';

/** `burning`: nobody has it. `tended`: somebody does. `muted`: it is kept from everybody. */
export type Fire = 'burning' | 'tended' | 'muted';

/** Five chimneys of which 6 − n burn; beside them stands what they mean. */
export function SeverityMark({
    severity,
    fire = 'burning',
    size = 14,
    name = true,
}: {
    severity: Severity | null | undefined;
    fire?: Fire;
    size?: number;
    name?: boolean;
}) {
    if (!severity) {
        return <span className={styles.none} aria-hidden />;
    }
    const lit = 6 - Number(severity.slice(1));
    const chimneys = Array.from({ length: CHIMNEYS }, (_, i) => i);
    return (
        <span className={styles.mark} data-severity={severity} data-fire={fire}>
            <svg
                width={(size * CHIMNEYS * STEP) / HEIGHT}
                height={size}
                viewBox={`-0.600 -0.5 ${CHIMNEYS * STEP} 15`}
                role={name ? undefined : 'img'}
                aria-hidden={name || undefined}
                aria-label={name ? undefined : severity}
            >
                {chimneys.map((i) =>
                    i < lit ? (
                        <path key={i} className={styles.lit} d={FLAME} transform={`translate(${i * STEP} 0)`} />
                    ) : (
                        <rect key={i} className={styles.stub} x={i * STEP} y={11.5} width={4} height={2} rx={0.5} />
                    ),
                )}
            </svg>
            {name ? <b>{severity}</b> : null}
        </span>
    );
}
