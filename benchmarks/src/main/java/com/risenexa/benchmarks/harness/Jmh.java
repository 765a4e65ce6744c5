package com.risenexa.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the micro-benchmarks, and reads their times and allocations. */
final class Jmh {
    private Jmh() {}

    static void encoding(Path javaHome, Path folder, Figures figures) throws IOException, InterruptedException {
        Path results = folder.resolve("jmh.csv");
        new ProcessBuilder(List.of(
                        javaHome.resolve("bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.openjdk.jmh.Main",
                        "EncodingBenchmark",
                        "-prof",
                        "gc",
                        "-rf",
                        "csv",
                        "-rff",
                        results.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("jmh.log").toFile())
                .start()
                .waitFor();
        for (String line : Files.readAllLines(results)) {
            String[] cells = line.replace("\"", "").split(",", -1);
            String benchmark = cells[0].substring(cells[0].lastIndexOf("Benchmark.") + "Benchmark.".length());
            if (benchmark.endsWith("gc.alloc.rate.norm")) {
                figures.add("encoding." + benchmark.substring(0, benchmark.indexOf(':')) + ".bytes", score(cells));
            } else if (benchmark.equals("ours") || benchmark.equals("databind")) {
                figures.add("encoding." + benchmark + ".ns", score(cells));
            }
        }
    }

    private static double score(String[] cells) {
        return Double.parseDouble(cells[4]);
    }
}
