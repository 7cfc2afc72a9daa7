// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useConfiguration, useObjects } from '@/configuration/queries';
import { write } from '@/configuration/yaml';
import { Button } from '@/design/Button';
import { Remark, useSending } from '@/design/Form';
import { Icon } from '@/design/Icon';
import { tell } from '@/design/notices';
import { Empty, Fault, FaultLine, Skeleton } from '@/design/States';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { DirectoryOf } from '@/oncall/directory';
import { may, mayAnywhere, useMe } from '@/session/me';
import { applyPolicy, usePolicies } from '../queries';
import type { PolicySummary } from '../types';
import { configured, draftOf, EMPTY, type PolicyDraft } from './draft';
import styles from './Policies.module.css';
import { PolicyForm } from './PolicyForm';
import { PolicyLadder } from './PolicyLadder';
import { Preview } from './Preview';
import { policyText } from './text';

const peopleOf = (draft: PolicyDraft) =>
    [...draft.ifNobody, ...draft.steps.flatMap(({ notify }) => notify)].map(({ user }) => user ?? '');

function Apply({ policy }: { policy: PolicySummary }) {
    const t = useText(policyText);
    const sending = useSending();
    const apply = () =>
        sending.run(async () => {
            const { moved } = await applyPolicy(policy.name);
            tell(t.applied(moved));
        });
    return (
        <div className={styles.outdated} role="status">
            <span>{t.outdated(policy.outdatedPages)}</span>
            <Button small busy={sending.busy} onClick={() => void apply()}>
                {t.apply(policy.outdatedPages)}
            </Button>
            <FaultLine>{sending.fault}</FaultLine>
        </div>
    );
}

/** Kept at hand, so that a form begins with how a policy is, not with how it was. */
function AtHand() {
    useObjects();
    return null;
}

/** Only who may look at the configuration is told where it is. */
function InFile() {
    const t = useText(policyText);
    return <Remark>{t.inFile(useConfiguration().data?.file.name ?? '')}</Remark>;
}

function Shown({ policy, mayEdit, onEdit }: { policy: PolicySummary; mayEdit: boolean; onEdit: () => void }) {
    const t = useText(policyText);
    const me = useMe();
    const draft = useMemo(() => draftOf(policy), [policy]);
    const yaml = useMemo(() => write(configured(draft)), [draft]);
    return (
        <DirectoryOf names={peopleOf(draft)}>
            <div className={styles.shown}>
                <section aria-labelledby="policy">
                    <header>
                        <h2 id="policy">{policy.name}</h2>
                        {draft.team ? <span className="quiet">{draft.team}</span> : null}
                        {policy.openPages > 0 ? (
                            <Link to="/pages" search={{ who: ['all'] } as never} className="link">
                                {t.openPages(policy.openPages)}
                            </Link>
                        ) : null}
                        {mayEdit && !policy.readOnly ? (
                            <Button icon="edit" onClick={onEdit}>
                                {t.edit}
                            </Button>
                        ) : null}
                    </header>
                    {draft.description ? <p className="second">{draft.description}</p> : null}
                    {policy.readOnly && mayEdit ? <InFile /> : null}
                    {policy.outdatedPages > 0 && mayAnywhere(me, 'manage') ? <Apply policy={policy} /> : null}
                    <PolicyLadder draft={draft} />
                </section>
                <Preview yaml={yaml} ready={draft.steps.length > 0} repeat={policy.repeat} />
            </div>
        </DirectoryOf>
    );
}

function Editor({
    name,
    names,
    onClose,
}: {
    name: string | null;
    names: readonly string[];
    onClose: (name?: string) => void;
}) {
    const t = useText(policyText);
    const objects = useObjects();
    const object = objects.data?.items.find((one) => one.kind === 'escalation_policies' && one.name === name) ?? null;
    const opened = object ? object.id || object.name : '';
    // A form begins once: what arrives later is told beside what was typed.
    // biome-ignore lint/correctness/useExhaustiveDependencies: by which one is open, not by what it is by now
    const initial = useMemo(() => (object ? draftOf(object.value) : EMPTY), [opened]);
    if (!objects.data) {
        return objects.error ? <Fault error={objects.error} retry={() => void objects.refetch()} /> : <Skeleton />;
    }
    if (name !== null && object === null) {
        return <Empty icon="escalate" title={t.missing(name)} />;
    }
    return (
        <DirectoryOf names={peopleOf(initial)}>
            <div className={styles.head}>
                <Button kind="quiet" icon="left" onClick={() => onClose()}>
                    {t.back}
                </Button>
                <h2>{name === null ? t.newTitle : t.editTitle(name)}</h2>
            </div>
            <PolicyForm
                key={opened}
                object={object}
                initial={initial}
                names={names}
                onSaved={(saved) => onClose(saved)}
                onRemoved={() => onClose('')}
            />
        </DirectoryOf>
    );
}

/** Who is asked next when nobody answers: each policy as a ladder, and the form to change it. */
export default function PolicyTab() {
    const t = useText(policyText);
    const view = useView();
    const me = useMe();
    const { data, error, refetch } = usePolicies();
    const mayEdit = may(me, 'manage');
    if (!data) {
        return error ? <Fault error={error} retry={() => void refetch()} /> : <Skeleton />;
    }
    const asked = view.one('policy');
    const editing = view.one('edit');
    const close = (name?: string) =>
        view.change({ edit: null, ...(name === undefined ? {} : { policy: name === '' ? null : name }) });
    if (editing !== null && mayEdit) {
        return (
            <Editor
                name={editing === 'new' ? null : asked}
                names={data.items.map(({ name }) => name)}
                onClose={close}
            />
        );
    }
    const create = mayEdit ? (
        <Button icon="plus" onClick={() => view.change({ edit: 'new' }, 'push')}>
            {t.add}
        </Button>
    ) : null;
    if (data.items.length === 0) {
        return (
            <Empty icon="escalate" title={t.none} action={create}>
                {mayEdit ? t.noneMore : t.notYours}
            </Empty>
        );
    }
    const shown = asked === null ? data.items[0] : data.items.find(({ name }) => name === asked);
    return (
        <div className={styles.page}>
            {mayEdit ? <AtHand /> : null}
            <nav className={styles.list} aria-label={t.policy}>
                {data.items.map((policy) => (
                    <Link
                        key={policy.name}
                        to="/oncall"
                        search={{ tab: ['policy'], policy: [policy.name] } as never}
                        aria-current={policy === shown ? 'page' : undefined}
                        activeProps={{}}
                    >
                        <Icon name="escalate" size={14} />
                        <span className="cut" title={policy.name}>
                            {policy.name}
                        </span>
                        {policy.openPages > 0 ? <span className={styles.number}>{policy.openPages}</span> : null}
                    </Link>
                ))}
                {create}
            </nav>
            {shown ? (
                <Shown
                    key={shown.name}
                    policy={shown}
                    mayEdit={mayEdit}
                    onEdit={() => view.change({ edit: 'yes', policy: shown.name }, 'push')}
                />
            ) : (
                <Empty icon="escalate" title={t.missing(asked ?? '')} />
            )}
        </div>
    );
}
