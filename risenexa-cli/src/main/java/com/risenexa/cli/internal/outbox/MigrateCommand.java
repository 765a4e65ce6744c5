package com.risenexa.cli.internal.outbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.tracking.outbox.TrackingOutbox;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "migrate",
        description = "Create the table if it is missing, and check it if it is there; 2 if it is of another version.",
        footer = "  risenexa outbox migrate --url jdbc:mariadb://db/shop?user=me")
public final class MigrateCommand extends OutboxSubcommand {
    public MigrateCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(TrackingOutbox outbox) {
        boolean created = outbox.createTable();
        if (context().json()) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("created", created);
            context().document(document);
        } else {
            context().out().line(created ? "the table was created" : "the table is as it must be");
        }
        return ExitCode.DONE;
    }
}
