// SPDX-License-Identifier: Apache-2.0
import { get } from '@/api/client';
import { OURS, type Permission, type Session } from '@/api/types';
import { useLive } from '@/live/useLive';

/** Who looks at the page. */
export function useMe(): Session | undefined {
    return useLive<Session>(['me'], (signal) => get(`${OURS}/session`, {}, signal)).data;
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
