// SPDX-License-Identifier: Apache-2.0
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { changed, type Search } from './search';

export interface View {
    search: Search;
    /** The first value of a name, or null. */
    one(name: string): string | null;
    all(name: string): readonly string[];
    /** Changes the address. `push` where going back should undo it. */
    change(change: Record<string, string | readonly string[] | null>, how?: 'push' | 'replace'): void;
}

const NONE: readonly string[] = [];

/** What of the page is in its address: filters, what is open, which tab. */
export function useView(): View {
    const search = useSearch({ strict: false }) as Search;
    const navigate = useNavigate();
    const change = useCallback<View['change']>(
        (values, how = 'replace') => {
            void navigate({
                to: '.',
                search: ((before: Search) => changed(before, values)) as never,
                replace: how === 'replace',
                resetScroll: false,
            });
        },
        [navigate],
    );
    return {
        search,
        one: (name) => search[name]?.[0] ?? null,
        all: (name) => search[name] ?? NONE,
        change,
    };
}
