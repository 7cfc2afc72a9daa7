// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import { useBurning, vocabulary } from '@/alerts/queries';
import { patch, post } from '@/api/client';
import { OURS, type Team } from '@/api/types';
import { Button } from '@/design/Button';
import { Actions } from '@/design/Drawer';
import { Form, TextField, useSending } from '@/design/Form';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { matchersOf } from '@/maintenance/plan';
import { MatcherInput } from '@/matcher/MatcherInput';
import { type Matcher, write } from '@/matcher/matcher';
import { fresh } from '@/session/proof';
import { settingsText } from '../text';

/** What a team is called, and which alerts are its. */
export function TeamForm({ known, onSaved }: { known: Team | null; onSaved: (team: Team) => void }) {
    const t = useText(settingsText);
    const [slug, setSlug] = useState('');
    const [name, setName] = useState(known?.name ?? '');
    const [matchers, setMatchers] = useState<readonly Matcher[]>(known ? matchersOf(known) : []);
    const [seen, setSeen] = useState(known?.revision ?? 0);
    const { burning } = useBurning();
    const words = useMemo(() => vocabulary(burning?.catalogue), [burning]);
    const sending = useSending(['slug', 'name', 'matchers']);

    async function save(): Promise<void> {
        await sending.run(async () => {
            const texts = matchers.map(write);
            const team = known
                ? await fresh(() => patch<Team>(`${OURS}/teams/${known.id}`, { name, matchers: texts }, seen))
                : await fresh(() => post<Team>(`${OURS}/teams`, { slug: slug.trim(), name, matchers: texts }));
            setSeen(team.revision);
            tell(t.saved);
            onSaved(team);
        });
    }

    return (
        <Form label={t.team} onSubmit={() => void save()}>
            {known ? null : (
                <TextField
                    label={t.slug}
                    name="slug"
                    value={slug}
                    hint={t.slugHint}
                    onChange={(text) => {
                        setSlug(text);
                        sending.clear();
                    }}
                    fault={sending.at('slug')}
                />
            )}
            <TextField label={t.teamName} name="name" value={name} onChange={setName} fault={sending.at('name')} />
            <fieldset>
                <legend>{t.teamMatchers}</legend>
                <MatcherInput label={t.teamMatchers} matchers={matchers} onChange={setMatchers} vocabulary={words} />
                <FaultLine>{sending.at('matchers')}</FaultLine>
                {matchers.length === 0 ? (
                    <p className="quiet">{t.teamMatchersHint(known?.slug ?? (slug || '…'))}</p>
                ) : null}
            </fieldset>
            <FaultLine>{sending.code === 'changed-meanwhile' ? t.changedMeanwhile : sending.fault}</FaultLine>
            <Actions>
                <Button kind="primary" type="submit" busy={sending.busy}>
                    {known ? t.save : t.makeTeam}
                </Button>
            </Actions>
        </Form>
    );
}
