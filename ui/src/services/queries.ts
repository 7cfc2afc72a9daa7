// SPDX-License-Identifier: Apache-2.0
import { get } from '@/api/client';
import { type BusinessHours, type HolidaysOfRange, OURS, type Service, type ServiceList } from '@/api/types';
import { useLive } from '@/live/useLive';

export function useServices() {
    return useLive<ServiceList>(['services'], (signal) => get(`${OURS}/services`, {}, signal));
}

export function useService(name: string) {
    return useLive<Service>(['service', name], (signal) =>
        get(`${OURS}/services/${encodeURIComponent(name)}`, {}, signal),
    );
}

export function useBusinessHours() {
    return useLive<BusinessHours>(['business-hours'], (signal) => get(`${OURS}/business-hours`, {}, signal));
}

export function useHolidays(year: number) {
    return useLive<HolidaysOfRange>(['holidays', year], (signal) =>
        get(`${OURS}/holidays`, { from: `${year}-01-01`, to: `${year}-12-31` }, signal),
    );
}
