// SPDX-License-Identifier: Apache-2.0
// Who is offered what; the server decides in the end.

import type { Session } from '@/api/types';
import { mayAnywhere } from '@/session/me';
import type { Schedule, ShiftRequest } from '../types';

/** Whether somebody may ask for a swap, take over or leave a note: who may change it, and who is in it. */
export function mayJoin(me: Session | undefined, schedule: Schedule | undefined): boolean {
    const name = me?.user?.name;
    return (
        (schedule?.mayChange ?? false) ||
        (name !== undefined && mayAnywhere(me, 'respond') && (schedule?.people.includes(name) ?? false))
    );
}

/** Whether a request waits for an answer of somebody. */
export function waitsFor(request: ShiftRequest, me: string | null): boolean {
    return (
        me !== null &&
        request.state === 'open' &&
        request.person !== me &&
        (request.to.length === 0 || request.to.includes(me)) &&
        !request.answers.some(({ person }) => person === me)
    );
}

/** Whether it is somebody's own, so that they may withdraw it. */
export function isOwn(request: ShiftRequest, me: string | null): boolean {
    return me !== null && (request.person === me || request.madeBy === me);
}
