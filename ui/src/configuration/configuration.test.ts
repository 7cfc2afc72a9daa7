// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { ConfigurationSchema } from '@/api/types';
import { namesUnder, placeOf, suggestions } from './place';
import { write } from './yaml';

const schema: ConfigurationSchema = {
    root: 'configuration',
    sections: {
        configuration: [
            { name: 'route', type: 'section', section: 'route' },
            { name: 'receivers', type: 'section', section: 'receivers', list: true },
        ],
        route: [
            { name: 'receiver', type: 'text' },
            { name: 'continue', type: 'boolean' },
            { name: 'mute_time_intervals', type: 'text', list: true },
            { name: 'routes', type: 'section', section: 'route', list: true },
        ],
        receivers: [
            { name: 'name', type: 'text' },
            { name: 'slack_configs', type: 'section', section: 'slack_configs', list: true },
        ],
        slack_configs: [{ name: 'channel', type: 'text' }],
    },
};
const names = { receivers: ['desk', 'the night'], intervals: ['nights'] };
const offered = (text: string) => suggestions(schema, placeOf(text.split('\n')), names).map((one) => one.text);

describe('what could stand where somebody types', () => {
    test('the keys of the section, by the indentation', () => {
        expect(offered('')).toEqual(['route', 'receivers']);
        expect(offered('rou')).toEqual(['route', 'receivers']);
        expect(offered('route:\n  ')).toContain('receiver');
        expect(offered('route:\n  receiver: x\n  routes:\n  - rec')).toContain('mute_time_intervals');
        expect(offered('route:\n  routes:\n    - receiver: a\n      con')).toContain('continue');
        expect(offered('receivers:\n- name: a\n  slack_configs:\n  - ch')).toEqual(['channel']);
        expect(offered('receivers:\n- name: a\n  ')).toEqual(['name', 'slack_configs']);
    });

    test('names of what is defined elsewhere', () => {
        expect(offered('route:\n  receiver: d')).toEqual(['desk', 'the night']);
        expect(offered('route:\n  mute_time_intervals: [n')).toEqual(['nights']);
        expect(offered('route:\n  mute_time_intervals:\n  - n')).toEqual(['nights']);
    });

    test('the few words that a value may be', () => {
        expect(offered('route:\n  continue: t')).toEqual(['true', 'false']);
    });

    test('nothing where nothing is known', () => {
        expect(offered('elsewhere:\n  x')).toEqual([]);
    });
});

test('names are found under their key alone', () => {
    const text =
        "route:\n  name: no\nreceivers:\n  - name: 'a b'\n    webhook_configs:\n      - name: no\n  - {name: c}\ntime_intervals:\n- name: t\n";
    expect(namesUnder(text, ['receivers'])).toEqual(['a b', 'c']);
    expect(namesUnder(text, ['time_intervals', 'mute_time_intervals'])).toEqual(['t']);
});

test('what a form holds is written in blocks, and in quotes where it could be something else', () => {
    expect(
        write({
            name: 'desk',
            slack_configs: [{ channel: '#ops', send_resolved: true, api_url: '<secret>' }],
            labels: {},
        }),
    ).toBe('name: desk\nslack_configs:\n- channel: "#ops"\n  send_resolved: true\n  api_url: "<secret>"\nlabels: {}\n');
    expect(write({ a: 'yes', b: '5m', c: 'a: b', d: 5, e: null, f: [], g: [['x']], h: { i: { j: 'k' } } })).toBe(
        'a: "yes"\nb: "5m"\nc: "a: b"\nd: 5\ne: null\nf: []\ng:\n- - x\nh:\n  i:\n    j: k\n',
    );
});
