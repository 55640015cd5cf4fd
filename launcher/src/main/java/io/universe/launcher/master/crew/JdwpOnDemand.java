package io.universe.launcher.master.crew;

import io.universe.launcher.archive.Jvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The debug interface of a JVM that runs: the option with which it has to be started, and the command by which it opens it. HotSpot has that up to Java 23; one that does not know the option does not start.
 */
final class JdwpOnDemand {

    private static final int FIRST_FEATURE = 17;
    private static final int LAST_FEATURE = 23;

    private static final String OPTION = Jdwp.AGENT + "onjcmd=y," + Jdwp.ADDRESS;

    private static final String COMMAND = "VM.start_java_debugging";

    /** To attach and to be answered takes less than a second; a JVM that is stopped does not answer at all. */
    private static final long PATIENCE_SECONDS = 10;

    private static final int MOST_BYTES = 64 * 1024;

    private static final Pattern ADDRESS = Pattern.compile("^Address : \\S+:(\\d{1,5})$", Pattern.MULTILINE);

    private static final Pattern UNPREPARED =
            Pattern.compile("Could not find jdwp agent|was not enabled|Unknown diagnostic command");

    /** Why a JVM cannot be opened that was not started for it, and what helps. */
    static final String NOT_STARTED_FOR_IT =
            "its JVM was not started for that; debug.running: true does it for workers that are started from then on, on Java 17 to 23";

    private JdwpOnDemand() {}

    static boolean isKnownTo(Jvm jvm) {
        return jvm.isHotSpot() && jvm.feature() >= FIRST_FEATURE && jvm.feature() <= LAST_FEATURE;
    }

    /** The JVM's options with this one; it loads the agent once, and an operator's own goes first. */
    static List<String> addedTo(List<String> options, int port) {
        return options.stream().anyMatch(Jdwp::isAgent)
                ? options
                : Stream.concat(options.stream(), Stream.of(OPTION + port)).toList();
    }

    /**
     * Has the JVM of this process open it, and says at which port. Throws, and says why, where it does not.
     *
     * @param java the program that runs it
     * @param output what the process prints to
     */
    static int open(Path java, long pid, Path output) throws IOException {
        Path jcmd = java.resolveSibling("jcmd");
        if (!Files.isExecutable(jcmd)) {
            throw new IOException("there is no " + jcmd + ", which comes with a JDK");
        }
        long printed = Files.size(output);
        int port = port(answer(jcmd, pid));
        if (Jdwp.portIn(output, printed).orElse(0) != port) {
            throw new IOException("its JVM does not listen at port " + port
                    + ", which somebody else may have by now; recycle it and ask again");
        }
        return port;
    }

    private static String answer(Path jcmd, long pid) throws IOException {
        Process process = command(jcmd, pid).start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("its JVM has not answered within " + PATIENCE_SECONDS + "s");
            }
            return new String(process.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the master ends", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** What is meant for every JVM is not meant for this one. */
    private static ProcessBuilder command(Path jcmd, long pid) {
        ProcessBuilder command =
                new ProcessBuilder(jcmd.toString(), Long.toString(pid), COMMAND).redirectErrorStream(true);
        command.environment().keySet().removeAll(Jvm.VARIABLES);
        return command;
    }

    /** The port, from what the command has said. Pure. */
    static int port(String answer) throws IOException {
        Matcher address = ADDRESS.matcher(answer);
        if (answer.contains("Debugging has been started.") && address.find()) {
            return Integer.parseInt(address.group(1));
        }
        if (answer.contains("Debugging is already active.")) {
            throw new IOException("its JVM was opened, or was to be, before; recycle it and ask again");
        }
        throw new IOException(
                UNPREPARED.matcher(answer).find()
                        ? NOT_STARTED_FOR_IT
                        : "jcmd says: " + answer.strip().replaceAll("\\s+", " "));
    }
}
