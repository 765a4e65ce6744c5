package com.risenexa.tests.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts of the repository that people read: messages, first sentences of Javadoc, the dashboard, the pages. */
public final class UserTexts {
    private static final Pattern TOKEN = Pattern.compile(
            "(?s)(?<doc>/\\*\\*.*?\\*/)|/\\*.*?\\*/|//[^\\n]*"
                    + "|\"\"\"(?<block>.*?)\"\"\"|\"(?<string>[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+)\"|'(?:[^'\\\\\\n]|\\\\[^'\\n]+|\\\\')'");
    private static final Pattern CONCATENATION = Pattern.compile("\\s*\\+\\s*");
    private static final Pattern TYPE = Pattern.compile("\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*(?://[^\\n]*)?\\s+)*"
            + "(?:(?:public|private|protected|static|final|abstract|sealed|non-sealed)\\s+)*"
            + "(?:class|interface|record|enum|@interface)\\s+(\\w+)");
    private static final Pattern DECLARED =
            Pattern.compile("(?m)^ *(?:[a-z-]+ )*(?:class|interface|record|enum|@interface) ([A-Z]\\w*)");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s");

    private static final Pattern BLOCK_END = Pattern.compile("\\n\\s*\\n|\\n\\s*(?=[-*|#]|\\d+\\. )|\\s\\|\\s");

    private UserTexts() {}

    /**
     * A text and where it stands.
     *
     * @param place the file, with the type where it is the first sentence of a type's Javadoc
     */
    public record Text(String place, String text) {}

    private record JavaTexts(List<Text> literals, List<Text> sentences) {}

    /** String literals of published modules that have a space; pieces that are concatenated are one. */
    public static Stream<Text> messages() {
        return published().flatMap(file -> read(file).literals().stream());
    }

    /** The first sentence of each type of published modules. */
    public static Stream<Text> firstSentences() {
        return published().flatMap(file -> read(file).sentences().stream());
    }

    /** The simple names of all types of published modules. */
    public static Stream<Text> types() {
        return published()
                .flatMap(file -> DECLARED.matcher(Repository.read(file))
                        .results()
                        .map(declared -> new Text(place(file), declared.group(1))));
    }

    /** Java sources of published modules. */
    public static Stream<Path> published() {
        return Repository.sources("src/main/java").stream()
                .filter(file -> place(file).startsWith("risenexa-"));
    }

    /** Lines of the dashboard's files and of configuration metadata, without comments. */
    public static Stream<Text> resources() {
        return Stream.of("risenexa-sandbox", "risenexa-tracking-spring-boot-starter")
                .map(module -> Repository.ROOT.resolve(module).resolve("src/main/resources"))
                .flatMap(Repository::files)
                .filter(file -> file.toString().matches(".*\\.(js|html|json)"))
                .flatMap(file -> Repository.read(file)
                        .replaceAll("(?s)/\\*.*?\\*/", "")
                        .replaceAll("(?m)^\\s*//.*$", "")
                        .lines()
                        .map(line -> new Text(place(file), line)));
    }

    /** Paragraphs, headings, items and cells of a page, without code. */
    public static List<Text> prose(Path page) {
        String text = Repository.read(page)
                .replaceAll("(?s)(?m)^ *```.*?^ *```", "\n")
                .replaceAll("(?s)<!--.*?-->|<[a-z/][^>]*>", "")
                .replaceAll("`[^`]*`", "`code`")
                .replaceAll("\\]\\([^)]*\\)", "]");
        return BLOCK_END
                .splitAsStream(text)
                .map(block -> block.replaceAll("\\s+", " ")
                        .replaceAll("^[-*|#\\s]+|^\\d+\\. ", "")
                        .replace("**", ""))
                .map(block -> new Text(place(page), block))
                .toList();
    }

    /** The literals and first sentences of a source. */
    private static JavaTexts read(Path file) {
        return parse(place(file), Repository.read(file));
    }

    private static JavaTexts parse(String place, String source) {
        List<String> literals = new ArrayList<>();
        List<Text> sentences = new ArrayList<>();
        Matcher token = TOKEN.matcher(source);
        int end = -1;
        while (token.find()) {
            String string = token.group("string") != null ? token.group("string") : token.group("block");
            if (string != null) {
                if (end >= 0
                        && CONCATENATION
                                .matcher(source.substring(end, token.start()))
                                .matches()) {
                    string = literals.remove(literals.size() - 1) + string;
                }
                literals.add(string);
                end = token.end();
            } else if (token.group("doc") != null) {
                Matcher type = TYPE.matcher(source).region(token.end(), source.length());
                if (type.lookingAt()) {
                    sentences.add(new Text(place + " " + type.group(1), firstSentence(token.group("doc"))));
                }
            }
        }
        return new JavaTexts(
                literals.stream()
                        .filter(literal -> literal.contains(" "))
                        .map(literal -> new Text(place, literal))
                        .toList(),
                sentences);
    }

    private static String firstSentence(String doc) {
        String text = doc.substring(3, doc.length() - 2)
                .lines()
                .map(line -> line.replaceFirst("^\\s*\\*", "").strip())
                .collect(Collectors.joining(" "))
                .replaceAll("\\{@\\w+ (?:\\w+#)?([^}]*)}", "$1")
                .replaceFirst("<p>.*", "")
                .strip();
        return SENTENCE_END.splitAsStream(text).findFirst().orElse("");
    }

    private static String place(Path file) {
        return Repository.ROOT.relativize(file).toString().replace('\\', '/');
    }
}
