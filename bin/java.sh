# SPDX-License-Identifier: Apache-2.0
# How the program is started: sourced by ./watchfire and by the archive's bin/watchfire, so that there is one
# list of flags. Both set java_home, and dist to the folder with the jars, before they launch.

# Serial and compact headers: measured, smallest for what this program does on few cores. A young
# generation of fixed size: left alone Java takes an eighth of the machine's memory before it first
# looks for garbage. A cache is only used under the flags it was trained with, so these belong together.
# Profiles of the training are not replayed: compiling from them at every start costs half a second of
# CPU and 30 MB. That flag is for experts and may go; a JVM without it is not to refuse to start.
collector=-XX:+UseSerialGC
flags='-XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining
    -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError -Xlog:disable -Xlog:all=error:stderr'
sizes='-Xms64m -Xmn32m'
# Training is a few seconds' work; something is wrong with a machine that needs this long.
training_limit_seconds=120

# Runs the program in the folder $1 under a little load and keeps the classes, profiles and objects it used;
# the log is $2. Without that cache everything works, only starts take longer.
train_cache() {
    limit=
    ! command -v timeout >/dev/null 2>&1 || limit="timeout $training_limit_seconds"
    # shellcheck disable=SC2086
    $limit "$java_home/bin/java" $collector $flags $sizes -XX:-AOTRecordTraining "-XX:AOTCacheOutput=$1/watchfire.aot" -jar "$1/watchfire.jar" train-cache "--keep-native=$1/native" \
        >"$2" 2>&1 && [ -s "$1/watchfire.aot" ] && return 0
    rm -f "$1/watchfire.aot"
    return 1
}

starts_with() {
    # shellcheck disable=SC2086
    "$java_home/bin/java" $collector $flags "$@" $layout -cp "$dist/watchfire.jar" -version >/dev/null 2>&1
}

# Takes the shell's place.
launch() {
    cache=
    [ ! -r "$dist/watchfire.aot" ] || cache=-XX:AOTCache=$dist/watchfire.aot
    # SQLite's library as training left it; without it each new data folder gets a copy of its own.
    native=
    [ ! -d "$dist/native" ] || native=-Dorg.sqlite.lib.path=$dist/native
    case ${WATCHFIRE_JAVA_OPTS:-} in
        *-XX:+Use*GC*) collector= ;;
    esac

    # A JVM refuses to start where the heap that it is told to have does not hold the cache's objects, or
    # not our sizes. Which do is its secret: it is asked, and only where somebody sets such options.
    layout=
    for option in ${WATCHFIRE_JAVA_OPTS:-}; do
        case $option in
            -Xm[nsx]* | -XX:*Size=* | -XX:*Ratio=* | -XX:*RAM* | -XX:[+-]Use* | -XX:ObjectAlignment*) layout="$layout $option" ;;
        esac
    done

    if [ -n "$layout" ]; then
        # shellcheck disable=SC2086
        [ -z "$cache" ] || starts_with $sizes "$cache" -XX:AOTMode=on || cache=
        # shellcheck disable=SC2086
        [ -n "$cache" ] || starts_with $sizes || sizes=
    fi
    # shellcheck disable=SC2086
    exec "$java_home/bin/java" $collector $flags $sizes ${cache:+"$cache"} ${native:+"$native"} ${WATCHFIRE_JAVA_OPTS:-} -jar "$dist/watchfire.jar" "$@"
}
