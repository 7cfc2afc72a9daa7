// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.web.access.Access;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The values of `--web.anonymous-api`.
final class AnonymousApi implements ITypeConverter<Access> {
    @Override
    public Access convert(String value) {
        return switch (value) {
            case "off" -> Access.OFF;
            case "ingest" -> Access.INGEST;
            case "full" -> Access.FULL;
            default ->
                    throw new TypeConversionException(
                            "'" + value + "' is none of off, ingest and full");
        };
    }
}
