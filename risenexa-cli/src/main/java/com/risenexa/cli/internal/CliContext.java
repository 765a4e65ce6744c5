package com.risenexa.cli.internal;

import com.risenexa.cli.internal.options.GlobalOptions;
import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.StickyErrorStream;
import com.risenexa.cli.internal.output.StickyErrorStream.UnwritableOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** One run of the command: its surroundings, the options that all commands share, and where to write. */
public final class CliContext {
    private final ProcessEnvironment process;
    private final GlobalOptions options;
    private final StickyErrorStream out;
    private final StickyErrorStream err;
    private int columns;

    CliContext(ProcessEnvironment process, GlobalOptions options) {
        this.process = process;
        this.options = options;
        this.out = new StickyErrorStream(process.out());
        this.err = new StickyErrorStream(process.err());
    }

    public ProcessEnvironment process() {
        return process;
    }

    public GlobalOptions options() {
        return options;
    }

    /** Data. */
    public Output out() {
        return output(out, process.outIsTerminal());
    }

    /** Why not all of the data could be written; null if it could. */
    @Nullable
    IOException outError() {
        return out.error();
    }

    /**
     * For commands that write until somebody ends them.
     *
     * @throws UnwritableOutput if nothing more can be written
     */
    public void requireOut() {
        IOException error = out.error();
        if (error != null) {
            throw new UnwritableOutput(error);
        }
    }

    /** Talk. */
    public Output err() {
        return output(err, process.errIsTerminal());
    }

    /** The bytes of others, beside the talk. */
    public OutputStream errStream() {
        return err;
    }

    private Output output(StickyErrorStream stream, boolean isTerminal) {
        return new Output(stream, hasColour(isTerminal), () -> isTerminal ? columns() : Integer.MAX_VALUE);
    }

    /** Asked once: to ask costs a process. */
    private int columns() {
        if (columns == 0) {
            columns = process.columns().getAsInt();
        }
        return columns;
    }

    private boolean hasColour(boolean isTerminal) {
        String refused = process.environment().apply("NO_COLOR");
        if (refused != null && !refused.isEmpty()) {
            return false;
        }
        return switch (options.color) {
            case always -> true;
            case never -> false;
            case auto -> isTerminal && !"dumb".equals(process.environment().apply("TERM"));
        };
    }

    public boolean json() {
        return options.json;
    }

    /** The one document of {@code --json}, or one of a stream. */
    public void document(@Nullable Object value) {
        out().line(JsonText.write(value));
    }

    /** A line on stderr that {@code -q} leaves out. */
    public void say(String line) {
        if (!options.quiet) {
            err().line(line);
        }
    }
}
