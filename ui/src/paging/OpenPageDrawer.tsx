// SPDX-License-Identifier: Apache-2.0
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { SEVERITIES, type Severity } from '@/api/types';
import { Button } from '@/design/Button';
import { Drawer } from '@/design/Drawer';
import { AreaField, Beside, Form, SelectField, TextField, useSending } from '@/design/Form';
import { tell } from '@/design/notices';
import { Empty, FaultLine, Skeleton } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useServices } from '@/services/queries';
import { openPage, usePolicies } from './queries';
import { pageText, pagingText } from './text';

const FIELDS = ['policy', 'title', 'text', 'severity', 'service'] as const;
/** As the server takes it. */
const MOST_TITLE_LETTERS = 200;
const MOST_TEXT_LETTERS = 4_000;

/** Somebody asks others to look after something. */
export function OpenPageDrawer({ onClose }: { onClose: () => void }) {
    const t = useText(pageText);
    const p = useText(pagingText);
    const navigate = useNavigate();
    const policies = usePolicies();
    const services = useServices().data?.items ?? [];
    const sending = useSending(FIELDS);
    const [tried, setTried] = useState(false);
    const [wish, setWish] = useState({ policy: '', title: '', text: '', severity: '' as Severity | '', service: '' });
    const set = (field: keyof typeof wish) => (value: string) => {
        setWish({ ...wish, [field]: value });
        sending.clear();
    };
    async function submit(): Promise<void> {
        setTried(true);
        if (wish.title.trim() === '' || wish.policy === '') {
            return;
        }
        const { severity, service, text } = wish;
        const done = await sending.run(async () => {
            const page = await openPage({
                policy: wish.policy,
                title: wish.title.trim(),
                ...(text.trim() === '' ? {} : { text: text.trim() }),
                ...(severity === '' ? {} : { severity }),
                ...(service === '' ? {} : { service }),
            });
            void navigate({ to: '/pages/$id', params: { id: String(page.id) } as never, search: {} as never });
        });
        if (done) {
            tell(t.openedNow);
        }
    }
    return (
        <Drawer label={t.openTitle} onClose={onClose}>
            {policies.data === undefined ? (
                policies.error ? (
                    <FaultLine>{policies.error.message}</FaultLine>
                ) : (
                    <Skeleton />
                )
            ) : policies.data.items.length === 0 ? (
                <Empty icon="escalate" title={t.noPolicies} />
            ) : (
                <Form onSubmit={() => void submit()}>
                    <TextField
                        label={t.title}
                        name="title"
                        value={wish.title}
                        maxLength={MOST_TITLE_LETTERS}
                        onChange={set('title')}
                        fault={sending.at('title') ?? (tried && wish.title.trim() === '' ? t.needTitle : null)}
                    />
                    <SelectField
                        label={t.policy}
                        name="policy"
                        value={wish.policy}
                        options={[
                            { id: '', name: t.choose },
                            ...policies.data.items.map(({ name }) => ({ id: name, name })),
                        ]}
                        onChange={set('policy')}
                        fault={sending.at('policy') ?? (tried && wish.policy === '' ? t.needPolicy : null)}
                    />
                    <Beside>
                        <SelectField
                            label={p.severity}
                            name="severity"
                            value={wish.severity as string}
                            options={[
                                { id: '', name: t.byLabels },
                                ...SEVERITIES.map((id) => ({ id: id as string, name: id as string })),
                            ]}
                            onChange={set('severity')}
                            fault={sending.at('severity')}
                        />
                        <TextField
                            label={t.service}
                            name="service"
                            value={wish.service}
                            list={services.map(({ name }) => name)}
                            onChange={set('service')}
                            fault={sending.at('service')}
                        />
                    </Beside>
                    <AreaField
                        label={t.text}
                        name="text"
                        value={wish.text}
                        maxLength={MOST_TEXT_LETTERS}
                        onChange={set('text')}
                        fault={sending.at('text')}
                    />
                    <FaultLine>{sending.fault}</FaultLine>
                    <div>
                        <Button kind="primary" type="submit" icon="page" busy={sending.busy}>
                            {t.sureOpen}
                        </Button>
                    </div>
                </Form>
            )}
        </Drawer>
    );
}
