// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { remove } from '@/api/client';
import { ALERTMANAGER, type Fact, type Maintenance } from '@/api/types';
import { Button } from '@/design/Button';
import { Actions, Drawer, Headline, Section } from '@/design/Drawer';
import { Remark, Sure } from '@/design/Form';
import { Icon } from '@/design/Icon';
import { tell } from '@/design/notices';
import { useText } from '@/i18n/bilingual';
import { mayAnywhere, useMe } from '@/session/me';
import { PreviewList } from '@/silences/PreviewList';
import styles from '@/silences/Silences.module.css';
import { silencesText } from '@/silences/text';
import { usePreview } from '@/silences/usePreview';
import { Time } from '@/time/Time';
import own from './Maintenance.module.css';
import { matchersOf, planOf, type Recurrence } from './plan';
import { end, useHistory, useWindows } from './queries';
import { StateOf } from './StateOf';
import { maintenanceText } from './text';
import { Windows } from './Windows';

function useWords(): (fact: Fact) => string | null {
    const t = useText(maintenanceText);
    return ({ name, data }) => {
        const said = data as Record<string, unknown>;
        switch (name) {
            case 'maintenance.saved.v1': {
                const plan = said as unknown as Recurrence;
                return t.facts.saved(String(said.createdBy), `${t.says(plan)}, ${t.lastsValue(plan.minutes)}`);
            }
            case 'silence.saved.v1':
                return t.facts.made;
            case 'silence.started.v1':
                return t.facts.began(Number(said.matching));
            case 'silence.ended.v1':
                return t.facts.ended;
            default:
                return null;
        }
    };
}

function History({ id }: { id: string }) {
    const t = useText(maintenanceText);
    const words = useWords();
    const facts = useHistory(id).data?.items ?? [];
    const said = facts.flatMap((fact, i) => {
        const text = words(fact);
        return text ? [{ key: `${fact.sequence} ${i}`, at: fact.at, text }] : [];
    });
    return (
        <Section title={t.history}>
            {said.length === 0 ? <p className="quiet">{t.noHistory}</p> : null}
            <ol className={own.history}>
                {said.map(({ key, at, text }) => (
                    <li key={key}>
                        <Time at={at} className="quiet" />
                        <span className="wrap-anywhere">{text}</span>
                    </li>
                ))}
            </ol>
        </Section>
    );
}

/** One plan: when it comes, what it mutes now, what became of its windows. */
export function MaintenanceDrawer({
    one,
    onClose,
    onChange,
}: {
    one: Maintenance;
    onClose: () => void;
    onChange: () => void;
}) {
    const t = useText(maintenanceText);
    const s = useText(silencesText);
    const me = useMe();
    const matchers = matchersOf(one);
    const preview = usePreview(matchers, true);
    const windows = useWindows(planOf(one)).data?.windows;
    return (
        <Drawer
            label={one.name}
            subject={one.id}
            onClose={onClose}
            head={
                <>
                    <Icon name="clock" />
                    <span className="second">{t.states[one.state]}</span>
                </>
            }
        >
            <Headline
                below={
                    <>
                        {t.says(one)}, {t.lastsValue(one.minutes)}; <StateOf one={one} />
                    </>
                }
            >
                {one.name}
            </Headline>
            {one.mayChange ? (
                <Actions>
                    <Button icon="edit" onClick={onChange}>
                        {t.change}
                    </Button>
                    {one.state === 'running' ? (
                        <Sure
                            ask={t.endWindow}
                            sure={t.endWindowSure}
                            run={async () => {
                                await remove(`${ALERTMANAGER}/silence/${one.silence}`);
                                tell(t.windowEnded);
                            }}
                        />
                    ) : null}
                    <Sure
                        ask={t.remove}
                        sure={t.removeSure}
                        run={async () => {
                            await end(one);
                            tell(t.removed(one.name));
                            onClose();
                        }}
                    />
                </Actions>
            ) : mayAnywhere(me, 'respond') ? (
                <Actions>
                    <Remark>{t.notYours}</Remark>
                </Actions>
            ) : null}
            <Section title={s.matchers}>
                <p className={styles.tags}>
                    {one.matchers.map((matcher) => (
                        <code key={matcher}>{matcher}</code>
                    ))}
                </p>
            </Section>
            {preview.data ? (
                <Section title={s.muted}>
                    <p>{s.mutes(preview.data.total)}</p>
                    <PreviewList items={preview.data.items} total={preview.data.total} />
                    {preview.data.total > 0 ? (
                        <Link to="/alerts" search={{ filter: one.matchers } as never} className="link">
                            {s.showAlerts}
                        </Link>
                    ) : null}
                </Section>
            ) : null}
            {windows ? (
                <Section title={t.next}>
                    <Windows windows={windows} zone={one.zone} />
                </Section>
            ) : null}
            <Section title={t.when}>
                <dl className={styles.facts}>
                    <dt>{t.zone}</dt>
                    <dd>{one.zone}</dd>
                    {one.until ? (
                        <>
                            <dt>{t.until}</dt>
                            <dd>{one.until}</dd>
                        </>
                    ) : null}
                    <dt>{t.why}</dt>
                    <dd>{one.comment || '–'}</dd>
                    <dt>{t.by}</dt>
                    <dd>
                        {one.createdBy}, <Time at={one.updatedAt} />
                    </dd>
                </dl>
            </Section>
            <History id={one.id} />
        </Drawer>
    );
}
