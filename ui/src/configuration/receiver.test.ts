// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { ConfigurationSchema } from '@/api/types';
import { configured, isHidden, receiverOf, typed, typesOf, usualFields } from './receiver';

const schema: ConfigurationSchema = {
    root: 'configuration',
    sections: {
        receivers: [
            { name: 'name', type: 'text' },
            { name: 'webhook_configs', type: 'section', section: 'webhook_configs', list: true },
            { name: 'email_configs', type: 'section', section: 'email_configs', list: true },
        ],
        webhook_configs: [
            { name: 'send_resolved', type: 'boolean', default: 'true' },
            { name: 'http_config', type: 'section', section: 'http_config' },
            { name: 'url', type: 'templated_secret_url', secret: true },
        ],
        email_configs: [
            { name: 'to', type: 'text' },
            { name: 'auth_password', type: 'secret', secret: true },
        ],
    },
};

test('a receiver comes out of the form as it went in', () => {
    const value = {
        name: 'desk',
        labels: { floor: '3' },
        webhook_configs: [{ url: '<secret>', http_config: { proxy_url: 'http://p' } }, { url: '<secret>' }],
        email_configs: [{ to: 'a@b.c' }],
    };
    const receiver = receiverOf(value);
    expect(receiver.integrations.map((one) => one.type)).toEqual(['webhook', 'webhook', 'email']);
    expect(configured(receiver)).toEqual(value);
    expect(receiverOf(null)).toEqual({ name: '', integrations: [], rest: {} });
});

test('secrets and addresses are asked for first', () => {
    expect(typesOf(schema)).toEqual(['email', 'webhook']);
    expect(usualFields(schema, 'webhook')).toEqual(['url']);
    expect(usualFields(schema, 'email')).toEqual(['to', 'auth_password']);
});

test('what is typed becomes what the schema wants', () => {
    expect(typed({ name: 'x', type: 'boolean' }, 'false')).toBe(false);
    expect(typed({ name: 'x', type: 'count' }, '5')).toBe(5);
    expect(typed({ name: 'x', type: 'count' }, 'five')).toBe('five');
    expect(typed({ name: 'x', type: 'text' }, '5')).toBe('5');
    expect(typed({ name: 'x', type: 'text' }, '')).toBeUndefined();
    expect(isHidden('http://<secret>')).toBe(true);
    expect(isHidden('http://example')).toBe(false);
});
