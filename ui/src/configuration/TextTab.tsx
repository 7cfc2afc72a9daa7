// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Configuration } from '@/api/types';
import { Button } from '@/design/Button';
import { Icon } from '@/design/Icon';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useStore } from '@/store/store';
import styles from './Configuration.module.css';
import { Conflict } from './Conflict';
import type { Mark, Words } from './codemirror';
import { draft, write } from './draft';
import { Findings } from './Findings';
import { Keys } from './Keys';
import { namesUnder } from './place';
import { numberOf, useSchema } from './queries';
import { SaveDrawer } from './SaveDrawer';
import { configurationText } from './text';
import { useCheck } from './useCheck';
import { YamlEditor, type YamlEditorHandle } from './YamlEditor';

const INTERVALS = ['time_intervals', 'mute_time_intervals'];

/** The whole text that the console edits. */
export function TextTab({ configuration }: { configuration: Configuration }) {
    const t = useText(configurationText);
    const kept = useStore(draft);
    const editor = useRef<YamlEditorHandle>(null);
    const [saving, setSaving] = useState(false);
    const schema = useSchema();
    const newest = numberOf(configuration.version);
    const text = kept?.text ?? configuration.text;
    const from = kept?.from ?? newest;
    const stale = from !== newest;
    const { checked, waiting } = useCheck(text, newest);
    const answer = checked?.answer;
    const marks = useMemo<Mark[]>(() => {
        const all = [
            ...(answer?.problems ?? []).map((one) => ({ ...one, severity: 'error' as const })),
            ...(answer?.warnings ?? []).map((one) => ({ ...one, severity: 'warning' as const })),
        ];
        return all.filter((one) => one.source === 'console');
    }, [answer]);
    const words = useMemo<Words>(() => {
        const both = `${configuration.file.text}\n${text}`;
        return {
            schema: schema.data,
            names: { receivers: namesUnder(both, ['receivers']), intervals: namesUnder(both, INTERVALS) },
        };
    }, [schema.data, configuration.file.text, text]);
    const wrong = (answer?.problems.length ?? 0) > 0;

    // Other pages of the console keep the draft; what leaves the console loses it.
    const unsaved = kept !== null;
    useEffect(() => {
        const ask = (event: BeforeUnloadEvent) => event.preventDefault();
        if (unsaved) {
            window.addEventListener('beforeunload', ask);
        }
        return () => window.removeEventListener('beforeunload', ask);
    }, [unsaved]);

    function discard(): void {
        const before = kept;
        draft.set(null);
        tell(t.discarded, { undo: () => draft.set(before) });
    }

    return (
        <div className={styles.columns}>
            <section className={styles.writing} aria-label={t.tabs.text}>
                {stale && kept ? (
                    <Conflict
                        configuration={configuration}
                        mine={kept.text}
                        goOn={() => draft.set({ from: newest, text: kept.text })}
                        discard={discard}
                    />
                ) : null}
                <YamlEditor
                    ref={editor}
                    label={t.editor}
                    value={text}
                    onChange={(next) => write(from, configuration.text, next)}
                    marks={marks}
                    words={words}
                />
                <div className={styles.under}>
                    <p className={styles.verdict} role="status">
                        {waiting ? (
                            t.checking
                        ) : checked?.error ? (
                            <FaultLine>{checked.error.message}</FaultLine>
                        ) : wrong ? (
                            t.problems(answer?.problems.length ?? 0)
                        ) : (
                            <>
                                <Icon name="check" size={14} /> {kept ? t.fine : t.unchanged}
                            </>
                        )}
                    </p>
                    {kept ? (
                        <Button kind="quiet" onClick={discard}>
                            {t.discard}
                        </Button>
                    ) : null}
                    <Button
                        kind="primary"
                        disabled={!kept || stale || waiting || wrong || !answer}
                        onClick={() => setSaving(true)}
                    >
                        {t.review}
                    </Button>
                </div>
                {answer && !waiting ? (
                    <>
                        <Findings
                            findings={answer.problems}
                            severity="error"
                            goTo={(one) => editor.current?.goTo(one.line, one.column)}
                        />
                        <Findings
                            findings={answer.warnings}
                            severity="warning"
                            goTo={(one) => editor.current?.goTo(one.line, one.column)}
                        />
                    </>
                ) : null}
            </section>
            <Keys configuration={configuration} />
            {saving && kept && answer ? (
                <SaveDrawer from={from} text={text} diff={answer.diff} onClose={() => setSaving(false)} />
            ) : null}
        </div>
    );
}
