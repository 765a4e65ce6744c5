package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.output.Table.DisplayWidth;
import com.risenexa.cli.internal.sandbox.JsonFields.OutcomeStyles;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes attempts as they come, a line each; what else happens is said on stderr. */
final class AttemptPrinter implements StreamFollower.Reader {
    private final CliContext context;
    private final Predicate<Map<String, @Nullable Object>> wanted;
    private final AttemptLine line;

    AttemptPrinter(CliContext context, Predicate<Map<String, @Nullable Object>> wanted) {
        this.context = context;
        this.wanted = wanted;
        this.line = new AttemptLine(context);
    }

    @Override
    public void attempt(Map<String, @Nullable Object> attempt) {
        if (wanted.test(attempt)) {
            line.show(attempt);
            context.requireOut();
        }
    }

    @Override
    public void reset(String startup) {
        say(Style.DIM, "Startup " + startup + " was reset: its events are forgotten.");
    }

    @Override
    public void lost() {
        say(Style.WARN, "The sandbox is gone; this continues when it is back. Ctrl-C ends it.");
    }

    @Override
    public void back() {
        say(Style.DIM, "It is back.");
    }

    private void say(Style style, String text) {
        context.say(context.err().in(style, text));
    }

    /**
     * One request in one line: when, what was answered, what became of it, whose event, and why. No line can wait for the
     * widths of the next, so these are fixed; a terminal of 80 columns has room for each.
     */
    static final class AttemptLine {
        private static final int ROOMY = 120;
        private static final int SHORT_ID = 8;
        private static final int UUID = 36;
        private static final int TYPE = 16;
        private static final int USER = 12;
        private static final int ROOMY_USER = 20;

        private final CliContext context;
        private final TimestampFormat moments = new TimestampFormat();

        AttemptLine(CliContext context) {
            this.context = context;
        }

        void show(Map<String, @Nullable Object> attempt) {
            if (context.json()) {
                context.document(attempt);
                return;
            }
            Output out = context.out();
            boolean roomy = out.columns() >= ROOMY;
            String outcome = JsonFields.text(attempt, "outcome");
            String status = JsonFields.text(attempt, "status");
            String sign = JsonFields.text(attempt, "action").equals("remove") ? "-" : "+";
            String user = JsonFields.text(attempt, "user_id");
            out.line(out.in(
                            Style.DIM,
                            DisplayWidth.padded(moments.text(JsonFields.text(attempt, "at")), TimestampFormat.WIDTH))
                    + "  "
                    + out.in(
                            OutcomeStyles.style(outcome),
                            String.format(Locale.ROOT, "%3s %-9s", status.isEmpty() ? "-" : status, outcome))
                    + "  " + fitted(out, sign + JsonFields.text(attempt, "event_type"), TYPE)
                    + "  " + fitted(out, user.isEmpty() ? "-" : user, roomy ? ROOMY_USER : USER)
                    + "  " + end(attempt, out, roomy));
        }

        /** The id of the event; its fault, if it met one. What was refused is no event: the reason stands there instead. */
        private static String end(Map<String, @Nullable Object> attempt, Output out, boolean roomy) {
            String code = JsonFields.text(attempt, "code");
            if (!code.isEmpty()) {
                return out.in(Style.DIM, code);
            }
            String id = DisplayWidth.padded(JsonFields.text(attempt, "event_id"), roomy ? UUID : 0);
            String shown = roomy ? id : id.substring(0, Math.min(SHORT_ID, id.length()));
            String fault = JsonFields.text(attempt, "fault");
            return fault.isEmpty() ? shown.strip() : shown + "  " + out.in(Style.DIM, fault);
        }

        /** Where nobody says how wide a line may be, a text is whole. */
        private static String fitted(Output out, String text, int width) {
            boolean bounded = out.columns() < Integer.MAX_VALUE;
            return DisplayWidth.padded(bounded ? DisplayWidth.clipped(text, width) : text, width);
        }
    }

    /** Moments as they are read on this machine, all equally wide: the time of today, the date of what lies further back. */
    static final class TimestampFormat {
        static final int WIDTH = 12;

        private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
        private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("MMM dd HH:mm", Locale.ENGLISH);
        private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("MMM dd  yyyy", Locale.ENGLISH);

        private final Clock clock;

        /**
         * Moments beside the present.
         *
         * @param clock now, and the zone
         */
        TimestampFormat(Clock clock) {
            this.clock = clock;
        }

        TimestampFormat() {
            this(Clock.system(ZoneId.systemDefault()));
        }

        /** Of an instant of JSON; a dash if it is none. */
        String text(String instant) {
            ZonedDateTime moment;
            try {
                moment = Instant.parse(instant).atZone(clock.getZone());
            } catch (DateTimeException e) {
                return "-";
            }
            ZonedDateTime now = ZonedDateTime.now(clock);
            if (moment.toLocalDate().equals(now.toLocalDate())) {
                return TODAY.format(moment);
            }
            return (moment.getYear() == now.getYear() ? THIS_YEAR : EARLIER).format(moment);
        }
    }
}
