// SPDX-License-Identifier: Apache-2.0
// The editor, a part that is loaded only where somebody edits. It lives in a shadow root: there it
// brings its styles as constructed sheets, which the content security policy allows, and not as <style>.

import {
    autocompletion,
    type CompletionContext,
    type CompletionResult,
    closeBrackets,
    completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { ConfigurationSchema } from '@/api/types';
import { type Names, placeOf, suggestions } from './place';

/** A line of a text that is marked, as somebody who reads it should know. */
export interface Mark {
    line: number;
    column: number;
    message: string;
    severity: 'error' | 'warning';
}

export interface Words {
    schema: ConfigurationSchema | undefined;
    names: Names;
}

export interface Editor {
    setText(text: string): void;
    setMarks(marks: readonly Mark[]): void;
    setReadOnly(readOnly: boolean): void;
    goTo(line: number, column: number): void;
    destroy(): void;
}

interface Options {
    host: HTMLElement;
    label: string;
    text: string;
    readOnly: boolean;
    onChange: (text: string) => void;
    /** Asked whenever something is completed. */
    words: () => Words;
}

const FROM_OUTSIDE = Annotation.define<boolean>();

const theme = EditorView.theme({
    '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--surface)', fontSize: '13px' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '20px', fontVariantLigatures: 'none' },
    '.cm-content': { caretColor: 'var(--accent)', padding: '8px 0' },
    '.cm-cursor': { borderLeftColor: 'var(--accent)' },
    '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--text-3)', border: 'none' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--raised)' },
    '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
        backgroundColor: 'var(--accent-soft)',
    },
    '.cm-tooltip': {
        backgroundColor: 'var(--surface)',
        color: 'var(--text)',
        border: '1px solid var(--line-2)',
        borderRadius: 'var(--radius)',
        boxShadow: 'var(--shadow)',
    },
    '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', fontSize: '12px' },
    '.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
        backgroundColor: 'var(--accent-soft)',
        color: 'var(--text)',
    },
    '.cm-completionDetail': { color: 'var(--text-3)', fontStyle: 'normal' },
    '.cm-diagnostic': { fontFamily: 'var(--font)', fontSize: '12px', borderLeftColor: 'var(--p1)' },
    '.cm-diagnostic-warning': { borderLeftColor: 'var(--p2)' },
    '.cm-lintRange-error': {
        backgroundImage: 'none',
        textDecoration: 'underline wavy var(--p1) 1px',
        textUnderlineOffset: '3px',
    },
    '.cm-lintRange-warning': {
        backgroundImage: 'none',
        textDecoration: 'underline wavy var(--p2) 1px',
        textUnderlineOffset: '3px',
    },
    '.cm-lint-marker': { width: '0.7em', height: '0.7em' },
    '.cm-lint-marker-error': { content: '""', borderRadius: '50%', backgroundColor: 'var(--p1)' },
    '.cm-lint-marker-warning': { content: '""', borderRadius: '50%', backgroundColor: 'var(--p2)' },
});

const colours = HighlightStyle.define([
    { tag: tags.definition(tags.propertyName), color: 'var(--accent)' },
    { tag: tags.propertyName, color: 'var(--accent)' },
    { tag: tags.comment, color: 'var(--text-3)' },
    { tag: [tags.string, tags.special(tags.string)], color: 'var(--ok)' },
    { tag: [tags.separator, tags.punctuation, tags.bracket], color: 'var(--text-2)' },
]);

function complete(words: () => Words): (context: CompletionContext) => CompletionResult | null {
    return (context) => {
        const { schema, names } = words();
        if (!schema) {
            return null;
        }
        const before = context.state.sliceDoc(0, context.pos).split('\n');
        const place = placeOf(before);
        if (place.typed === '' && !context.explicit) {
            return null;
        }
        const options = suggestions(schema, place, names).map((one) => ({
            label: one.text,
            apply: one.apply,
            type: one.kind,
            ...(one.detail ? { detail: one.detail } : {}),
        }));
        return options.length === 0
            ? null
            : { from: context.pos - place.typed.length, options, validFor: /^[\w./-]*$/ };
    };
}

export function createEditor({ host, label, text, readOnly, onChange, words }: Options): Editor {
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open', delegatesFocus: true });
    const writing = new Compartment();
    const mayWrite = (not: boolean) => [EditorState.readOnly.of(not), EditorView.editable.of(!not)];
    const view = new EditorView({
        root,
        parent: root,
        state: EditorState.create({
            doc: text,
            extensions: [
                lineNumbers(),
                lintGutter(),
                history(),
                drawSelection(),
                highlightActiveLine(),
                closeBrackets(),
                indentUnit.of('  '),
                yaml(),
                syntaxHighlighting(colours),
                autocompletion({ override: [complete(words)], icons: false }),
                // Tab indents; Escape and then Tab leaves, as the help of every such editor says.
                keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
                EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
                EditorView.updateListener.of((update) => {
                    if (update.docChanged && !update.transactions.some((one) => one.annotation(FROM_OUTSIDE))) {
                        onChange(update.state.doc.toString());
                    }
                }),
                writing.of(mayWrite(readOnly)),
                theme,
            ],
        }),
    });
    // What the editor used, such as Escape for its list, is nobody else's.
    view.dom.addEventListener('keydown', (event) => {
        if (event.defaultPrevented) {
            event.stopPropagation();
        }
    });
    const offset = (line: number, column: number): number => {
        const found = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
        return Math.min(found.from + Math.max(column - 1, 0), found.to);
    };
    return {
        setText(next) {
            if (next !== view.state.doc.toString()) {
                view.dispatch({
                    changes: { from: 0, to: view.state.doc.length, insert: next },
                    annotations: FROM_OUTSIDE.of(true),
                });
            }
        },
        setMarks(marks) {
            view.dispatch(
                setDiagnostics(
                    view.state,
                    marks.map((mark) => {
                        const from = offset(mark.line, mark.column);
                        const { to } = view.state.doc.lineAt(from);
                        const word = /^[^\s:,[\]{}]+/.exec(view.state.sliceDoc(from, to))?.[0].length ?? 1;
                        return {
                            from,
                            to: Math.min(from + word, to),
                            severity: mark.severity,
                            message: mark.message,
                        };
                    }),
                ),
            );
        },
        setReadOnly(not) {
            view.dispatch({ effects: writing.reconfigure(mayWrite(not)) });
        },
        goTo(line, column) {
            const at = offset(line, column);
            view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
            view.focus();
        },
        destroy() {
            view.destroy();
        },
    };
}
