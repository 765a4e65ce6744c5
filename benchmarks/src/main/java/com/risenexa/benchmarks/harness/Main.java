package com.risenexa.benchmarks.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures and writes the table. Arguments: folder for figures, page for the tables, homes of the JDKs as name=path joined by
 * commas, rounds, then the parts to measure; none means all.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]).toAbsolutePath();
        Files.createDirectories(folder);
        Map<String, Path> jdks = new LinkedHashMap<>();
        for (String jdk : args[2].split(",", -1)) {
            jdks.put(jdk.substring(0, jdk.indexOf('=')), Path.of(jdk.substring(jdk.indexOf('=') + 1)));
        }
        Figures figures = new Figures(folder.resolve("figures.tsv"));
        List<String> wanted = List.of(args).subList(4, args.length);
        try (Nginx server = Nginx.start(folder.resolve("nginx"))) {
            for (Map.Entry<String, Parts.Part> part : new Parts(jdks, server, Integer.parseInt(args[3]), figures)
                    .all()
                    .entrySet()) {
                if (wanted.isEmpty() || wanted.contains(part.getKey())) {
                    figures.forget(part.getKey() + ".");
                    part.getValue().run();
                }
            }
        }
        new Report(figures, List.copyOf(jdks.keySet())).write(Path.of(args[1]), Integer.parseInt(args[3]));
    }
}
