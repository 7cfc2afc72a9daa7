// SPDX-License-Identifier: Apache-2.0
// Facts about planning schedules and changing who is on call.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { drawer, title, tooWide } from './parts.js';
import { barriers, gone, Rig, seen } from './rig.js';

const rig = new Rig();
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
let ada;
let kim;
let lee;
let mia;
let vic;

const iso = (at) => new Date(at).toISOString();
/** A Monday that is over, so that shifts lie around now. */
const monday = (() => {
    const at = new Date(Date.now() - 7 * DAY_MS);
    at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
    return iso(at).slice(0, 10);
})();

/** @param yaml of its layers */
const make = (name, layers) =>
    rig.api(
        'PUT',
        `configuration/objects/schedules/${name}`,
        { yaml: `name: ${name}\nzone: UTC\nlayers:\n${layers}\n`, comment: '' },
        { 'If-None-Match': '*' },
    );

before(async () => {
    await rig.start();
    mia = await rig.account('mia', { role: 'manager' });
    ada = await rig.account('ada', { role: 'responder' });
    kim = await rig.account('kim', { role: 'responder' });
    lee = await rig.account('lee', { role: 'responder' });
    vic = await rig.account('vic');
    await make('daily', `- {name: days, start: "${monday}", every: 1 day, turns: [ada, kim]}`);
    await make('weekly', `- {name: week, start: "${monday}", turns: [lee]}`);
    await make('evenings', `- {name: office, start: "${monday}", turns: [lee], restrictions: [{from: "00:00", to: "20:00"}]}`);
});
after(() => rig.stop());

const button = (where, name) => where.getByRole('button', { name, exact: true });
const final = (page) => page.getByRole('list', { name: 'Final', exact: true });

async function choose(where, label, name) {
    const field = where.getByRole('combobox', { name: label, exact: true });
    await field.fill(name);
    await where.getByRole('listbox', { name: label }).getByRole('option').first().waitFor();
    await field.press('Enter');
}

test('somebody plans a schedule that follows the sun from nothing, and it is in force', () =>
    rig.visit({ path: 'oncall', as: mia }, async (page) => {
        await button(page, 'New schedule').click();
        await button(page.getByRole('region', { name: 'How shall it begin?' }), /^Follow the sun/).click();
        await page.getByLabel('Name', { exact: true }).fill('global');
        for (const [layer, ...people] of [['Seoul', 'ada', 'kim'], ['Berlin', 'lee'], ['San Francisco', 'mia']]) {
            const form = page.getByRole('region', { name: `Layer ${layer}` });
            for (const person of people) {
                await choose(form, 'Add somebody', person);
            }
        }
        const preview = page.getByRole('region', { name: 'Who will be on call' });
        await seen(preview.getByText('No gap in the next four weeks'));
        await seen(preview.getByRole('list', { name: 'Final' }).getByRole('button', { name: /^lee, / }).first());
        assert.deepEqual(await barriers(page), []);
        await button(page, 'Create the schedule').click();
        await seen(page.getByRole('status').getByText('global is saved and in force.'));
        await title(page, 'On-call');
        const row = page.getByRole('region', { name: 'On call now' }).getByRole('listitem').filter({ hasText: 'global' });
        await seen(row.getByText(/^(ada|kim|lee|mia you)$/).first());
    }));

test('what is wrong is said at its field while it is written, and what is saved changes whose shifts they are', () =>
    rig.visit({ path: 'oncall/edit?schedule=weekly', as: mia, expected: /response: .*preview 400|status of 400/ }, async (page) => {
        await page.getByLabel('Time zone', { exact: true }).fill('Asia/Nowhere');
        await seen(page.getByText(/unknown zone "Asia\/Nowhere"/).first());
        await page.getByLabel('Time zone', { exact: true }).fill('UTC');
        await choose(page, 'Add somebody', 'kim');
        const moves = page.getByRole('region', { name: 'What saving changes' });
        await seen(moves.getByText('lee → kim').first());
        await button(page, 'Save').click();
        await seen(page.getByRole('status').getByText('weekly is saved and in force.'));
        await seen(final(page).getByRole('button').first());
    }));

test('who saved meanwhile is told, and nothing is lost', () =>
    rig.visit({ path: 'oncall/edit?schedule=evenings', as: mia, expected: /412/ }, async (page) => {
        await choose(page, 'Add somebody', 'kim');
        const { items } = await rig.api('GET', 'configuration/objects');
        const known = items.find(({ name }) => name === 'evenings');
        await rig.api(
            'PUT',
            'configuration/objects/schedules/evenings',
            { yaml: `${known.yaml.trimEnd()}\n`.replace('turns: [lee]', 'turns: [lee, lee]'), comment: '' },
            { 'If-Match': `"${known.revision}"` },
        );
        await seen(page.getByText('operator changed this schedule while you were at it.'));
        await button(page, 'Go on with mine').click();
        await button(page, 'Save').click();
        await seen(page.getByRole('status').getByText('evenings is saved and in force.'));
    }));

test('an override is made by a key and a form, is seen, contradicts another, and is taken back', () =>
    rig.visit({ path: 'oncall?schedule=daily', as: ada, expected: /409/, timezoneId: 'UTC' }, async (page) => {
        await seen(final(page).getByRole('button').first());
        await page.keyboard.press('o');
        await choose(drawer(page), 'Who takes it', 'lee');
        const from = iso(Date.now() + DAY_MS).slice(0, 14) + '00';
        const to = iso(Date.now() + DAY_MS + 2 * HOUR_MS).slice(0, 14) + '00';
        await drawer(page).getByLabel('From', { exact: true }).fill(from);
        await drawer(page).getByLabel('Until', { exact: true }).fill(to);
        assert.deepEqual(await barriers(page), []);
        await button(drawer(page), 'Change it').click();
        await seen(page.getByRole('status').getByText('It is changed.'));
        const panel = page.getByRole('region', { name: 'Swaps and absences' });
        await page.goto(`${rig.url}oncall?schedule=daily&zoom=day&day=${from.slice(0, 10)}`);
        await seen(final(page).getByRole('button', { name: /^lee, .*, instead of (ada|kim)/ }).first());
        await seen(panel.getByText('lee takes it'));

        await page.keyboard.press('o');
        await choose(drawer(page), 'Who takes it', 'mia');
        await drawer(page).getByLabel('From', { exact: true }).fill(from);
        await drawer(page).getByLabel('Until', { exact: true }).fill(to);
        await button(drawer(page), 'Change it').click();
        await seen(drawer(page).getByText('Somebody changed the same time already.'));
        await button(drawer(page), 'Take theirs back and make mine').click();
        await gone(drawer(page));
        await seen(final(page).getByRole('button', { name: /^mia, / }).first());
        await button(panel, 'Take back').click();
        await button(panel, 'Take it back').click();
        await gone(panel.getByText('mia takes it'));
    }));

test('a part of a lane is drawn over to change it', () =>
    rig.visit({ path: 'oncall?schedule=daily&zoom=day', as: ada, timezoneId: 'UTC' }, async (page) => {
        const box = await final(page).boundingBox();
        const y = box.y + box.height / 2;
        await page.mouse.move(box.x + box.width * 0.5, y);
        await page.mouse.down();
        await page.mouse.move(box.x + box.width * 0.75, y, { steps: 5 });
        await page.mouse.up();
        assert.match(await drawer(page).getByLabel('From', { exact: true }).inputValue(), /T12:00$/);
        assert.match(await drawer(page).getByLabel('Until', { exact: true }).inputValue(), /T18:00$/);
    }));

test('two people swap: one asks from a shift of theirs, the other agrees', async () => {
    await rig.visit({ path: 'oncall?schedule=daily&tab=mine', as: ada }, async (page) => {
        const shift = page.getByRole('listitem').filter({ hasText: 'daily' });
        await shift.getByRole('button', { name: /^Swap \w/ }).first().click();
        await drawer(page).getByText('Some people').click();
        await choose(drawer(page), 'Ask somebody', 'kim');
        const want = drawer(page).getByLabel('In return I take');
        await want.locator('option').nth(1).waitFor({ state: 'attached' });
        await want.selectOption({ index: 1 });
        await button(drawer(page), 'Ask').click();
        await seen(page.getByRole('status').getByText('Asked.'));
    });
    await rig.visit({ path: 'oncall', as: kim }, async (page) => {
        await page.getByRole('radiogroup', { name: 'View' }).getByText('Swaps').click();
        const inbox = page.getByRole('region', { name: 'Swaps and covers' });
        await seen(inbox.getByText('Waits for you'));
        await inbox.getByRole('button', { name: /^Details/ }).first().click();
        assert.deepEqual(await barriers(page), []);
        await button(drawer(page), 'Agree').click();
        await seen(page.getByRole('status').getByText('You have it.'));
        await seen(drawer(page).getByText('taken by kim').first());
    });
    const range = await rig.api('GET', `schedules/daily?to=${iso(Date.now() + 14 * DAY_MS)}`);
    const swapped = range.final.flatMap(({ duties }) => duties).filter(({ origin }) => origin === 'swap');
    assert.deepEqual(
        swapped.map(({ person, instead }) => `${person} for ${instead}`),
        ['kim for ada', 'ada for kim'],
    );
});

test('somebody asks for cover of a gap, and another takes it', async () => {
    await rig.visit({ path: 'oncall?schedule=evenings', as: ada }, async (page) => {
        await button(page.getByRole('status'), 'Ask for cover').click();
        await button(drawer(page), 'Ask').click();
        await seen(page.getByRole('status').getByText('Asked.'));
    });
    await rig.visit({ path: 'oncall?tab=requests', as: lee }, async (page) => {
        await page.getByRole('button', { name: /^Details Cover/ }).click();
        await button(drawer(page), 'Take it').click();
        await seen(page.getByRole('status').getByText('You have it.'));
    });
});

test('an absence is entered, and cover is asked for what it concerns', () =>
    rig.visit({ path: 'oncall?schedule=weekly', as: lee }, async (page) => {
        await button(page, 'Absence').click();
        assert.deepEqual(await barriers(page), []);
        await button(drawer(page), 'Enter it').click();
        await seen(page.getByRole('status').getByText(/^Entered\. /));
    }));

test('a note for the next one is written, and taking over is one step', () =>
    rig.visit({ path: 'oncall?schedule=daily', as: ada }, async (page) => {
        const notes = page.getByRole('region', { name: 'Handoff note' });
        await button(notes, 'Write').click();
        await notes.getByRole('textbox').fill('Watch the disk of search-7.');
        await button(notes, 'Save the note').click();
        await seen(notes.getByText('Watch the disk of search-7.'));
        await button(page, 'I take over now').click();
        await button(drawer(page), 'I take over now').click();
        await seen(page.getByRole('status').getByText('You are on call for daily.'));
        const row = page.getByRole('region', { name: 'On call now' }).getByRole('listitem').filter({ hasText: 'daily' });
        await seen(row.getByText('ada you'));
    }));

test('what happened is told to everybody, with who did it', () =>
    rig.visit({ path: 'oncall?schedule=daily', as: vic }, async (page) => {
        await button(page, 'History').click();
        await seen(drawer(page).getByText('Note: Watch the disk of search-7., by ada'));
        await seen(drawer(page).getByText(/ada takes it, .*, by ada/).first());
    }));

test('hours are compared, and the verdict is a sentence', () =>
    rig.visit({ path: 'oncall?schedule=daily', as: ada }, async (page) => {
        const fairness = page.getByRole('region', { name: 'Fairness' });
        await seen(fairness.getByText(/median \d+/));
        await seen(fairness.getByText(/of the median|more than the median/));
    }));

test('a viewer sees everything and is offered nothing', () =>
    rig.visit({ path: 'oncall?schedule=daily', as: vic, expected: /403/ }, async (page) => {
        await seen(final(page).getByRole('button').first());
        for (const name of ['Override', 'Absence', 'I take over now', 'Edit', 'New schedule', 'Take back', 'Write']) {
            assert.equal(await button(page, name).count(), 0, name);
        }
        await page.keyboard.press('o');
        assert.equal(await drawer(page).count(), 0);
        await page.keyboard.press('Control+k');
        await page.getByRole('combobox', { name: 'Search or run' }).fill('new');
        assert.equal(await page.getByRole('option', { name: /New (silence|schedule)/ }).count(), 0);
        await page.keyboard.press('Escape');
        await page.goto(`${rig.url}oncall/edit?schedule=daily`);
        await seen(page.getByText('Schedules are edited by managers and administrators.'));
    }));

test('the editor and the page are there in Korean, and on a phone', () =>
    rig.visit({ path: 'oncall/edit?schedule=daily', as: mia, locale: 'ko-KR', viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' }, async (page) => {
        await seen(page.getByText('누가 온콜이 되나'));
        await seen(page.getByText('앞으로 4주 동안 공백 없음'));
        assert.deepEqual(await page.evaluate(tooWide), []);
        assert.deepEqual(await barriers(page), []);
        await page.goto(`${rig.url}oncall?schedule=daily`);
        await seen(page.getByRole('button', { name: '대체' }));
        assert.deepEqual(await page.evaluate(tooWide), []);
        await page.getByRole('button', { name: '부재' }).first().click();
        await seen(drawer(page).getByRole('heading', { name: '부재 등록' }));
        assert.deepEqual(await page.evaluate(tooWide), []);
        assert.deepEqual(await barriers(page), []);
    }));

test('a schedule is deleted after it was asked once more', () =>
    rig.visit({ path: 'oncall/edit?schedule=evenings', as: mia }, async (page) => {
        await button(page, 'Delete').click();
        await button(page, 'Delete evenings').click();
        await seen(page.getByRole('status').getByText('evenings is deleted.'));
        await page.locator('option', { hasText: 'evenings' }).waitFor({ state: 'detached' });
    }));
