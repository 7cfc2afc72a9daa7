// SPDX-License-Identifier: Apache-2.0
import { useStore } from '@/store/store';
import { proof } from './proof';
import { StepUp } from './StepUp';

/** Opens where something needs a fresh proof of who asks. */
export function StepUpHost() {
    const asked = useStore(proof);
    return asked ? <StepUp onFresh={asked.proved} onClose={asked.refused} /> : null;
}
