// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { type FormEvent, type Ref, useState } from 'react';
import { Button, IconButton } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { tell } from '@/design/notices';
import { Tabs } from '@/design/Tabs';
import type { Search } from '@/frame/search';
import type { View } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import type { Vocabulary } from '@/matcher/complete';
import { MatcherInput } from '@/matcher/MatcherInput';
import styles from './AlertsPage.module.css';
import { asFilter } from './question';
import type { Question } from './selection';
import { alertsText } from './text';
import { applied, forget, isSame, save, useViews } from './views';

const MOST_NAME_LETTERS = 40;

function SaveDialog({ search, onClose }: { search: Search; onClose: () => void }) {
    const t = useText(alertsText);
    const [name, setName] = useState('');
    const [shared, setShared] = useState(false);
    const [fault, setFault] = useState('');
    const submit = (event: FormEvent) => {
        event.preventDefault();
        save(name.trim(), search, shared).then(onClose, (problem: Error) => setFault(problem.message));
    };
    return (
        <Dialog label={t.saveView} onClose={onClose}>
            <form className={styles.saving} onSubmit={submit}>
                <input
                    aria-label={t.viewName}
                    placeholder={t.viewName}
                    value={name}
                    required
                    pattern=".*\S.*"
                    maxLength={MOST_NAME_LETTERS}
                    aria-invalid={fault !== '' || undefined}
                    aria-describedby={fault ? 'view-fault' : undefined}
                    onChange={(event) => setName(event.target.value)}
                />
                <Button kind="primary" type="submit">
                    {t.save}
                </Button>
                <label>
                    <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
                    {t.forEverybody}
                </label>
                {fault ? (
                    <p id="view-fault" role="alert">
                        {fault}
                    </p>
                ) : null}
            </form>
        </Dialog>
    );
}

/** Saved questions, the filter, and how the answer is laid out. */
export function ViewBar({
    view,
    question,
    vocabulary,
    inputRef,
}: {
    view: View;
    question: Question;
    vocabulary: Vocabulary;
    inputRef: Ref<HTMLInputElement>;
}) {
    const t = useText(alertsText);
    const saved = useViews();
    const [saving, setSaving] = useState(false);
    const known = saved.some((one) => isSame(one.search, view.search)) || isSame({}, view.search);
    return (
        <div className={styles.bar}>
            {saved.length > 0 ? (
                <nav className={styles.views} aria-label={t.views}>
                    <Link to="." search={{} as never} data-on={isSame({}, view.search) || undefined}>
                        {t.allAlerts}
                    </Link>
                    {saved.map((one) => {
                        const on = isSame(one.search, view.search);
                        return (
                            <span key={one.id} data-on={on || undefined}>
                                <Link to="." search={applied(view.search, one) as never} data-on={on || undefined}>
                                    {one.name}
                                </Link>
                                {on ? (
                                    <IconButton
                                        icon="cross"
                                        label={t.forgetView(one.name)}
                                        onClick={() =>
                                            forget(one).catch((problem: Error) =>
                                                tell(problem.message, { kind: 'fault' }),
                                            )
                                        }
                                    />
                                ) : null}
                            </span>
                        );
                    })}
                </nav>
            ) : null}
            <MatcherInput
                matchers={question.matchers}
                vocabulary={vocabulary}
                inputRef={inputRef}
                shortcut="/"
                onChange={(matchers) => view.change({ filter: asFilter(matchers) })}
            />
            {question.receiver ? (
                <Button kind="quiet" icon="cross" onClick={() => view.change({ receiver: null })}>
                    {t.receiverIs(question.receiver)}
                </Button>
            ) : null}
            <div className={styles.tools}>
                {known ? null : (
                    <Button kind="quiet" icon="save" onClick={() => setSaving(true)}>
                        {t.saveView}
                    </Button>
                )}
                <Tabs
                    label={t.layout}
                    tabs={[
                        { id: 'groups', name: t.groups },
                        { id: 'list', name: t.list },
                    ]}
                    value={view.one('view') === 'list' ? 'list' : 'groups'}
                    onChange={(id) => view.change({ view: id === 'list' ? 'list' : null })}
                />
            </div>
            {saving ? <SaveDialog search={view.search} onClose={() => setSaving(false)} /> : null}
        </div>
    );
}
