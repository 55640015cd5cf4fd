package io.universe.testkit.handbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents of the repository, as its readers find them. */
final class Handbook {

    private static final Path REPOSITORY = repository();

    private Handbook() {}

    /** All documents, by their path in the repository. */
    static List<Document> documents() {
        try (Stream<Path> root = Files.list(REPOSITORY);
                Stream<Path> docs = Files.walk(REPOSITORY.resolve("docs"))) {
            Stream<Path> sample = Stream.of(REPOSITORY.resolve("sample-universe/README.md"));
            return Stream.of(root, docs, sample)
                    .flatMap(paths -> paths)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .map(Handbook::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One document, such as {@code docs/operations.md}. */
    static Document document(String path) {
        return read(REPOSITORY.resolve(path));
    }

    private static Document read(Path file) {
        try {
            return new Document(REPOSITORY, file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The nearest directory upwards that has the sources of the framework. */
    private static Path repository() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("framework/src"))) {
            directory = directory.resolve("..").normalize();
        }
        return directory;
    }
}
