package io.universe.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The test's end of a {@link GreetingProcess}, or of another one that answers in the same way: gives orders, waits for answers, keeps the log. */
final class Greeter implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 90;

    private final Process process;
    private final Writer orders;
    private final Thread reader;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private boolean isSuspended;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();

    Greeter() throws IOException {
        this(GreetingProcess.class);
    }

    Greeter(Class<?> main) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of(System.getProperty("hazelcast.jvm.options", "").split(" ")));
        command.addAll(List.of("-Xmx96m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        orders = process.outputWriter(StandardCharsets.UTF_8);
        reader = new Thread(this::read, "greeter-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(line -> (line.startsWith("@") ? answers : log).add(line));
        } catch (UncheckedIOException | IOException ended) {
            log.add("ended: " + ended);
        }
    }

    void order(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
    }

    /** The words of the next answer, the first of which is to be this one. */
    List<String> answer(String expected) throws InterruptedException {
        String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(answer)
                .as("log of pid %s: %s", process.pid(), String.join("\n", log))
                .isNotNull();
        List<String> words = List.of(answer.substring(1).trim().split(" "));
        assertThat(words.get(0))
                .as("log of pid %s: %s", process.pid(), String.join("\n", log))
                .isEqualTo(expected);
        return words.subList(1, words.size());
    }

    /** The next answer as it is, or an empty one where there is none just now. */
    String poll() throws InterruptedException {
        String answer = answers.poll(1, TimeUnit.MILLISECONDS);
        return answer == null ? "" : answer;
    }

    /** Ends the process as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** Everything that a process that has ended had still answered. */
    List<String> remaining() throws InterruptedException {
        reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        List<String> remaining = new ArrayList<>();
        answers.drainTo(remaining);
        return remaining;
    }

    /** Stops the process, as a debugger or a machine that swaps might; nothing of it answers any more, its connections stand. */
    void suspend() throws IOException, InterruptedException {
        signal("STOP");
        isSuspended = true;
    }

    /** Lets it go on. */
    void resume() throws IOException, InterruptedException {
        signal("CONT");
        isSuspended = false;
    }

    private void signal(String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** One that is suspended could not end by itself. */
    @Override
    public void close() throws IOException {
        if (isSuspended) {
            process.destroyForcibly();
        }
        orders.close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
        }
    }
}
