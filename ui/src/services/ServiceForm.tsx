// SPDX-License-Identifier: Apache-2.0
import type { ConfigurationObject, ServiceList } from '@/api/types';
import { useConfiguration, useObjects } from '@/configuration/queries';
import { Drawer } from '@/design/Drawer';
import { Remark } from '@/design/Form';
import { Fault, Skeleton } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { ServiceFields } from './ServiceFields';
import styles from './Services.module.css';
import { type Draft, draftOf, EMPTY } from './services';
import { servicesText } from './text';

interface Props {
    /** The name of a service that is, or null for a new one. */
    known: string | null;
    list: ServiceList;
    onClose: () => void;
}

/** Making a service, or changing one that the console has. */
export function ServiceForm({ known, list, onClose }: Props) {
    const t = useText(servicesText);
    const configuration = useConfiguration();
    const objects = useObjects();
    const title = known === null ? t.newTitle : t.editTitle(known);
    const error = configuration.error ?? objects.error;
    if (!configuration.data || !objects.data) {
        return (
            <Drawer label={title} onClose={onClose}>
                {error ? <Fault error={error} retry={() => void objects.refetch()} /> : <Skeleton />}
            </Drawer>
        );
    }
    const object: ConfigurationObject | null =
        objects.data.items.find((one) => one.kind === 'services' && one.name === known) ?? null;
    const ofFile = configuration.data.keys.some((key) => key.name === 'services' && key.owner === 'file');
    const draft: Draft | null = known === null ? EMPTY : object ? draftOf(object.value) : null;
    const remark = ofFile
        ? t.inFile(configuration.data.file.name)
        : known !== null && object === null
          ? t.gone
          : draft === null
            ? t.asYaml
            : null;
    return (
        <Drawer label={title} onClose={onClose}>
            {remark !== null || draft === null ? (
                <>
                    <Remark>{remark}</Remark>
                    {object ? <pre className={styles.yaml}>{object.yaml}</pre> : null}
                </>
            ) : (
                <ServiceFields key={known ?? ''} object={object} before={draft} list={list} onClose={onClose} />
            )}
        </Drawer>
    );
}
