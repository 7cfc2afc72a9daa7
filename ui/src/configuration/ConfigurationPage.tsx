// SPDX-License-Identifier: Apache-2.0
import { Failure } from '@/api/client';
import { Empty, Fault, Skeleton } from '@/design/States';
import { Tabs } from '@/design/Tabs';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { Ago } from '@/time/Time';
import styles from './Configuration.module.css';
import { HistoryTab } from './HistoryTab';
import { ObjectsTab } from './ObjectsTab';
import { useConfiguration } from './queries';
import { Standing } from './Standing';
import { TextTab } from './TextTab';
import { configurationText } from './text';

const TABS = ['text', 'objects', 'history'] as const;
type Tab = (typeof TABS)[number];

/** What the console edits of the configuration, beside what the file has. */
export default function ConfigurationPage() {
    const t = useText(configurationText);
    const view = useView();
    const { data, error, refetch } = useConfiguration();
    const asked = view.one('tab') as Tab | null;
    const tab: Tab = asked && TABS.includes(asked) ? asked : 'text';
    if (!data) {
        if (error instanceof Failure && error.status === 403) {
            return (
                <Empty icon="shield" title={t.notYours}>
                    {t.notYoursMore}
                </Empty>
            );
        }
        return error ? <Fault error={error} retry={() => void refetch()} /> : <Skeleton />;
    }
    return (
        <div className={styles.page}>
            <div className={styles.bar}>
                <Tabs
                    label={t.views}
                    tabs={TABS.map((id) => ({ id, name: t.tabs[id] }))}
                    value={tab}
                    onChange={(next) => view.change({ tab: next === 'text' ? null : next, id: null, object: null })}
                />
                <p className={styles.version}>
                    {data.version ? (
                        <>
                            <b>{t.version(data.version.id)}</b> {t.by(data.version.author.name)}{' '}
                            <Ago at={data.version.at} />
                        </>
                    ) : (
                        t.noVersion
                    )}
                </p>
            </div>
            <Standing configuration={data} />
            {tab === 'text' ? <TextTab configuration={data} /> : null}
            {tab === 'objects' ? <ObjectsTab configuration={data} /> : null}
            {tab === 'history' ? <HistoryTab configuration={data} /> : null}
        </div>
    );
}
