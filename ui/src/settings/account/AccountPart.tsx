// SPDX-License-Identifier: Apache-2.0
import { Identities } from '@/session/Identities';
import { Passkeys } from '@/session/Passkeys';
import { useMyAccount } from '../queries';
import { Waiting } from '../Section';
import { MyTokens } from './MyTokens';
import { Password } from './Password';
import { Profile } from './Profile';
import { Sessions } from './Sessions';

/** One's own account. */
export default function AccountPart() {
    const account = useMyAccount();
    if (!account.data) {
        return <Waiting for={account} />;
    }
    return (
        <>
            <Profile key={account.data.id} account={account.data} />
            <Password account={account.data} />
            <Passkeys />
            <Identities />
            <Sessions />
            <MyTokens />
        </>
    );
}
