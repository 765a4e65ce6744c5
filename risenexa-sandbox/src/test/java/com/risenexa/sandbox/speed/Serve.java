package com.risenexa.sandbox.speed;

import com.risenexa.sandbox.Sandbox;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Serves {@code bare}, {@code nothing}, {@code memory} or {@code file FOLDER}; ends with its standard input. */
public final class Serve {
    private Serve() {}

    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "bare" -> System.out.println(AcceptAll.start());
            case "nothing" -> System.out.println(StoreNothing.start());
            case "memory" -> System.out.println(Sandbox.start().port());
            default ->
                System.out.println(
                        Sandbox.builder().data(Path.of(args[1])).start().port());
        }
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }
}
