package com.risenexa.cli.internal.track;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.output.Json;
import com.risenexa.tracking.spi.JsonFault;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code K=V} (a string) and {@code K:=JSON} (any JSON). */
final class MetadataArguments {
    private MetadataArguments() {}

    static Map<String, @Nullable Object> read(List<String> arguments) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            boolean json = equals > 0 && argument.charAt(equals - 1) == ':';
            String name = equals < 0 ? "" : argument.substring(0, json ? equals - 1 : equals);
            if (name.isBlank()) {
                throw CliException.usage("--data " + argument + " cannot be read; expected K=V, or K:=JSON", null);
            }
            if (metadata.containsKey(name)) {
                throw CliException.usage("--data " + argument + " gives " + name + " a second time", null);
            }
            String value = argument.substring(equals + 1);
            metadata.put(name, json ? value(argument, value) : value);
        }
        return metadata;
    }

    private static @Nullable Object value(String argument, String json) {
        try {
            return Json.read(json);
        } catch (IOException e) {
            throw CliException.usage(
                    "--data " + argument + " has no JSON after the :=: " + JsonFault.reason(e),
                    "A string is given without the colon, as K=V.");
        }
    }
}
