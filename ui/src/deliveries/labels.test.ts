// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { readLabels } from './labels';

test('labels are parted by spaces or commas, and quotes hold them together', () => {
    expect(readLabels('severity=critical, team="pay ments"  x=')).toEqual({
        labels: ['severity=critical', 'team=pay ments', 'x='],
    });
    expect(readLabels('')).toEqual({ labels: [] });
});

test('what is no label is named', () => {
    expect(readLabels('a=b nonsense')).toEqual({ bad: 'nonsense' });
    expect(readLabels('a="b')).toEqual({ bad: 'a="b' });
    expect(readLabels('9=b')).toEqual({ bad: '9=b' });
});

test('quotes hold what would end them, and names may have any letters', () => {
    expect(readLabels(String.raw`a="say \"hi\"" b="C:\\x" c="\d+"`)).toEqual({
        labels: ['a=say "hi"', String.raw`b=C:\x`, String.raw`c=\d+`],
    });
    expect(readLabels('service.name=x a-b=y 지역=서울')).toEqual({ labels: ['service.name=x', 'a-b=y', '지역=서울'] });
});
