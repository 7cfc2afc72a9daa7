// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Configuration, ConfigurationVersion } from '@/api/types';
import { Button } from '@/design/Button';
import { Actions, Drawer, Headline, Section } from '@/design/Drawer';
import { tell } from '@/design/notices';
import { Empty, Fault, FaultLine, Skeleton } from '@/design/States';
import { changed, type Search } from '@/frame/search';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { Ago, Time } from '@/time/Time';
import { Comment } from './Comment';
import styles from './Configuration.module.css';
import { DiffView } from './DiffView';
import { Findings } from './Findings';
import { numberOf, restore, useDiff, useVersions } from './queries';
import { configurationText } from './text';
import { useSaving } from './useSaving';

function Difference({ before, after }: { before: number; after: number }) {
    const { data, error, refetch } = useDiff(before, after);
    return data ? (
        <DiffView diff={data} />
    ) : error ? (
        <Fault error={error} retry={() => void refetch()} />
    ) : (
        <Skeleton />
    );
}

function VersionDrawer({
    version,
    newest,
    onClose,
}: {
    version: ConfigurationVersion;
    newest: number;
    onClose: () => void;
}) {
    const t = useText(configurationText);
    const [sure, setSure] = useState(false);
    const [comment, setComment] = useState('');
    const saving = useSaving(
        () => restore(newest, version.id, comment.trim()),
        (now) => {
            tell(t.rolledBack(version.id, now.version?.id ?? 0));
            onClose();
        },
    );
    return (
        <Drawer label={t.version(version.id)} onClose={onClose} subject={String(version.id)}>
            <Headline
                below={
                    <>
                        {version.author.name}, <Time at={version.at} />
                        {version.restoredFrom ? ` · ${t.restoredFrom(version.restoredFrom)}` : ''}
                    </>
                }
            >
                {version.comment || t.version(version.id)}
            </Headline>
            <Section title={t.changedThen}>
                <Difference before={version.id - 1} after={version.id} />
            </Section>
            {version.id === newest ? null : sure ? (
                <Section title={t.wouldChange}>
                    <Difference before={newest} after={version.id} />
                    <form
                        className={styles.form}
                        onSubmit={(event) => {
                            event.preventDefault();
                            void saving.run();
                        }}
                    >
                        <Comment value={comment} onType={setComment} />
                        <FaultLine>{saving.refused?.message}</FaultLine>
                        <Findings findings={saving.refused?.problems ?? []} severity="error" />
                        <Actions>
                            <Button kind="primary" type="submit" busy={saving.busy}>
                                {t.rollBackSure(version.id)}
                            </Button>
                        </Actions>
                    </form>
                </Section>
            ) : (
                <Actions>
                    <Button icon="undo" onClick={() => setSure(true)}>
                        {t.rollBack}
                    </Button>
                </Actions>
            )}
        </Drawer>
    );
}

/** Every version, with who, when and why; any of them can come back. */
export function HistoryTab({ configuration }: { configuration: Configuration }) {
    const t = useText(configurationText);
    const view = useView();
    const newest = numberOf(configuration.version);
    const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useVersions(newest);
    if (!data) {
        return error ? <Fault error={error} retry={() => void refetch()} /> : <Skeleton />;
    }
    const all = data.pages.flatMap((page) => page.items);
    const shown = all.find((version) => String(version.id) === view.one('id'));
    if (all.length === 0) {
        return (
            <Empty icon="undo" title={t.noHistory}>
                {t.noHistoryMore}
            </Empty>
        );
    }
    return (
        <div className={styles.rows}>
            {all.map((version) => (
                <Link
                    key={version.id}
                    to="."
                    search={((before: Search) => changed(before, { id: String(version.id) })) as never}
                    className={styles.row}
                    data-shown={version === shown || undefined}
                    resetScroll={false}
                >
                    <b>{version.id}</b>
                    <span className="cut">
                        {version.restoredFrom ? `${t.restoredFrom(version.restoredFrom)} ` : ''}
                        {version.comment || <span className="quiet">{t.noComment}</span>}
                    </span>
                    <span className="cut quiet">{version.author.name}</span>
                    <span className="quiet">
                        <Ago at={version.at} />
                    </span>
                </Link>
            ))}
            {hasNextPage ? (
                <div className={styles.more}>
                    <Button onClick={() => void fetchNextPage()} busy={isFetchingNextPage}>
                        {t.older}
                    </Button>
                </div>
            ) : null}
            {shown ? (
                <VersionDrawer
                    key={shown.id}
                    version={shown}
                    newest={newest}
                    onClose={() => view.change({ id: null })}
                />
            ) : null}
        </div>
    );
}
