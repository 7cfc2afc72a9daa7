// SPDX-License-Identifier: Apache-2.0
import Activity from '@tabler/icons-react/dist/esm/icons/IconActivity.mjs';
import Adjustments from '@tabler/icons-react/dist/esm/icons/IconAdjustments.mjs';
import AlarmSnooze from '@tabler/icons-react/dist/esm/icons/IconAlarmSnooze.mjs';
import AlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import ArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import ArrowRight from '@tabler/icons-react/dist/esm/icons/IconArrowRight.mjs';
import ArrowsExchange from '@tabler/icons-react/dist/esm/icons/IconArrowsExchange.mjs';
import Beach from '@tabler/icons-react/dist/esm/icons/IconBeach.mjs';
import Bell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs';
import BellOff from '@tabler/icons-react/dist/esm/icons/IconBellOff.mjs';
import BellRinging from '@tabler/icons-react/dist/esm/icons/IconBellRinging.mjs';
import Bolt from '@tabler/icons-react/dist/esm/icons/IconBolt.mjs';
import Book2 from '@tabler/icons-react/dist/esm/icons/IconBook2.mjs';
import Bookmark from '@tabler/icons-react/dist/esm/icons/IconBookmark.mjs';
import CalendarPlus from '@tabler/icons-react/dist/esm/icons/IconCalendarPlus.mjs';
import ChartLine from '@tabler/icons-react/dist/esm/icons/IconChartLine.mjs';
import Check from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import ChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import ChevronLeft from '@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs';
import ChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import ChevronUp from '@tabler/icons-react/dist/esm/icons/IconChevronUp.mjs';
import CircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import CircleDashed from '@tabler/icons-react/dist/esm/icons/IconCircleDashed.mjs';
import Clock from '@tabler/icons-react/dist/esm/icons/IconClock.mjs';
import ClockPause from '@tabler/icons-react/dist/esm/icons/IconClockPause.mjs';
import Contrast from '@tabler/icons-react/dist/esm/icons/IconContrast.mjs';
import Copy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import DeviceMobile from '@tabler/icons-react/dist/esm/icons/IconDeviceMobile.mjs';
import Dots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import Download from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import ExternalLink from '@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs';
import FileText from '@tabler/icons-react/dist/esm/icons/IconFileText.mjs';
import Filter from '@tabler/icons-react/dist/esm/icons/IconFilter.mjs';
import Flame from '@tabler/icons-react/dist/esm/icons/IconFlame.mjs';
import Flask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs';
import GripVertical from '@tabler/icons-react/dist/esm/icons/IconGripVertical.mjs';
import HelpCircle from '@tabler/icons-react/dist/esm/icons/IconHelpCircle.mjs';
import Home from '@tabler/icons-react/dist/esm/icons/IconHome.mjs';
import Hourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs';
import InfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import Key from '@tabler/icons-react/dist/esm/icons/IconKey.mjs';
import Keyboard from '@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs';
import Language from '@tabler/icons-react/dist/esm/icons/IconLanguage.mjs';
import List from '@tabler/icons-react/dist/esm/icons/IconList.mjs';
import Logout from '@tabler/icons-react/dist/esm/icons/IconLogout.mjs';
import Mail from '@tabler/icons-react/dist/esm/icons/IconMail.mjs';
import Message from '@tabler/icons-react/dist/esm/icons/IconMessage.mjs';
import Moon from '@tabler/icons-react/dist/esm/icons/IconMoon.mjs';
import Pencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import Phone from '@tabler/icons-react/dist/esm/icons/IconPhone.mjs';
import PlayerStop from '@tabler/icons-react/dist/esm/icons/IconPlayerStop.mjs';
import PlugConnectedX from '@tabler/icons-react/dist/esm/icons/IconPlugConnectedX.mjs';
import Plus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import Refresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs';
import Replace from '@tabler/icons-react/dist/esm/icons/IconReplace.mjs';
import Route from '@tabler/icons-react/dist/esm/icons/IconRoute.mjs';
import Search from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import Send from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import Server from '@tabler/icons-react/dist/esm/icons/IconServer.mjs';
import Settings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs';
import Shield from '@tabler/icons-react/dist/esm/icons/IconShield.mjs';
import Stack2 from '@tabler/icons-react/dist/esm/icons/IconStack2.mjs';
import StairsUp from '@tabler/icons-react/dist/esm/icons/IconStairsUp.mjs';
import Sun from '@tabler/icons-react/dist/esm/icons/IconSun.mjs';
import Tags from '@tabler/icons-react/dist/esm/icons/IconTags.mjs';
import Trash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import User from '@tabler/icons-react/dist/esm/icons/IconUser.mjs';
import UserCheck from '@tabler/icons-react/dist/esm/icons/IconUserCheck.mjs';
import UserOff from '@tabler/icons-react/dist/esm/icons/IconUserOff.mjs';
import UserPlus from '@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs';
import Users from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
import WifiOff from '@tabler/icons-react/dist/esm/icons/IconWifiOff.mjs';
import X from '@tabler/icons-react/dist/esm/icons/IconX.mjs';

export const ICONS = {
    home: Home,
    flame: Flame,
    silence: BellOff,
    bell: Bell,
    send: Send,
    about: InfoCircle,
    health: Activity,
    check: Check,
    cross: X,
    right: ChevronRight,
    left: ChevronLeft,
    down: ChevronDown,
    up: ChevronUp,
    clock: Clock,
    held: ClockPause,
    shield: Shield,
    retry: Refresh,
    nobody: UserOff,
    person: UserCheck,
    filter: Filter,
    warn: AlertTriangle,
    plus: Plus,
    out: Logout,
    open: ExternalLink,
    search: Search,
    plug: PlugConnectedX,
    storm: Bolt,
    more: Dots,
    layers: Stack2,
    list: List,
    sun: Sun,
    moon: Moon,
    auto: Contrast,
    language: Language,
    keyboard: Keyboard,
    passkey: Key,
    undo: ArrowBackUp,
    edit: Pencil,
    why: HelpCircle,
    book: Book2,
    chart: ChartLine,
    save: Bookmark,
    trash: Trash,
    hourglass: Hourglass,
    stop: PlayerStop,
    tags: Tags,
    arrow: ArrowRight,
    server: Server,
    user: User,
    test: Flask,
    copy: Copy,
    dots: CircleDashed,
    resolved: CircleCheck,
    route: Route,
    settings: Settings,
    key: Key,
    download: Download,
    users: Users,
    group: Stack2,
    configuration: Adjustments,
    file: FileText,
    swap: ArrowsExchange,
    absence: Beach,
    override: Replace,
    calendar: CalendarPlus,
    grip: GripVertical,
    snooze: AlarmSnooze,
    page: BellRinging,
    phone: Phone,
    offline: WifiOff,
    help: UserPlus,
    escalate: StairsUp,
    device: DeviceMobile,
    mail: Mail,
    message: Message,
} as const;

/** One meaning each. */
export type IconName = keyof typeof ICONS;
