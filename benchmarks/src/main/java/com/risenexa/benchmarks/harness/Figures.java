package com.risenexa.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was measured so far: each name with its values, kept in a file so that parts can be measured apart. */
final class Figures {
    private final Path file;
    private final Map<String, List<Double>> values = new TreeMap<>();

    Figures(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split("\t", -1);
                remember(parts[0], Double.parseDouble(parts[1]));
            }
        }
    }

    /** Forgets what an earlier run measured under names that begin so. */
    void forget(String prefix) throws IOException {
        values.keySet().removeIf(name -> name.startsWith(prefix));
        List<String> lines = new ArrayList<>();
        values.forEach((name, all) -> all.forEach(value -> lines.add(name + "\t" + value)));
        Files.write(file, lines);
    }

    void add(String name, double value) throws IOException {
        remember(name, value);
        Files.writeString(file, name + "\t" + value + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        System.out.println(String.format(Locale.ROOT, "%-60s %14.4g", name, value));
    }

    void addAll(String prefix, List<Map.Entry<String, Double>> measured) throws IOException {
        for (Map.Entry<String, Double> figure : measured) {
            add(prefix + "." + figure.getKey(), figure.getValue());
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The median; NaN if it was not measured. */
    double median(String name) {
        List<Double> sorted =
                values.getOrDefault(name, List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    /** Half the distance from the least to the most, in percent of the median. */
    double spread(String name) {
        List<Double> sorted =
                values.getOrDefault(name, List.of()).stream().sorted().toList();
        return sorted.size() < 2
                ? Double.NaN
                : 50 * (sorted.get(sorted.size() - 1) - sorted.get(0)) / sorted.get(sorted.size() / 2);
    }

    private void remember(String name, double value) {
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
}
