#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the archive out of a folder of jars: a Java with no more than is needed, the start-up cache trained with it,
# the launchers and a unit for systemd.   deploy/archive/package.sh JARS VERSION OUTPUT-FOLDER
set -eu

jars=$1
version=$2
output=$3
base=$(cd "$(dirname "$0")/../.." && pwd)

# What the jars use of Java, and what only shows when it runs: jdk.crypto.ec and jdk.net are used by TLS and by
# sockets through look-ups, jdk.unsupported by the handling of signals, java.security.jgss by PostgreSQL.
modules=java.base,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,java.xml,jdk.crypto.ec,jdk.httpserver,jdk.management,jdk.net,jdk.unsupported

die() {
    echo "package: $*" >&2
    exit 1
}

[ "$(uname -s)" = Linux ] || die "the archive is made on Linux, for the processor that it is made on"
. "$base/.mvn/find-jdk.sh"
java_home=$(find_jdk) || die "needs a JDK 25 or newer: install one, or set WATCHFIRE_JAVA_HOME"
[ -r "$jars/watchfire.jar" ] || die "no watchfire.jar in $jars"

name=watchfire-$version-linux-$(uname -m)
folder=$output/$name
rm -rf "$folder"
mkdir -p "$folder/bin" "$folder/lib/systemd"
cp "$jars"/*.jar "$base/bin/java.sh" "$folder/lib/"
cp "$base/deploy/archive/watchfire" "$base/deploy/archive/alertmanager" "$folder/bin/"
cp "$base/deploy/systemd/watchfire.service" "$folder/lib/systemd/"
cp "$base/LICENSE" "$base/NOTICE" "$base/deploy/archive/README.md" "$folder/"
cp -R "$base/examples" "$folder/"
chmod 755 "$folder/bin/watchfire" "$folder/bin/alertmanager"

"$java_home/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages \
    --dedup-legal-notices=error-if-not-same-content --output "$folder/lib/java" ||
    die "jlink failed"

# A cache belongs to files of one size and time. An archive keeps whole seconds, so there must be no others.
find "$folder" -exec touch -h -d "@${SOURCE_DATE_EPOCH:-$(date +%s)}" {} +

java_home=$folder/lib/java
. "$base/bin/java.sh"
train_cache "$folder/lib" "$output/training.log" || die "training the start-up cache failed: see $output/training.log"

rm -f "$output/$name.tar.gz"
tar --sort=name --owner=0 --group=0 --numeric-owner -C "$output" -czf "$output/$name.tar.gz" "$name"
rm -rf "$folder"
echo "package: $output/$name.tar.gz"
