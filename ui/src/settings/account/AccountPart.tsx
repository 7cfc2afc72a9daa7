// SPDX-License-Identifier: Apache-2.0
import { ContactSection } from '@/paging/contact/ContactSection';
import { useMyAccount } from '../queries';
import { Waiting } from '../Section';
import { AbsenceCalendar } from './AbsenceCalendar';
import { CalendarLinks } from './CalendarLinks';
import { Identities } from './Identities';
import { MyTokens } from './MyTokens';
import { Passkeys } from './Passkeys';
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
            <ContactSection />
            <Password account={account.data} />
            <Passkeys />
            <Identities />
            <Sessions />
            <MyTokens />
            <CalendarLinks />
            <AbsenceCalendar />
        </>
    );
}
