package io.universe.testkit.handbook;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One page in Markdown. A block of code that a test compiles or reads has a comment in front of it that says what it is:
 * {@code <!-- snippet: file src/guide/Web.java -->} a file, {@code <!-- snippet: statements -->} and {@code <!-- snippet: members -->} a part of one.
 */
record Document(Path repository, Path file, String text) {

    private static final Pattern SNIPPET = Pattern.compile(
            "<!-- snippet: (?<kind>file|statements|members)(?: (?<path>\\S+))? -->\\n```\\w+\\n(?<code>.*?)^```$",
            Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern JAVA = Pattern.compile("^```java$", Pattern.MULTILINE);
    private static final Pattern BLOCK = Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    /** A block of code; {@code path} is empty where it is a part of a file. */
    record Snippet(String kind, String path, String code) {

        boolean isJava() {
            return path.isEmpty() || path.endsWith(".java");
        }
    }

    /** The blocks that say what they are. */
    List<Snippet> snippets() {
        return SNIPPET.matcher(text)
                .results()
                .map(found -> new Snippet(found.group(1), found.group(2) == null ? "" : found.group(2), found.group(3)))
                .toList();
    }

    /** How many blocks are Java, whether they say what they are or not. */
    long javaBlocks() {
        return JAVA.matcher(text).results().count();
    }

    /** The targets of all links to places in the repository. */
    List<String> links() {
        return LINK.matcher(prose()).results().map(found -> found.group(1)).toList();
    }

    /** The names by which headings are linked to. */
    List<String> anchors() {
        return HEADING.matcher(prose())
                .results()
                .map(found -> anchor(found.group(1)))
                .toList();
    }

    /** What stands between two comments, {@code <!-- NAME: begin -->} and {@code <!-- NAME: end -->}. */
    String between(String name) {
        return Pattern.compile("<!-- %1$s: begin -->\\n(.*)<!-- %1$s: end -->".formatted(name), Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(found -> found.substring(found.indexOf('\n') + 1, found.lastIndexOf("<!--")))
                .findFirst()
                .orElseThrow();
    }

    /** The place that a link leads to, without the heading. */
    Path target(String link) {
        String path = link.replaceFirst("#.*", "");
        return path.isEmpty() ? file : file.resolveSibling(path).normalize();
    }

    private String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }

    @Override
    public String toString() {
        return repository.relativize(file).toString();
    }
}
