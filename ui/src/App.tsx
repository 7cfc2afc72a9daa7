// SPDX-License-Identifier: Apache-2.0
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { router } from '@/frame/router';
import { queries } from '@/live/live';
import { failureIn } from '@/session/providers';
import { SignInDialog, SignInPage } from '@/session/SignIn';
import { StepUpHost } from '@/session/StepUpHost';
import { session } from '@/session/session';
import { useStore } from '@/store/store';

export function App() {
    const standing = useStore(session.standing);
    return (
        <QueryClientProvider client={queries}>
            {standing === 'stranger' || failureIn(location) ? <SignInPage /> : <RouterProvider router={router} />}
            {standing === 'ended' ? <SignInDialog /> : null}
            <StepUpHost />
        </QueryClientProvider>
    );
}
