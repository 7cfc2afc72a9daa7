// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { SEVERITIES } from '@/api/types';
import { useConfiguration, useObjects } from '@/configuration/queries';
import { Button } from '@/design/Button';
import { Remark } from '@/design/Form';
import { SeverityMark } from '@/design/Severity';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { queries } from '@/live/live';
import { duration } from '@/routing/duration';
import { may, useMe } from '@/session/me';
import { Section, Waiting } from '@/settings/Section';
import { useClock } from '@/time/Time';
import { DAYS } from '../contact/rules';
import { useDayNames } from '../contact/Windows';
import { titleOf } from '../pages';
import { lengthOf } from '../policies/draft';
import { usePages, useSeverities } from '../queries';
import type { SeverityPolicy } from '../types';
import { Classify, useCriterionWords } from './Classify';
import styles from './Severities.module.css';
import { SeveritiesForm } from './SeveritiesForm';
import { byLeaving } from './severities';
import { severitiesFormText, severitiesText } from './text';
import { Week } from './Week';

const OBJECTS = ['live', 'configuration', 'objects'];
const SEVERITIES_OF_SERVER = ['live', 'severities'];

/** Where severities are written, for who may look at it; null while that is not known. */
function useOwner(): { file: string } | 'console' | null {
    const { data } = useConfiguration();
    if (!data) {
        return null;
    }
    return data.keys.some(({ name, owner }) => name === 'severities' && owner === 'file')
        ? { file: data.file.name }
        : 'console';
}

function Edit() {
    const t = useText(severitiesText);
    const view = useView();
    useObjects();
    return useOwner() === 'console' ? (
        <Button icon="edit" onClick={() => view.change({ edit: 'yes' }, 'push')}>
            {t.edit}
        </Button>
    ) : null;
}

function InFile() {
    const t = useText(severitiesText);
    const owner = useOwner();
    return owner === null || owner === 'console' ? null : <Remark>{t.inFile(owner.file)}</Remark>;
}

/** The form, once it is known what there is: it begins once, and must not begin with what was before. */
function Editing() {
    const t = useText(severitiesFormText);
    const view = useView();
    const objects = useObjects();
    const severities = useSeverities();
    const owner = useOwner();
    const [begun, setBegun] = useState(false);
    const close = () => view.change({ edit: null });
    const saved = () => {
        for (const queryKey of [OBJECTS, SEVERITIES_OF_SERVER]) {
            void queries.invalidateQueries({ queryKey });
        }
        close();
    };
    if (!begun && objects.data && severities.data && !objects.isFetching && !severities.isFetching) {
        setBegun(true);
    }
    if (!begun || !objects.data || !severities.data || owner === null) {
        return <Waiting for={objects} />;
    }
    return (
        <>
            <div className={styles.back}>
                <Button kind="quiet" icon="left" onClick={close}>
                    {t.back}
                </Button>
            </div>
            {owner === 'console' ? (
                <SeveritiesForm
                    policy={severities.data}
                    object={objects.data.items.find(({ kind }) => kind === 'severities') ?? null}
                    onClose={saved}
                />
            ) : (
                <InFile />
            )}
        </>
    );
}

function Levels({ policy }: { policy: SeverityPolicy }) {
    const t = useText(severitiesText);
    const language = useLanguage();
    const words = useCriterionWords();
    const dayNames = useDayNames();
    const me = useMe();
    const review = dayNames[DAYS.indexOf(policy.reviewOn)] ?? policy.reviewOn;
    const teams = Object.entries(policy.teams ?? {});
    return (
        <Section title={t.levels} tools={may(me, 'manage') ? <Edit /> : null}>
            <p className="second">{t.levelsMore}</p>
            {may(me, 'manage') ? <InFile /> : null}
            <div className={styles.scroll}>
                <table className={styles.table}>
                    <thead>
                        <tr>
                            {Object.entries(t.columns).map(([id, name]) => (
                                <th key={id} scope="col">
                                    {name}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {SEVERITIES.map((severity) => {
                            const level = policy.levels[severity];
                            const within = lengthOf(level.respondWithin);
                            return (
                                <tr key={severity}>
                                    <th scope="row">
                                        <SeverityMark severity={severity} />
                                        <span>{level.name}</span>
                                    </th>
                                    <td data-name={t.columns.criteria}>
                                        {level.criteria.map(words).join(', ') || t.noCriteria}
                                    </td>
                                    <td data-name={t.columns.respond}>
                                        {Number.isNaN(within) ? level.respondWithin : duration(language, within)}
                                    </td>
                                    <td data-name={t.columns.leaves}>{t.manners[level.deliver]}</td>
                                    <td data-name={t.columns.quiet}>{level.breaksQuietHours ? t.breaks : t.keeps}</td>
                                </tr>
                            );
                        })}
                    </tbody>
                </table>
            </div>
            <p className="quiet">{t.digest(policy.digestAt, policy.zone, review)}</p>
            {teams.length > 0 ? (
                <>
                    <h4 className={styles.sub}>{t.teams}</h4>
                    <ul>
                        {teams.map(([team, manners]) => (
                            <li key={team}>
                                <b>{team}</b>{' '}
                                {Object.entries(manners)
                                    .map(([severity, manner]) => `${severity} ${t.manners[manner]}`)
                                    .join(', ')}
                            </li>
                        ))}
                    </ul>
                </>
            ) : null}
        </Section>
    );
}

function Mapping({ policy }: { policy: SeverityPolicy }) {
    const t = useText(severitiesText);
    const values = Object.entries(policy.mapping);
    return (
        <Section title={t.mapping}>
            <p className="second">{t.mappingMore(policy.labels.join(', '), policy.default)}</p>
            {values.length === 0 ? <p className="quiet">{t.noMapping}</p> : null}
            <dl className={styles.mapping}>
                {SEVERITIES.map((severity) => {
                    const said = values.filter(([, one]) => one === severity).map(([value]) => value);
                    return said.length > 0 ? (
                        <div key={severity}>
                            <dt>
                                <SeverityMark severity={severity} />
                            </dt>
                            <dd>
                                {said.map((value) => (
                                    <code key={value}>{value}</code>
                                ))}
                            </dd>
                        </div>
                    ) : null;
                })}
            </dl>
        </Section>
    );
}

const HELD = { state: 'held', severities: [], team: '', person: '', service: '' } as const;

/** What the next digests would tell. */
function Held() {
    const t = useText(severitiesText);
    const clock = useClock();
    const pages = usePages(HELD);
    const groups = useMemo(() => byLeaving(pages.data?.pages.flatMap(({ items }) => items) ?? []), [pages.data]);
    return (
        <Section title={t.held}>
            <p className="second">{t.heldMore}</p>
            {pages.data ? (
                groups.length === 0 ? (
                    <p className="quiet">{t.nothingHeld}</p>
                ) : (
                    groups.map(([at, list]) => (
                        <div key={at}>
                            <h4 className={styles.sub}>{at === '' ? t.noTime : t.leaves(clock(at))}</h4>
                            <ul>
                                {list.map((page) => (
                                    <li key={page.id} className={styles.held}>
                                        <SeverityMark severity={page.severity} fire="muted" />
                                        <Link
                                            to="/pages/$id"
                                            params={{ id: String(page.id) } as never}
                                            search={{} as never}
                                            className="cut link"
                                        >
                                            {titleOf(page)}
                                        </Link>
                                        <span className="quiet cut">{page.team}</span>
                                    </li>
                                ))}
                            </ul>
                        </div>
                    ))
                )
            ) : (
                <Waiting for={pages} />
            )}
        </Section>
    );
}

/** What severities mean here, and what they do to a page at any time of the week. */
export default function SeveritiesPart() {
    const t = useText(severitiesText);
    const severities = useSeverities();
    const view = useView();
    const me = useMe();
    if (!severities.data) {
        return <Waiting for={severities} />;
    }
    if (view.one('edit') !== null && may(me, 'manage')) {
        return <Editing />;
    }
    return (
        <>
            <Levels policy={severities.data} />
            <Classify />
            <Week title={t.week} more={t.weekMore} />
            <Held />
            <Mapping policy={severities.data} />
        </>
    );
}
