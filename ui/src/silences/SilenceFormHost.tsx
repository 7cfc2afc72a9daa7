// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react';
import { useStore } from '@/store/store';
import { draft } from './form';

const SilenceForm = lazy(() => import('./SilenceForm'));

/** The form's place in the frame: it opens beside any page. */
export function SilenceFormHost() {
    const now = useStore(draft);
    return now ? (
        <Suspense>
            <SilenceForm key={now.id} from={now} />
        </Suspense>
    ) : null;
}
