// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { Actions, Drawer, Headline } from '@/design/Drawer';
import { Icon } from '@/design/Icon';
import { useText } from '@/i18n/bilingual';
import { span, stretch } from '@/time/format';
import { cityOf } from '@/time/wall';
import { useReader } from '@/time/zone';
import { useDirectory } from '../directory';
import { Person } from '../Person';
import { onCallText } from '../text';
import styles from './Panels.module.css';
import type { Opened } from './Track';
import { useHere, useWhen } from './useSays';

interface Props {
    opened: Opened;
    zone: string;
    onClose: () => void;
    /** What can be done with it. */
    children?: ReactNode;
}

/** One shift, or a gap: who, when, by what, and what can be done about it. */
export function ShiftDrawer({ opened, zone, onClose, children }: Props) {
    const t = useText(onCallText);
    const reader = useReader();
    const here = useHere();
    const when = useWhen();
    const { nameOf } = useDirectory();
    const isGap = 'gap' in opened;
    const { start, end, role } = isGap ? opened.gap : opened.shift;
    const [from, to] = [Date.parse(start), Date.parse(end)];
    const title = isGap ? t.nobody : opened.shift.people.map(nameOf).join(', ');
    const duties = isGap ? [] : opened.shift.duties;
    return (
        <Drawer
            label={isGap ? t.gap : t.shift}
            subject={`${start} ${role}`}
            onClose={onClose}
            head={
                <>
                    <Icon name={isGap ? 'warn' : 'person'} />
                    <span className="second">{isGap ? t.gap : t.shift}</span>
                </>
            }
        >
            <Headline below={when(from, to)}>{title}</Headline>
            {children ? <Actions>{children}</Actions> : null}
            <dl className={styles.facts}>
                {zone === here ? null : (
                    <>
                        <dt>{cityOf(zone)}</dt>
                        <dd>{stretch({ ...reader, zone }, from, to)}</dd>
                    </>
                )}
                <dt>{t.length}</dt>
                <dd>{span(reader.language, to - from)}</dd>
                <dt>{t.role}</dt>
                <dd>{role}</dd>
                {duties.map((duty) => (
                    <div key={duty.person} style={{ display: 'contents' }}>
                        <dt>{duties.length > 1 ? nameOf(duty.person) : t.from}</dt>
                        <dd>{duty.origin === 'rotation' ? t.fromLayer(duty.layer) : t.origins[duty.origin]}</dd>
                        {duty.instead ? (
                            <>
                                <dt>{t.insteadOf}</dt>
                                <dd>
                                    <Person name={duty.instead} />
                                </dd>
                            </>
                        ) : null}
                    </div>
                ))}
            </dl>
        </Drawer>
    );
}
