package io.universe.testkit.handbook;

import io.universe.testkit.handbook.Document.Snippet;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the Java of a document against what this test sees: its files together, each of its fragments in a class around it. */
final class SnippetCompiler {

    private static final String IMPORTS = """
            import io.universe.app.*;
            import io.universe.app.Module;
            import io.universe.cluster.*;
            import io.vertx.core.*;
            import io.vertx.core.http.*;
            import io.vertx.core.json.*;
            import io.vertx.ext.web.*;
            import java.util.*;
            """;
    private static final String AROUND_STATEMENTS = """
            final class %s {
                void run(Worker worker, Router router) throws Exception {
            %s
                }
            }
            """;
    private static final String AROUND_MEMBERS = """
            abstract class %s implements WorkerContext {
            %s
            }
            """;

    private SnippetCompiler() {}

    /** Writes the classes into the directory; an AssertionError says what the compiler says. */
    static void compile(Document document, Path classes) {
        List<Snippet> snippets =
                document.snippets().stream().filter(Snippet::isJava).toList();
        List<JavaFileObject> sources = IntStream.range(0, snippets.size())
                .mapToObj(i -> source(snippets.get(i), "Snippet" + i))
                .toList();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "--release",
                "17",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString());
        if (!ToolProvider.getSystemJavaCompiler()
                .getTask(messages, null, null, options, null, sources)
                .call()) {
            throw new AssertionError("a snippet of " + document + " does not compile:\n" + messages);
        }
    }

    /** Writes what is no Java, of files below a directory of the document's, to where it belongs. */
    static void copy(Document document, String below, Path to) {
        document.snippets().stream()
                .filter(snippet -> !snippet.isJava() && snippet.path().startsWith(below))
                .forEach(snippet -> write(to.resolve(snippet.path().substring(below.length())), snippet.code()));
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject source(Snippet snippet, String name) {
        return switch (snippet.kind()) {
            case "file" -> new Source(snippet.path().replaceFirst("^src/", ""), snippet.code());
            case "statements" ->
                new Source(name + ".java", IMPORTS + AROUND_STATEMENTS.formatted(name, snippet.code()));
            default -> new Source(name + ".java", IMPORTS + AROUND_MEMBERS.formatted(name, snippet.code()));
        };
    }

    /** A source in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(String path, String code) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
