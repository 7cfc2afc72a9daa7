#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds or checks the console for Maven: build.sh build|check DIRECTORY. Does nothing where nothing changed.
set -eu
cd "$(dirname "$0")"

oldest_node=20.19
die() {
    echo "ui: the console is built with Node.js $oldest_node or newer and npm: $*" >&2
    exit 1
}
command -v node >/dev/null 2>&1 || die "install them, for example from https://nodejs.org"
command -v npm >/dev/null 2>&1 || die "npm is missing, install it too"
node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
    die "this is $(node --version), install a newer one"
exec node build.mjs "$@"
