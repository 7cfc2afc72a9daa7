// SPDX-License-Identifier: Apache-2.0
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useConfiguration, useObjects } from '@/configuration/queries';
import { Icon } from '@/design/Icon';
import { Empty, Fault, Skeleton } from '@/design/States';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { may, useMe } from '@/session/me';
import { dayOf } from '@/time/wall';
import { useHere } from '../view/useSays';
import styles from './Editor.module.css';
import { planOf } from './plan';
import { ScheduleForm } from './ScheduleForm';
import { StartPage } from './StartPage';
import { planFrom, STARTS } from './templates';
import { editorText } from './text';

function Editor() {
    const t = useText(editorText);
    const view = useView();
    const navigate = useNavigate();
    const here = useHere();
    const configuration = useConfiguration();
    const objects = useObjects();
    const name = view.one('schedule');
    const start = STARTS.find((one) => one === view.one('start'));
    const object = objects.data?.items.find((one) => one.kind === 'schedules' && one.name === name) ?? null;
    // Those of the file have no id.
    const opened = object ? object.id || object.name : '';
    // A form begins once: what arrives later is told beside what was typed.
    // biome-ignore lint/correctness/useExhaustiveDependencies: by which one is open, not by what it is by now
    const initial = useMemo(
        () => (object ? planOf(object.value) : start ? planFrom(start, dayOf(Date.now(), here), here, t.names) : null),
        [opened, start],
    );
    if (!configuration.data || !objects.data) {
        const error = configuration.error ?? objects.error;
        return error ? <Fault error={error} retry={() => void objects.refetch()} /> : <Skeleton />;
    }
    const inFile = configuration.data.keys.some((key) => key.name === 'schedules' && key.owner === 'file');
    if (name !== null && object === null) {
        return <Empty icon="person" title={t.missing(name)} />;
    }
    if (initial === null) {
        return <StartPage onChoose={(next) => view.change({ start: next }, 'push')} />;
    }
    const go = (schedule: string[]) =>
        void navigate({ to: '/oncall', search: (schedule.length > 0 ? { schedule } : {}) as never });
    return (
        <ScheduleForm
            key={`${opened} ${start}`}
            object={object}
            initial={initial}
            configuration={configuration.data}
            inFile={inFile}
            onSaved={(saved) => go([saved])}
            onDeleted={() => go([])}
        />
    );
}

/** Plans a schedule, or changes one. */
export default function EditorPage() {
    const t = useText(editorText);
    const view = useView();
    const me = useMe();
    const name = view.one('schedule');
    return (
        <>
            <div className={styles.head}>
                <Link to="/oncall" search={(name ? { schedule: [name] } : {}) as never} className={styles.back}>
                    <Icon name="left" />
                    {t.back}
                </Link>
                <h2>{name ? t.editTitle(name) : t.newTitle}</h2>
            </div>
            {me === undefined ? (
                <Skeleton />
            ) : may(me, 'manage') ? (
                <Editor />
            ) : (
                <Empty icon="shield" title={t.notYours}>
                    {t.notYoursMore}
                </Empty>
            )}
        </>
    );
}
