package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.ProcessEnvironment;
import java.util.Locale;

/** How a shell is told a variable; named as on the command line. */
enum ShellSyntax {
    sh("eval \"$(risenexa sandbox env)\"") {
        @Override
        String assignment(String name, String value) {
            return "export " + name + "='" + value.replace("'", "'\\''") + "'";
        }
    },
    fish("risenexa sandbox env --shell fish | source") {
        @Override
        String assignment(String name, String value) {
            return "set -gx " + name + " '" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
    },
    powershell("risenexa sandbox env --shell powershell | Out-String | Invoke-Expression") {
        @Override
        String assignment(String name, String value) {
            return "$Env:" + name + " = '" + value.replace("'", "''") + "'";
        }
    };

    private final String howTo;

    ShellSyntax(String howTo) {
        this.howTo = howTo;
    }

    abstract String assignment(String name, String value);

    /** How the shell reads what the command prints. */
    String howTo() {
        return howTo;
    }

    /** The shell that most likely asks. */
    static ShellSyntax of(ProcessEnvironment process) {
        String login = process.environment().apply("SHELL");
        if (login != null) {
            return login.endsWith("/fish") ? fish : sh;
        }
        String system = process.properties().apply("os.name");
        return system != null && system.toLowerCase(Locale.ROOT).startsWith("windows") ? powershell : sh;
    }
}
