package com.risenexa.tests.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tests.support.Repository;
import com.risenexa.tests.support.UserTexts;
import com.risenexa.tests.support.UserTexts.Text;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read is plain English: forms that a reader has to puzzle over fail the build. */
class PlainWordsTest {
    /** The form, and what to write instead. */
    private static final Map<Pattern, String> FORMS = new LinkedHashMap<>();

    static {
        form("(?<![Tt]here )\\b(is|are|was|were) no (?!longer|more than|less than|later|earlier)\\w", "is not a …");
        form("(?<![Tt]here )\\b(is|are|was|were) none\\b", "is not one, there is none");
        form("\\b[Mm]end(s|ed|ing)?\\b", "correct, fix");
        form("\\bto be had\\b|\\bcome again\\b", "retry after …");
        form("\\b(is|are) not there\\b", "does not exist, is missing");
        form("\\b[Ww]ho(m|se)?ever\\b", "name the subject: the caller, you, an application that …");
        form("\\banew\\b|\\bshall\\b|\\bthereof\\b", "again, must");
        form("\\b(go|goes|going|went) on\\b(?! (the|a|an|to)\\b)", "continue");
        form("\\blets? go of\\b|\\bfor want of\\b|\\btold of\\b|\\bin whatever\\b", "release, without, notified of");
        form("(?<!onnections? )(?<!onnections? are )\\brefus(ed|es|als?)\\b", "rejected, rejection");
        form("\\bjudge[sd]?\\b|\\bjudging\\b|\\bjudge?ments?\\b", "validate, check, decide");
    }

    /** A sentence that begins so has no subject that a reader knows, unless it is a question. */
    private static final Pattern RELATIVE =
            Pattern.compile("(?:^|(?<=[.!?] ))(Who|Whom|Whose|What|Whatever|Whoever)\\b(?![^.!?]*\\?)[^.!?:]*[.:]");

    /** The first sentence of a type says what it is, with its noun, or what it does, with its verb. */
    private static final Pattern RIDDLE = Pattern.compile(
            "^(Who|Whose|What|Which|Where|When|How|Why|Whether|Nobody|Knows|All that|The one (that|place|who|thread))\\b.*");

    /** Metaphors for which there is a standard term. */
    private static final Pattern PRIVATE_WORD = Pattern.compile(
            "(\\w*(Judge|Refusal|Brake|Court|Courier|Mischief|Teller|Tellers|Fate|Witness|Surroundings|Absence)"
                    + "|Refused\\w*|Ruling|Scene|Again|Parts|Place|Conduct|Moments|Ending|Told|Peer|Door|Walk|Senders)");

    private static void form(String pattern, String instead) {
        FORMS.put(Pattern.compile(pattern), instead);
    }

    private static List<String> found(Stream<Text> texts) {
        return texts.flatMap(text -> complaints(text.text()).map(why -> text.place() + ": " + text.text() + why))
                .toList();
    }

    private static Stream<String> complaints(String text) {
        Stream<String> forms = FORMS.entrySet().stream()
                .filter(form -> form.getKey().matcher(text).find())
                .map(form -> "\n    write: " + form.getValue());
        return RELATIVE.matcher(text).find()
                ? Stream.concat(forms, Stream.of("\n    write: subject, verb, object"))
                : forms;
    }

    @Test
    void messages_are_plain() {
        assertThat(found(UserTexts.messages())).isEmpty();
    }

    @Test
    void the_dashboard_and_the_configuration_metadata_are_plain() {
        assertThat(found(UserTexts.resources())).isEmpty();
    }

    @Test
    void the_first_sentence_of_a_type_says_what_it_is() {
        assertThat(found(UserTexts.firstSentences())).isEmpty();
        assertThat(UserTexts.firstSentences()
                        .filter(text -> RIDDLE.matcher(text.text()).matches())
                        .map(text -> text.place() + ": " + text.text()))
                .isEmpty();
    }

    @Test
    void the_pages_are_plain() {
        Stream<UserTexts.Text> texts = Repository.linkedPages().stream()
                .filter(page -> !page.equals("docs/contract.md")) // made of the names of tests
                .flatMap(page -> UserTexts.prose(Repository.ROOT.resolve(page)).stream());
        assertThat(found(texts)).isEmpty();
    }

    @Test
    void no_two_types_of_published_modules_have_one_name_for_different_things() {
        Map<String, List<Path>> named = UserTexts.published()
                .filter(file -> !file.endsWith("module-info.java") && !file.endsWith("package-info.java"))
                .collect(groupingBy(file -> file.getFileName().toString().replace(".java", "")));
        Set<String> twice = named.entrySet().stream()
                .filter(name -> name.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(toSet());
        assertThat(twice).isEmpty();
    }

    @Test
    void types_are_named_by_the_nouns_of_the_field() {
        assertThat(UserTexts.types()
                        .filter(text -> PRIVATE_WORD.matcher(text.text()).matches())
                        .map(text -> text.place() + ": " + text.text()))
                .isEmpty();
    }

    @Test
    void the_forms_are_seen_and_plain_english_passes() {
        assertThat(List.of(
                        "base_url is no URL",
                        "warnings are none",
                        "mend every field",
                        "the limit is over; come again in 3 s",
                        "the file is not there",
                        "whoever wants it",
                        "begins anew",
                        "the import goes on; press Ctrl-C",
                        "the request was refused",
                        "the bytes are judged",
                        "Who must not share one takes --port 0.",
                        "One sentence. What is out of range is named."))
                .allMatch(text -> complaints(text).findAny().isPresent());
        assertThat(List.of(
                        "base_url is not a URL",
                        "there is no sandbox",
                        "there are none",
                        "it is no longer used",
                        "connection refused",
                        "What does it cost? Little.",
                        "rate limit exceeded; retry after 3 s"))
                .noneMatch(text -> complaints(text).findAny().isPresent());
    }
}
