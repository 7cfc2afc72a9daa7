// SPDX-License-Identifier: Apache-2.0
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useMe } from '@/session/me';
import { huesOf, initialsOf, shortOf } from './people';
import { usePeople, useSchedules, useTeams } from './queries';

export interface Known {
    name: string;
    displayName: string;
    /** Null where who looks is not told. */
    zone: string | null;
}

/** Who there is: schedules name people by their user names, and a name without an account is one too. */
export interface Directory {
    all: readonly Known[];
    /** Of who looks, where he has an account. */
    me: string | null;
    nameOf(name: string): string;
    shortOf(name: string): string;
    initialsOf(name: string): string;
    zoneOf(name: string): string | null;
    hueOf(name: string): number;
}

function directoryOf(known: ReadonlyMap<string, Known>, me: string | null): Directory {
    const hues = huesOf(known.keys());
    const nameOf = (name: string) => known.get(name)?.displayName || name;
    return {
        all: [...known.values()].sort((a, b) => a.displayName.localeCompare(b.displayName)),
        me,
        nameOf,
        shortOf: (name) => shortOf(nameOf(name)),
        initialsOf: (name) => initialsOf(nameOf(name)),
        zoneOf: (name) => known.get(name)?.zone || null,
        hueOf: (name) => hues.get(name) ?? 0,
    };
}

const Context = createContext<Directory>(directoryOf(new Map(), null));

export const useDirectory = () => useContext(Context);

/** @param names of people who occur below */
export function DirectoryOf({ names, children }: { names: readonly string[]; children: ReactNode }) {
    const me = useMe()?.user;
    const teams = useTeams().data;
    const users = usePeople().data?.items;
    const schedules = useSchedules().data;
    const others = names.join('\n');
    const directory = useMemo(() => {
        const known = new Map<string, Known>();
        const add = (name: string, displayName: string, zone: string | null) => {
            const before = known.get(name);
            known.set(name, {
                name,
                displayName: displayName || before?.displayName || name,
                zone: zone ?? before?.zone ?? null,
            });
        };
        for (const name of others.split('\n').filter(Boolean)) {
            add(name, '', null);
        }
        for (const name of schedules?.items.flatMap(({ people }) => people ?? []) ?? []) {
            add(name, '', null);
        }
        for (const member of teams?.flatMap(({ members }) => members) ?? []) {
            add(member.name, member.displayName, null);
        }
        for (const user of users ?? []) {
            add(user.name, user.displayName, user.zone || null);
        }
        if (me) {
            add(me.name, me.displayName, me.zone || null);
        }
        return directoryOf(known, me?.name ?? null);
    }, [others, schedules, teams, users, me]);
    return <Context value={directory}>{children}</Context>;
}
