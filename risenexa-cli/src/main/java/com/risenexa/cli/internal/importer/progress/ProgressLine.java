package com.risenexa.cli.internal.importer.progress;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Progress as a line. Pure: numbers and a width in, a text out. */
public final class ProgressLine {
    private static final int SHORTEST_BAR = 10;
    private static final int LONGEST_BAR = 40;
    private static final int SECONDS = 60;

    private ProgressLine() {}

    /**
     * The progress of an import at one moment.
     *
     * @param fraction of the input that is read, 0 to 1; NaN if nobody knows
     * @param perSecond rows accepted in the last seconds, each second
     * @param secondsLeft -1 if nobody knows
     * @param note what it waits for; null if for nothing
     */
    record Progress(
            long read,
            long accepted,
            long rejected,
            long undelivered,
            double fraction,
            double perSecond,
            long secondsLeft,
            @Nullable String note) {}

    /** Shorter than the width by three: in the last column some terminals begin a new line, and Ctrl-C adds a ^C. */
    static String bar(Progress progress, int width) {
        int room = Math.max(1, width - 3);
        String note = progress.note() == null ? "" : "  " + progress.note();
        String rate = rate(progress) + eta(progress, "  ETA ");
        String shortRate = rate(progress) + eta(progress, " ");
        String[][] layouts = {
            {rate, words(progress, true) + note},
            {rate, words(progress, false) + note},
            {shortRate, marks(progress) + note},
            {shortRate, marks(progress)},
        };
        for (String[] layout : layouts) {
            String rest = "  " + layout[0] + "  " + layout[1];
            int left = room - percent(progress).length() - 3 - rest.length();
            if (left >= SHORTEST_BAR) {
                return percent(progress) + " " + drawn(progress, Math.min(left, LONGEST_BAR)) + rest;
            }
        }
        String bare = percent(progress) + " " + shortRate + " " + marks(progress);
        return bare.length() <= room ? bare : bare.substring(0, room);
    }

    /** For a log. */
    static String plain(Progress progress) {
        return (percent(progress) + "  " + rate(progress) + eta(progress, "  ETA ") + "  " + words(progress, true)
                        + (progress.note() == null ? "" : "  " + progress.note()))
                .strip();
    }

    private static String percent(Progress progress) {
        return Double.isNaN(progress.fraction())
                ? ""
                : String.format(Locale.ROOT, "%3d%%", (int) Math.floor(progress.fraction() * 100));
    }

    private static String drawn(Progress progress, int length) {
        if (Double.isNaN(progress.fraction())) {
            return "[" + " ".repeat(length) + "]";
        }
        int full = (int) Math.min(length, Math.floor(progress.fraction() * length));
        return "[" + "#".repeat(full) + " ".repeat(length - full) + "]";
    }

    private static String rate(Progress progress) {
        return String.format(Locale.ROOT, progress.perSecond() < 10 ? "%.1f/s" : "%,.0f/s", progress.perSecond());
    }

    private static String eta(Progress progress, String before) {
        long seconds = progress.secondsLeft();
        if (seconds < 0) {
            return "";
        }
        long minutes = seconds / SECONDS;
        return before
                + (minutes < SECONDS
                        ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds % SECONDS)
                        : String.format(
                                Locale.ROOT, "%d:%02d:%02d", minutes / SECONDS, minutes % SECONDS, seconds % SECONDS));
    }

    private static String words(Progress progress, boolean all) {
        String read = all ? String.format(Locale.ROOT, "read %,d  ", progress.read()) : "";
        return read
                + String.format(
                        Locale.ROOT,
                        "accepted %,d  rejected %,d  undelivered %,d",
                        progress.accepted(),
                        progress.rejected(),
                        progress.undelivered());
    }

    /** The same in signs, and nothing of what is none. */
    private static String marks(Progress progress) {
        return String.format(Locale.ROOT, "✓ %,d", progress.accepted())
                + (progress.rejected() == 0 ? "" : String.format(Locale.ROOT, " ✗ %,d", progress.rejected()))
                + (progress.undelivered() == 0 ? "" : String.format(Locale.ROOT, " … %,d", progress.undelivered()));
    }

    /** The ANSI sequences that replace the last line. Pure. */
    static final class AnsiLine {
        private static final String TO_LINE_START = "\r";
        private static final String CLEAR_BELOW = "\u001b[J";

        private AnsiLine() {}

        /**
         * Clears what was drawn before. In a window that has become narrower the terminal has broken that line into several.
         *
         * @param drawn how long the line on the screen is; 0 if there is none
         * @param width of the terminal now
         */
        static String clear(int drawn, int width) {
            int above = drawn == 0 ? 0 : (drawn - 1) / Math.max(1, width);
            return TO_LINE_START + (above == 0 ? "" : "\u001b[" + above + "A") + CLEAR_BELOW;
        }

        /** In a window that became narrower a moment ago, the line shall be cut, not broken. */
        static String unbroken(String line) {
            return "\u001b[?7l" + line + "\u001b[?7h";
        }
    }

    /** Rows a second, over the last few seconds. Pure but for what it was told before. */
    static final class RateEstimator {
        private static final double MEMORY_SECONDS = 3;
        private static final double NANOS = 1e9;

        private final long began;
        private long last;
        private long lastCount;
        private double perSecond;

        RateEstimator(long nanoTime, long count) {
            this.began = nanoTime;
            this.last = nanoTime;
            this.lastCount = count;
        }

        double at(long nanoTime, long count) {
            double seconds = (nanoTime - last) / NANOS;
            if (seconds <= 0) {
                return perSecond;
            }
            double age = (last - began) / NANOS;
            double weight = 1 - Math.exp(-seconds / Math.min(MEMORY_SECONDS, Math.max(age, seconds / 100)));
            perSecond += weight * ((count - lastCount) / seconds - perSecond);
            last = nanoTime;
            lastCount = count;
            return perSecond;
        }

        /** How long the rest takes if it goes as it went; -1 if nobody knows. */
        static long secondsLeft(double from, double fraction, double seconds) {
            double done = fraction - from;
            if (Double.isNaN(done) || done <= 0 || seconds < 1) {
                return -1;
            }
            return Math.round(Math.max(0, 1 - fraction) / done * seconds);
        }
    }

    /** The counters of a running import, written by one thread and shown by another. */
    public static final class ImportCounters {
        public final AtomicLong skipped = new AtomicLong();
        public final AtomicLong read = new AtomicLong();
        public final AtomicLong accepted = new AtomicLong();
        public final AtomicLong rejected = new AtomicLong();

        /** Rows that wait to be sent again. */
        public final AtomicLong undelivered = new AtomicLong();

        private volatile @Nullable String note;

        /** What it waits for, in a few words; null if for nothing. */
        public void note(@Nullable String words) {
            note = words;
        }

        public @Nullable String note() {
            return note;
        }
    }
}
