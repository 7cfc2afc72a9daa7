// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import { useBurning, vocabulary } from '@/alerts/queries';
import { Failure } from '@/api/client';
import type { Maintenance } from '@/api/types';
import { Button } from '@/design/Button';
import { Actions, Drawer } from '@/design/Drawer';
import { AreaField, Beside, Form, SelectField, TextField, useSending } from '@/design/Form';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { MatcherInput } from '@/matcher/MatcherInput';
import { Mutes } from '@/silences/Mutes';
import { browserZone, useReaderZone, ZONES } from '@/time/zone';
import own from './Maintenance.module.css';
import { emptyPlan, type Plan, planOf, RHYTHMS, WEEKDAYS, type Weekday } from './plan';
import { save, useWindows } from './queries';
import { maintenanceText } from './text';
import { Windows } from './Windows';

const FIELDS = ['name', 'matchers', 'zone', 'first', 'minutes', 'every', 'weekdays', 'until'];
const MOST_COMMENT_LETTERS = 2_000;
const MOST_NAME_LETTERS = 100;
const MOST_EVERY = 366;

type Set = <K extends keyof Plan>(name: K, value: Plan[K]) => void;

function Days({ chosen, onChange }: { chosen: readonly Weekday[]; onChange: (days: Weekday[]) => void }) {
    const t = useText(maintenanceText);
    return (
        <fieldset>
            <legend>{t.onDays}</legend>
            <div className={own.days}>
                {WEEKDAYS.map((day) => (
                    <button
                        key={day}
                        type="button"
                        aria-pressed={chosen.includes(day)}
                        aria-label={t.days[day]}
                        onClick={() =>
                            onChange(
                                WEEKDAYS.filter((one) => (one === day ? !chosen.includes(one) : chosen.includes(one))),
                            )
                        }
                    >
                        {t.shortDays[day]}
                    </button>
                ))}
            </div>
        </fieldset>
    );
}

function When({ plan, set, at }: { plan: Plan; set: Set; at: (field: string) => string | null }) {
    const t = useText(maintenanceText);
    const { rhythm } = plan;
    return (
        <>
            <Beside>
                <SelectField
                    label={t.rhythm}
                    name="rhythm"
                    value={rhythm}
                    options={RHYTHMS.map((id) => ({ id, name: t.rhythms[id] }))}
                    onChange={(next) => set('rhythm', next)}
                />
                {rhythm === 'daily' || rhythm === 'weekly' || rhythm === 'monthly' ? (
                    <TextField
                        label={t.every[rhythm]}
                        name="every"
                        type="number"
                        min={1}
                        max={MOST_EVERY}
                        value={plan.every}
                        onChange={(value) => set('every', value)}
                        fault={at('every')}
                    />
                ) : null}
            </Beside>
            {rhythm === 'weekly' ? <Days chosen={plan.weekdays} onChange={(days) => set('weekdays', days)} /> : null}
            <Beside>
                <TextField
                    label={rhythm === 'once' ? t.day : t.firstDay}
                    name="day"
                    type="date"
                    value={plan.day}
                    onChange={(value) => set('day', value)}
                    fault={at('first')}
                />
                <TextField
                    label={t.time}
                    name="time"
                    type="time"
                    value={plan.time}
                    onChange={(value) => set('time', value)}
                />
            </Beside>
            <Beside>
                <TextField
                    label={t.length}
                    name="length"
                    type="number"
                    min={1}
                    value={plan.length}
                    onChange={(value) => set('length', value)}
                    fault={at('minutes')}
                />
                <SelectField
                    label={t.unit}
                    name="unit"
                    value={plan.unit}
                    options={(['m', 'h', 'd'] as const).map((id) => ({ id, name: t.units[id] }))}
                    onChange={(unit) => set('unit', unit)}
                />
            </Beside>
            <Beside>
                <TextField
                    label={t.zone}
                    name="zone"
                    value={plan.zone}
                    list={ZONES}
                    onChange={(value) => set('zone', value)}
                    fault={at('zone')}
                />
                {rhythm === 'once' ? null : (
                    <TextField
                        label={t.until}
                        name="until"
                        type="date"
                        value={plan.until}
                        hint={t.untilHint}
                        onChange={(value) => set('until', value)}
                        fault={at('until')}
                    />
                )}
            </Beside>
        </>
    );
}

/** Planning maintenance, or changing what is planned. */
export function MaintenanceForm({ known, onClose }: { known: Maintenance | null; onClose: () => void }) {
    const t = useText(maintenanceText);
    const zone = useReaderZone() ?? browserZone;
    // What was seen when the form opened: a change of somebody else's meanwhile must not be lost.
    const [seen] = useState(known);
    const [plan, setPlan] = useState<Plan>(() => (known ? planOf(known) : emptyPlan(Date.now(), zone)));
    const [unfinished, setUnfinished] = useState(false);
    const [tried, setTried] = useState(false);
    const sending = useSending(FIELDS);
    const { burning } = useBurning();
    const words = useMemo(() => vocabulary(burning?.catalogue), [burning]);
    const windows = useWindows(plan);
    const set: Set = (name, value) => setPlan((before) => ({ ...before, [name]: value }));
    const wrong = windows.error instanceof Failure ? windows.error.fields : {};
    const at = (field: string) => sending.at(field) ?? wrong[field] ?? null;

    async function submit(): Promise<void> {
        setTried(true);
        if (plan.name.trim() === '' || plan.matchers.length === 0 || unfinished) {
            return;
        }
        const saved = await sending.run(() => save(plan, seen));
        if (saved) {
            tell(seen ? t.changed : t.saved);
            onClose();
        }
    }

    const conflict = sending.fault !== null && known !== null && seen !== null && known.revision !== seen.revision;
    return (
        <Drawer label={seen ? t.editTitle : t.newTitle} onClose={onClose}>
            <Form onSubmit={() => void submit()}>
                <TextField
                    label={t.name}
                    name="name"
                    value={plan.name}
                    maxLength={MOST_NAME_LETTERS}
                    hint={seen ? undefined : t.nameHint}
                    onChange={(value) => set('name', value)}
                    fault={tried && plan.name.trim() === '' ? t.needName : at('name')}
                />
                <fieldset>
                    <legend>{t.matchers}</legend>
                    <MatcherInput
                        label={t.matchers}
                        matchers={plan.matchers}
                        onChange={(matchers) => set('matchers', matchers)}
                        onDraft={setUnfinished}
                        vocabulary={words}
                    />
                    <FaultLine>
                        {tried && unfinished
                            ? t.unfinished
                            : tried && plan.matchers.length === 0
                              ? t.needMatcher
                              : at('matchers')}
                    </FaultLine>
                    <Mutes matchers={plan.matchers} />
                </fieldset>
                <When plan={plan} set={set} at={at} />
                <fieldset>
                    <legend>{t.next}</legend>
                    {windows.data && !windows.error ? (
                        <Windows windows={windows.data.windows} zone={plan.zone} />
                    ) : (
                        <p className="quiet">–</p>
                    )}
                </fieldset>
                <AreaField
                    label={t.why}
                    name="reason"
                    value={plan.comment}
                    maxLength={MOST_COMMENT_LETTERS}
                    onChange={(value) => set('comment', value)}
                />
                <FaultLine>{conflict ? t.conflict : sending.fault}</FaultLine>
                <Actions>
                    <Button kind="primary" type="submit" busy={sending.busy}>
                        {seen ? t.saveChange : t.save}
                    </Button>
                </Actions>
            </Form>
        </Drawer>
    );
}
