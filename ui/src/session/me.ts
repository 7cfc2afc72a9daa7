// SPDX-License-Identifier: Apache-2.0
import type { Permission, Session } from '@/api/types';
import { useWho } from './who';

/** Who looks at the page. */
export function useMe(): Session | undefined {
    return useWho().data;
}

const BY_ROLE: Readonly<Record<string, readonly Permission[]>> = {
    viewer: ['read'],
    responder: ['read', 'ingest', 'respond'],
    manager: ['read', 'ingest', 'respond', 'manage'],
    admin: ['read', 'ingest', 'respond', 'manage', 'admin'],
};

/** In the whole workspace. Until it is known, nobody may anything. */
export function may(me: Session | undefined, permission: Permission): boolean {
    return me?.permissions.includes(permission) ?? false;
}

/** In the whole workspace, or in some team. */
export function mayAnywhere(me: Session | undefined, permission: Permission): boolean {
    return may(me, permission) || (me?.teams.some(({ role }) => BY_ROLE[role]?.includes(permission)) ?? false);
}

/** In one team. */
export function mayIn(me: Session | undefined, team: string, permission: Permission): boolean {
    const role = me?.teams.find(({ id }) => id === team)?.role;
    return may(me, permission) || (role !== undefined && (BY_ROLE[role]?.includes(permission) ?? false));
}

/** Under which name the server writes down what somebody does; null for a stranger. */
export function actsAs(me: Session | undefined): string | null {
    return me?.signedIn ? (me.user?.name ?? me.name) : null;
}
