// SPDX-License-Identifier: Apache-2.0
import { remove } from '@/api/client';
import { type BrowserSession, OURS } from '@/api/types';
import { Sure } from '@/design/Form';
import { tell } from '@/design/notices';
import { useText } from '@/i18n/bilingual';
import { Ago } from '@/time/Time';
import { useMySessions } from '../queries';
import { Section, Waiting } from '../Section';
import styles from '../Settings.module.css';
import { settingsText } from '../text';

const BROWSERS = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari', 'curl'];
const NAMES: Record<string, string> = { Edg: 'Edge', OPR: 'Opera' };
const SYSTEMS: readonly [RegExp, string][] = [
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'macOS'],
    [/Linux/, 'Linux'],
];

/** Which browser on which system, as far as a browser says so. */
export function deviceOf(agent: string): string {
    const browser = BROWSERS.find((name) => agent.includes(name));
    const system = SYSTEMS.find(([sign]) => sign.test(agent))?.[1];
    return [browser ? (NAMES[browser] ?? browser) : '', system].filter(Boolean).join(', ') || agent.slice(0, 40);
}

export function SessionRows({
    sessions,
    end,
}: {
    sessions: readonly BrowserSession[];
    end?: (id: string) => Promise<unknown>;
}) {
    const t = useText(settingsText);
    return (
        <div className={styles.rows}>
            {sessions.map((one) => (
                <div key={one.id} className={styles.row} data-testid="session">
                    <span className="cut" title={one.userAgent}>
                        {deviceOf(one.userAgent) || t.unknownDevice}
                    </span>
                    <span className="cut quiet">{one.address}</span>
                    <span className="second">
                        <Ago at={one.lastSeenAt} />
                    </span>
                    {one.current ? (
                        <span className={styles.tag}>{t.thisOne}</span>
                    ) : end ? (
                        <Sure small ask={t.endSession} sure={t.endSessionSure} run={() => end(one.id)} />
                    ) : (
                        <span />
                    )}
                </div>
            ))}
        </div>
    );
}

/** Where somebody is signed in. */
export function Sessions() {
    const t = useText(settingsText);
    const sessions = useMySessions();
    const others = sessions.data?.items.filter((one) => !one.current).length ?? 0;
    return (
        <Section
            title={t.sessions}
            tools={
                others > 0 ? (
                    <Sure
                        ask={t.endOthers}
                        sure={t.endOthersSure(others)}
                        run={async () => {
                            await remove(`${OURS}/me/sessions`);
                            tell(t.othersEnded);
                        }}
                    />
                ) : null
            }
        >
            {sessions.data ? (
                <SessionRows
                    sessions={sessions.data.items}
                    end={(id) => remove(`${OURS}/me/sessions/${encodeURIComponent(id)}`)}
                />
            ) : (
                <Waiting for={sessions} />
            )}
        </Section>
    );
}
