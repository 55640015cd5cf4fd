package io.universe.sample.it;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What callers have written down, a file for each process: it is there when they no longer are. */
record Ledger(Path directory) {

    /**
     * One line.
     *
     * @param nanos when, by the clock of the machine, as {@link System#nanoTime} of every process has it
     * @param life whose, such as {@code caller-0.1}
     * @param words the namespace, the key, a token or a number
     */
    record Line(long nanos, String kind, String life, long pid, List<String> words) {

        String namespace() {
            return words.get(0);
        }

        String key() {
            return words.get(1);
        }

        String token() {
            return words.get(2);
        }

        boolean isOf(String wanted, String namespace, String key) {
            return kind.equals(wanted) && namespace().equals(namespace) && key().equals(key);
        }
    }

    static Ledger in(Path directory) throws IOException {
        return new Ledger(Files.createDirectories(directory));
    }

    /** All lines, those of one process in the order in which they were written. */
    List<Line> lines() {
        return files().stream().flatMap(Ledger::lines).toList();
    }

    /** The loads of a key that have begun, the first one first. */
    List<Line> loads(String namespace, String key) {
        return lines().stream()
                .filter(line -> line.isOf("BEGIN", namespace, key))
                .sorted((one, other) -> Long.compare(one.nanos(), other.nanos()))
                .toList();
    }

    /** The port of a process life; empty as long as it has written down none. */
    Optional<Integer> port(String life) {
        return lines().stream()
                .filter(line -> line.kind().equals("PORT") && line.life().equals(life))
                .map(line -> Integer.valueOf(line.words().get(0)))
                .findFirst();
    }

    /** Puts what holds in a namespace, in which nobody changes anything now, in the place of all that the dead have written down. */
    void settle(String namespace, JsonObject states) throws IOException {
        for (Path file : files()) {
            if (ProcessHandle.of(pid(file)).isEmpty()) {
                Files.delete(file);
            }
        }
        Files.write(
                directory.resolve("settled.0"),
                states.fieldNames().stream()
                        .flatMap(key -> settled(namespace, key, states.getLong(key)))
                        .toList());
    }

    private static Stream<String> settled(String namespace, String key, long nanos) {
        String place = namespace + " " + key;
        return Stream.of(nanos + " SET " + place, nanos + " ACK " + place + " " + nanos);
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Line> lines(Path file) {
        String name = file.getFileName().toString();
        String life = name.substring(0, name.lastIndexOf('.'));
        return read(file).lines().map(text -> line(text, life, pid(file)));
    }

    private static long pid(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(name.lastIndexOf('.') + 1));
    }

    private static Line line(String text, String life, long pid) {
        List<String> words = Arrays.asList(text.split(" "));
        return new Line(Long.parseLong(words.get(0)), words.get(1), life, pid, words.subList(2, words.size()));
    }

    /** Without a line that is being written. */
    private static String read(Path file) {
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
