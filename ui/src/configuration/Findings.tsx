// SPDX-License-Identifier: Apache-2.0
import type { ConfigurationFinding } from '@/api/types';
import { Icon } from '@/design/Icon';
import { useText } from '@/i18n/bilingual';
import styles from './Configuration.module.css';
import { configurationText } from './text';

interface Props {
    findings: readonly ConfigurationFinding[];
    severity: 'error' | 'warning';
    /** Where it is, in a text that can be shown. */
    goTo?: (finding: ConfigurationFinding) => void;
}

/** What is wrong, each with its place; a click leads there. */
export function Findings({ findings, severity, goTo }: Props) {
    const t = useText(configurationText);
    return (
        <ul className={styles.findings} data-severity={severity}>
            {findings.map((finding) => {
                const place = `${finding.line}:${finding.column}`;
                const where = finding.source === 'file' ? t.inFile(place) : place;
                return (
                    <li key={`${finding.source} ${finding.line}:${finding.column} ${finding.message}`}>
                        <Icon name="warn" size={14} />
                        {goTo && finding.source !== 'file' ? (
                            <button type="button" onClick={() => goTo(finding)}>
                                {where}
                            </button>
                        ) : (
                            <span className="quiet">{where}</span>
                        )}
                        <span>
                            {finding.path ? <code>{finding.path}</code> : null} {finding.message}
                        </span>
                    </li>
                );
            })}
        </ul>
    );
}
