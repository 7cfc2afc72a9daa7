// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from 'react';
import { Button, IconButton } from '@/design/Button';
import { useText } from '@/i18n/bilingual';
import styles from './Services.module.css';
import { servicesText } from './text';

/** More than these are typed to be found. */
const MOST_OFFERED = 200;

interface Props {
    label: string;
    chosen: readonly string[];
    /** What can be chosen. */
    known: readonly string[];
    onChange: (names: string[]) => void;
}

/** Some of the services, chosen by name. */
export function Names({ label, chosen, known, onChange }: Props) {
    const t = useText(servicesText);
    const id = useId();
    const [typed, setTyped] = useState('');
    const offered = known.filter((name) => !chosen.includes(name));
    const add = () => {
        const name = typed.trim();
        if (name !== '' && !chosen.includes(name)) {
            onChange([...chosen, name]);
        }
        setTyped('');
    };
    return (
        <fieldset>
            <legend>{label}</legend>
            {chosen.length > 0 ? (
                <ul className={styles.chosen}>
                    {chosen.map((name) => (
                        <li key={name}>
                            <span className="cut">{name}</span>
                            <IconButton
                                icon="cross"
                                label={t.takeOut(name)}
                                onClick={() => onChange(chosen.filter((one) => one !== name))}
                            />
                        </li>
                    ))}
                </ul>
            ) : null}
            <div className={styles.adding}>
                <input
                    aria-label={t.addDependency}
                    name="dependency"
                    value={typed}
                    list={id}
                    autoComplete="off"
                    placeholder={t.addDependency}
                    onChange={(event) => setTyped(event.target.value)}
                    onKeyDown={(event) => {
                        if (event.key === 'Enter') {
                            event.preventDefault();
                            add();
                        }
                    }}
                />
                <datalist id={id}>
                    {offered
                        .filter((name) => name.includes(typed))
                        .slice(0, MOST_OFFERED)
                        .map((name) => (
                            <option key={name} value={name} />
                        ))}
                </datalist>
                <Button onClick={add} disabled={typed.trim() === ''}>
                    {t.add1}
                </Button>
            </div>
        </fieldset>
    );
}
