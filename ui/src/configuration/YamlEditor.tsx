// SPDX-License-Identifier: Apache-2.0
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { Fault, Skeleton } from '@/design/States';
import styles from './Configuration.module.css';
import type { Editor, Mark, Words } from './codemirror';

export interface YamlEditorHandle {
    goTo(line: number, column: number): void;
}

interface Props {
    label: string;
    value: string;
    onChange: (text: string) => void;
    marks: readonly Mark[];
    words: Words;
    readOnly?: boolean;
    ref?: Ref<YamlEditorHandle>;
}

/** Text in YAML, with completion and with marks where something is wrong. */
export function YamlEditor({ label, value, onChange, marks, words, readOnly = false, ref }: Props) {
    const host = useRef<HTMLDivElement>(null);
    const editor = useRef<Editor | null>(null);
    const latest = useRef({ value, onChange, words, readOnly, marks });
    const [state, setState] = useState<'loading' | 'there' | Error>('loading');
    const [tries, setTries] = useState(0);
    useEffect(() => {
        latest.current = { value, onChange, words, readOnly, marks };
    });
    // biome-ignore lint/correctness/useExhaustiveDependencies: another try loads it anew
    useEffect(() => {
        let gone = false;
        import('./codemirror').then(
            ({ createEditor }) => {
                if (gone || !host.current) {
                    return;
                }
                editor.current = createEditor({
                    host: host.current,
                    label,
                    text: latest.current.value,
                    readOnly: latest.current.readOnly,
                    onChange: (text) => latest.current.onChange(text),
                    words: () => latest.current.words,
                });
                editor.current.setMarks(latest.current.marks);
                setState('there');
            },
            (error: unknown) => setState(error instanceof Error ? error : new Error(String(error))),
        );
        return () => {
            gone = true;
            editor.current?.destroy();
            editor.current = null;
        };
    }, [label, tries]);
    useEffect(() => editor.current?.setText(value), [value]);
    useEffect(() => editor.current?.setMarks(marks), [marks]);
    useEffect(() => editor.current?.setReadOnly(readOnly), [readOnly]);
    useImperativeHandle(ref, () => ({ goTo: (line, column) => editor.current?.goTo(line, column) }), []);
    return (
        <div className={styles.editor}>
            {state === 'loading' ? <Skeleton /> : null}
            {state instanceof Error ? <Fault error={state} retry={() => setTries(tries + 1)} /> : null}
            <div ref={host} className={styles.host} data-testid="editor" />
        </div>
    );
}
