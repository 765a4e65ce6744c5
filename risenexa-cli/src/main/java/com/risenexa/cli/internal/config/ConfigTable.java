package com.risenexa.cli.internal.config;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import com.risenexa.cli.internal.output.KeyMask;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Style;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a configuration. */
final class ConfigTable {
    private final CliContext context;

    ConfigTable(CliContext context) {
        this.context = context;
    }

    void show(Configuration configuration) {
        table(configuration);
        String obstacle = configuration.obstacle();
        if (obstacle != null) {
            context.err().line("No event can be sent: " + TerminalSanitizer.text(obstacle) + ".");
        }
    }

    private void table(Configuration configuration) {
        if (context.json()) {
            context.document(document(configuration));
            return;
        }
        Output out = context.out();
        configuration.values().forEach((setting, value) -> {
            String source = value.source().label() + (value.place() == null ? "" : " " + value.place());
            String text = TerminalSanitizer.text(shown(setting, value));
            out.line(String.format(Locale.ROOT, "%-16s %-28s ", setting.key(), text.isEmpty() ? "-" : text)
                    + out.in(Style.DIM, TerminalSanitizer.text(source)));
        });
    }

    private static Map<String, @Nullable Object> document(Configuration configuration) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        configuration.values().forEach((setting, value) -> {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("value", shown(setting, value));
            entry.put("source", value.source().label());
            entry.put("place", KeyMask.in(value.place()));
            document.put(setting.key(), entry);
        });
        return document;
    }

    private static @Nullable String shown(Setting setting, ResolvedValue value) {
        String text = value.text();
        return text == null || setting != Setting.API_KEY ? KeyMask.in(text) : KeyMask.shortened(text.strip());
    }
}
