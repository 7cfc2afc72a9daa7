// SPDX-License-Identifier: Apache-2.0
/** A beacon and its fire. */
export function Mark({ size = 20 }: { size?: number }) {
    return (
        <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable={false}>
            <path
                d="M16 2c.8 4 5 5.800 5 10.400 0 3.200-2.200 5.100-5 5.100s-5-1.900-5-5.100C11 9.300 15 7.200 16 2z"
                fill="var(--p2)"
            />
            <path d="M11.500 19h9l3.500 11H8z" fill="var(--text)" />
        </svg>
    );
}
