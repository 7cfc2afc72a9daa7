// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, useMemo, useState } from 'react';
import type { Configuration, ConfigurationObject } from '@/api/types';
import { Button } from '@/design/Button';
import { Actions, Drawer, Headline } from '@/design/Drawer';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { Tabs } from '@/design/Tabs';
import { useText } from '@/i18n/bilingual';
import { Comment } from './Comment';
import styles from './Configuration.module.css';
import type { Mark, Words } from './codemirror';
import { Findings } from './Findings';
import type { Kind } from './ObjectsTab';
import { namesUnder } from './place';
import { removeObject, saveObject, useSchema } from './queries';
import { ReceiverForm } from './ReceiverForm';
import { configured, receiverOf } from './receiver';
import { BEGINNINGS, configurationText } from './text';
import { useSaving } from './useSaving';
import { YamlEditor } from './YamlEditor';
import { write } from './yaml';

interface Props {
    kind: Kind;
    /** Null for a new one. */
    object: ConfigurationObject | null;
    configuration: Configuration;
    onClose: () => void;
}

/** One object: a form for receivers, its text for all. */
export function ObjectDrawer({ kind, object, configuration, onClose }: Props) {
    const t = useText(configurationText);
    const schema = useSchema();
    const readOnly = object?.owner === 'file';
    // What it looked like when it was opened: what others change meanwhile must not change it here.
    const [seen] = useState(object);
    const [receiver, setReceiver] = useState(() => receiverOf(seen?.value));
    const [yaml, setYaml] = useState(seen?.yaml ?? BEGINNINGS[kind]);
    const [how, setHow] = useState<'form' | 'yaml'>(kind === 'receivers' ? 'form' : 'yaml');
    const [touched, setTouched] = useState(false);
    const [comment, setComment] = useState('');
    const [removing, setRemoving] = useState(false);
    const inForm = how === 'form' && schema.data !== undefined;
    const text = inForm && touched ? write(configured(receiver)) : yaml;
    const name =
        seen?.name ?? (inForm ? receiver.name : (namesUnder(`x:\n- ${text.replaceAll('\n', '\n  ')}`, ['x'])[0] ?? ''));
    const done = (message: string) => () => {
        tell(message);
        onClose();
    };
    const saving = useSaving(
        () => saveObject(kind, name, seen?.revision ?? null, text, comment.trim()),
        done(t.objectSaved(name === '-' ? t.kindsOfObject[kind] : name)),
    );
    const taking = useSaving(() => removeObject(seen as ConfigurationObject), done(t.objectRemoved(name)));
    const marks = useMemo<Mark[]>(
        () =>
            (saving.refused?.problems ?? [])
                .filter((one) => one.source === 'object')
                .map((one) => ({ ...one, severity: 'error' as const })),
        [saving.refused],
    );
    const words = useMemo<Words>(() => {
        const both = `${configuration.file.text}\n${configuration.text}`;
        const sections = schema.data?.sections ?? {};
        return {
            // The object is the whole here.
            schema: { root: kind, sections },
            names: { receivers: namesUnder(both, ['receivers']), intervals: namesUnder(both, ['time_intervals']) },
        };
    }, [configuration, schema.data, kind]);
    const title = seen ? (name === '-' ? t.kindsOfObject[kind] : name) : t.add[kind as 'receivers'];

    // What was written as YAML is not read back into the form.
    const written = how === 'yaml' && yaml !== seen?.yaml;
    function change(next: 'form' | 'yaml'): void {
        if (next === 'yaml') {
            setYaml(text);
        } else if (written) {
            return;
        }
        setTouched(false);
        setHow(next);
    }
    const refused = saving.refused ?? taking.refused;
    return (
        <Drawer label={title} head={<span className="quiet">{t.kindsOfObject[kind]}</span>} onClose={onClose}>
            <form
                className={styles.form}
                noValidate
                onSubmit={(event: FormEvent) => {
                    event.preventDefault();
                    void saving.run();
                }}
            >
                <Headline below={readOnly ? t.readOnly(configuration.file.name) : null}>{title}</Headline>
                {kind === 'receivers' && seen !== null ? (
                    <Tabs
                        label={t.how}
                        tabs={[
                            { id: 'form', name: t.form },
                            { id: 'yaml', name: 'YAML' },
                        ]}
                        value={how}
                        onChange={change}
                    />
                ) : null}
                {kind === 'receivers' && written ? <p className="quiet">{t.staysYaml}</p> : null}
                {inForm && schema.data ? (
                    <>
                        <ReceiverForm
                            receiver={receiver}
                            schema={schema.data}
                            readOnly={readOnly}
                            onChange={(next) => {
                                setTouched(true);
                                setReceiver(next);
                            }}
                        />
                        {touched && /(^|\s)#/.test(yaml) ? <p className="quiet">{t.commentsGo}</p> : null}
                    </>
                ) : (
                    <div className={styles.small}>
                        <YamlEditor
                            label={title}
                            value={yaml}
                            onChange={setYaml}
                            marks={marks}
                            words={words}
                            readOnly={readOnly}
                        />
                    </div>
                )}
                {readOnly ? null : <Comment value={comment} onType={setComment} />}
                <FaultLine>{refused?.message}</FaultLine>
                <Findings findings={refused?.problems ?? []} severity="error" />
                {readOnly ? null : (
                    <Actions>
                        <Button
                            kind="primary"
                            type="submit"
                            busy={saving.busy}
                            disabled={name === '' || (seen !== null && text === seen.yaml)}
                        >
                            {t.saveObject}
                        </Button>
                        {seen && kind !== 'route' ? (
                            removing ? (
                                <Button kind="danger" busy={taking.busy} onClick={() => void taking.run()}>
                                    {t.removeSure(title)}
                                </Button>
                            ) : (
                                <Button kind="quiet" icon="trash" onClick={() => setRemoving(true)}>
                                    {t.remove}
                                </Button>
                            )
                        ) : null}
                    </Actions>
                )}
            </form>
        </Drawer>
    );
}
