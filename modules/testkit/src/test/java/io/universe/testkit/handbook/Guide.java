package io.universe.testkit.handbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The application that docs/getting-started.md leads to. */
final class Guide {

    private static final Document DOCUMENT = Handbook.document("docs/getting-started.md");
    private static final Pattern CHECK = Pattern.compile("`check` says\\n\\n```text\\n(.*?)```", Pattern.DOTALL);

    private Guide() {}

    /** Compiles it, packs it with its services files, and writes its configuration into the home. */
    static void packInto(Path jar, Path home) throws IOException {
        Path classes = Files.createTempDirectory(home, "classes");
        SnippetCompiler.compile(DOCUMENT, classes);
        SnippetCompiler.copy(DOCUMENT, "src/", classes);
        SnippetCompiler.copy(DOCUMENT, "conf/", home.resolve("conf"));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : files(classes)) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
        }
    }

    /** What the page says that {@code check} prints. */
    static String answerOfCheck() {
        return CHECK.matcher(DOCUMENT.text())
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
