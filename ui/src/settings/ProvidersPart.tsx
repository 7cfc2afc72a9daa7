// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { Empty } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useMe } from '@/session/me';
import { Section } from './Section';
import { settingsText } from './text';

/** Through which providers people sign in. They are a part of the configuration. */
export default function ProvidersPart() {
    const t = useText(settingsText);
    const providers = useMe()?.providers ?? [];
    return (
        <Section
            title={t.providers}
            tools={
                <Link className="link" to="/configuration">
                    {t.providersEdit}
                </Link>
            }
        >
            {providers.length === 0 ? (
                <Empty icon="key" title={t.noProviders}>
                    {t.noProvidersMore}
                </Empty>
            ) : (
                <ul>
                    {providers.map(({ name, label }) => (
                        <li key={name}>
                            <b>{label}</b> <code>{name}</code>
                        </li>
                    ))}
                </ul>
            )}
        </Section>
    );
}
