package io.universe.sample.it;

import io.universe.testkit.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The JDK's own debugger, attached to a port of this machine, and told what to do line by line. */
final class Jdb implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final PrintStream commands;
    private final StringBuffer said = new StringBuffer();

    private Jdb(Process process) {
        this.process = process;
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread reader = new Thread(this::listen, "jdb");
        reader.setDaemon(true);
        reader.start();
    }

    /** That of the JDK of this {@code java}; it has attached when this returns. */
    static Jdb attach(Path java, int port) throws IOException {
        Jdb jdb = new Jdb(new ProcessBuilder(java.resolveSibling("jdb").toString(), "-attach", "127.0.0.1:" + port)
                .redirectErrorStream(true)
                .start());
        jdb.awaits("Initializing jdb");
        return jdb;
    }

    private void listen() {
        try (InputStream output = process.getInputStream()) {
            byte[] some = new byte[8192];
            for (int read = output.read(some); read >= 0; read = output.read(some)) {
                said.append(new String(some, 0, read, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does this, and waits until that is said after it. */
    void does(String command, String awaited) {
        int before = said.length();
        commands.println(command);
        Await.until("jdb says: " + awaited, PATIENCE, said::toString, text -> text.indexOf(awaited, before) >= 0);
    }

    /** Waits until this was said. */
    void awaits(String awaited) {
        Await.until("jdb says: " + awaited, PATIENCE, said::toString, text -> text.contains(awaited));
    }

    /** Detaches. */
    @Override
    public void close() {
        commands.println("quit");
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
