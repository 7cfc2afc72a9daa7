# SPDX-License-Identifier: Apache-2.0
# find_jdk prints the home of the first JDK 25 or newer it finds, or fails.
# Looked at in this order: WATCHFIRE_JAVA_HOME, JAVA_HOME, the javac on PATH, /usr/lib/jvm/*, and where macOS
# keeps them.

jdk_major() {
    # Reading the release file costs nothing; starting a JVM to ask for its version costs 50 ms.
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ -n "$version" ] && [ "$version" -ge 25 ] 2>/dev/null
}

find_jdk() {
    on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path") && on_path=${on_path%/bin/javac}
    for candidate in "${WATCHFIRE_JAVA_HOME:-}" "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$candidate" ] && jdk_major "$candidate"; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}
